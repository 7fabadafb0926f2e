package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.access.DatabaseOutage;
import java.time.Duration;

/// Shows a failed load: the error, its details to copy, and a retry button. While the console's database does not
/// answer, the browser asks for a retry by itself.
@JavaScript("context://js/notice.js")
public final class ErrorPanel extends Div {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    public ErrorPanel(RuntimeException cause, Runnable retry) {
        var errorText = ErrorText.of(cause);
        var sentence = new Paragraph(errorText.sentence());
        sentence.addClassName("error");
        var copy = small(new Button(text("details.copy-details")));
        Clipboard.copyOnClick(copy, errorText.sentence() + "\n" + errorText.details());
        var again = small(new Button(text("details.retry"), _ -> retry.run()));
        addClassName("refusal");
        add(sentence);
        if (DatabaseOutage.causes(cause)) {
            getElement().setAttribute("data-retried-after", String.valueOf(PAUSE.toMillis()));
            getElement().addEventListener("due", _ -> retry.run());
            add(new Paragraph(text("details.retrying")));
        }
        add(new Div(again, copy));
    }

    private static Button small(Button button) {
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }
}
