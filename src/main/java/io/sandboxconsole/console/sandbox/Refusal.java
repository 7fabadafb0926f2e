package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.console.component.Explanation;

/// Why something cannot be shown, with details to copy and another try.
public final class Refusal extends Div {

    public Refusal(RuntimeException cause, Runnable retry) {
        var explanation = Explanation.of(cause);
        var sentence = new Paragraph(explanation.sentence());
        sentence.addClassName("error");
        var copy = small(new Button(say("details.copy-details")));
        Clipboard.copyOnClick(copy, explanation.sentence() + "\n" + explanation.details());
        addClassName("refusal");
        add(sentence, new Div(small(new Button(say("details.retry"), _ -> retry.run())), copy));
    }

    private static Button small(Button button) {
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }
}
