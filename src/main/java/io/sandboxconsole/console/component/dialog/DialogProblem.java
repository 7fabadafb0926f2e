package io.sandboxconsole.console.component.dialog;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import io.sandboxconsole.console.component.ErrorText;

/// Shows the progress of a dialog's request to the engine, or its failure.
final class DialogProblem extends Div {

    DialogProblem() {
        getElement().setAttribute("role", "alert");
        addClassName("dialog-problem");
    }

    void await() {
        setText(text("dialog.asking"));
    }

    void explain(RuntimeException cause) {
        var errorText = ErrorText.of(cause);
        var sentence = new Paragraph(errorText.sentence());
        sentence.addClassName("error");
        removeAll();
        add(sentence, new Pre(errorText.details()));
    }
}
