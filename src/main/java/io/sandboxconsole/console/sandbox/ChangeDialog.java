package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Explanation;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.words.Phrase;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A dialog that hands a value to the screen and stays open until the engine has accepted it: a failure is shown here,
/// at the field where possible, and nothing typed is lost.
abstract class ChangeDialog<T> extends Dialog {

    private final Button submit;

    private final Div problem = new Div();

    private final BiConsumer<ChangeDialog<T>, T> onSubmit;

    ChangeDialog(String title, String submitLabel, BiConsumer<ChangeDialog<T>, T> onSubmit) {
        this.onSubmit = onSubmit;
        setHeaderTitle(title);
        setCloseOnOutsideClick(false);
        submit = new Button(submitLabel, _ -> trySubmit());
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        problem.getElement().setAttribute("role", "alert");
        problem.addClassName("dialog-problem");
        getFooter().add(new Button("Cancel", _ -> close()), submit);
    }

    /// The value to hand over, or nothing while a field is wrong; the implementation marks such fields.
    protected abstract @Nullable T value();

    /// Shows at the field `name` that `problem` is wrong with it, if there is such a field.
    protected boolean refuse(String name, Phrase problem) {
        return false;
    }

    /// Adds the fields; the place for failures comes last.
    protected final void content(Component... components) {
        var body = new Div(components);
        body.addClassName("dialog-body");
        add(body, problem);
    }

    protected final Button submitButton() {
        return submit;
    }

    /// Follows the call that the screen made with the value.
    final <R> void show(Answer<R> answer) {
        submit.setEnabled(!(answer instanceof Answer.Awaited<R>));
        problem.removeAll();
        switch (answer) {
            case Answer.Awaited<R>() -> problem.setText("Asking the engine…");
            case Answer.Here<R> _ -> close();
            case Answer.Refused<R>(var cause) -> explain(cause);
        }
    }

    private void trySubmit() {
        var value = value();
        if (value != null) {
            onSubmit.accept(this, value);
        }
    }

    private void explain(RuntimeException cause) {
        if (cause instanceof ProviderException.Invalid invalid) {
            invalid.fields().forEach(error -> refuse(error.field(), error.message()));
        }
        var explanation = Explanation.of(cause);
        var sentence = new Paragraph(explanation.sentence());
        sentence.addClassName("error");
        problem.add(sentence, new Pre(explanation.details()));
    }
}
