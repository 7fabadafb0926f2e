package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/// Shows a failed load: the error, its details to copy, and a retry button.
public final class ErrorPanel extends Div {

    public ErrorPanel(RuntimeException cause, Runnable retry) {
        var errorText = ErrorText.of(cause);
        var sentence = new Paragraph(errorText.sentence());
        sentence.addClassName("error");
        var copy = small(new Button(text("details.copy-details")));
        Clipboard.copyOnClick(copy, errorText.sentence() + "\n" + errorText.details());
        addClassName("refusal");
        add(sentence, new Div(small(new Button(text("details.retry"), _ -> retry.run())), copy));
    }

    private static Button small(Button button) {
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }
}
