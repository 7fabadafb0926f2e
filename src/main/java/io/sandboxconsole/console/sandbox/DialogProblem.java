package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import io.sandboxconsole.console.component.Explanation;

/// Where a dialog tells that the engine is asked, and why it has refused.
final class DialogProblem extends Div {

    DialogProblem() {
        getElement().setAttribute("role", "alert");
        addClassName("dialog-problem");
    }

    void await() {
        setText(say("dialog.asking"));
    }

    void explain(RuntimeException cause) {
        var explanation = Explanation.of(cause);
        var sentence = new Paragraph(explanation.sentence());
        sentence.addClassName("error");
        removeAll();
        add(sentence, new Pre(explanation.details()));
    }
}
