package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Unavailable;
import io.sandboxconsole.sandbox.Caution;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.words.Phrase;
import io.sandboxconsole.words.SafeText;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A dialog that hands a value to the screen and stays open until the engine has accepted it: a failure is shown here,
/// at the field where possible, and nothing typed is lost.
@StyleSheet("styles/dialogs.css")
public abstract class ChangeDialog<T> extends Dialog {

    /// Where Enter has no meaning of its own, as in a text of several lines or in a list of choices.
    private static final String ENTER = "event.key === 'Enter' && !event.ctrlKey && !event.isComposing"
            + " && event.target.localName === 'input'"
            + " && event.target.closest('vaadin-text-field, vaadin-password-field, vaadin-integer-field') !== null";

    private final Button submit;

    private final Div body = new Div();

    private final DialogProblem problem = new DialogProblem();

    private @Nullable CautionGate gate;

    private final BiConsumer<ChangeDialog<T>, T> onSubmit;

    protected ChangeDialog(String title, String submitLabel, BiConsumer<ChangeDialog<T>, T> onSubmit) {
        this.onSubmit = onSubmit;
        setHeaderTitle(title);
        setCloseOnOutsideClick(false);
        addClassName("change-dialog");
        submit = new Button(submitLabel, _ -> trySubmit());
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("dialog.cancel"), _ -> close()), submit);
        // Leaving the field for a moment tells the server what was typed last.
        Shortcuts.addShortcutListener(this, this::trySubmit, Key.ENTER, KeyModifier.CONTROL)
                .listenOn(this)
                .setResetFocusOnActiveElement(true);
        getElement().addEventListener("keydown", _ -> trySubmit()).setFilter(ENTER);
        addDialogCloseActionListener(_ -> leave());
    }

    /// The value to hand over, or nothing while a field is wrong; the implementation marks such fields.
    protected abstract @Nullable T value();

    /// Shows at the field `name` that `problem` is wrong with it, if there is such a field.
    protected boolean refuse(String name, Phrase problem) {
        return false;
    }

    /// Shows at its fields what the failure says is wrong with them.
    protected void place(RuntimeException cause) {
        if (cause instanceof ProviderException.Invalid invalid) {
            invalid.fields().forEach(error -> refuse(error.field(), error.message()));
        }
    }

    /// Whether something would be lost if the dialog closed.
    protected boolean typed() {
        return false;
    }

    /// Adds the fields; the place for failures comes last.
    protected final void content(Component... components) {
        body.addClassName("dialog-body");
        body.add(components);
        add(body, problem);
    }

    /// Warns of what is special here, and lets nobody go on who has not typed what they have to.
    final void heed(List<Caution> cautions) {
        if (!cautions.isEmpty()) {
            var sentences = cautions.stream()
                    .map(caution -> SafeText.line(say(caution.sentence())))
                    .toList();
            gate = new CautionGate(cautions, this::showGate);
            body.addComponentAsFirst(new Warnings(sentences));
            body.add(gate);
            gate.focus();
            showGate();
        }
    }

    protected final Button submitButton() {
        return submit;
    }

    /// Follows the call that the screen made with the value.
    public final <R> void show(Answer<R> answer) {
        submit.setEnabled(!(answer instanceof Answer.Awaited<R>));
        problem.removeAll();
        switch (answer) {
            case Answer.Awaited<R>() -> problem.await();
            case Answer.Here<R> _ -> close();
            case Answer.Refused<R>(var cause) -> explain(cause);
        }
    }

    private void trySubmit() {
        // The keys work while the button does not.
        if (!submit.isEnabled()) {
            return;
        }
        if (gate != null && gate.missing() != null) {
            gate.insist();
            return;
        }
        var value = value();
        if (value != null) {
            onSubmit.accept(this, value);
        } else if (isOpened()) {
            Mistakes.focusFirst(this);
        }
    }

    /// Esc is pressed by mistake more easily than a button.
    private void leave() {
        if (!typed()) {
            close();
            return;
        }
        new DiscardQuestion(this::close).open();
    }

    private void showGate() {
        Unavailable.mark(submit, gate == null ? null : gate.missing());
    }

    private void explain(RuntimeException cause) {
        place(cause);
        Mistakes.focusFirst(this);
        problem.explain(cause);
    }
}
