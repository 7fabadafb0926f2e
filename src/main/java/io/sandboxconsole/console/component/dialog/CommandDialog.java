package io.sandboxconsole.console.component.dialog;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.shared.Registration;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.console.component.UnavailableHint;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.ActionWarning;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A dialog that passes a value to the screen and stays open until the engine has accepted it: a failure is shown
/// here, at the field where possible, and no input is lost.
@StyleSheet("styles/dialogs.css")
public abstract class CommandDialog<T> extends SingleDialog {

    /// The fields in which Enter submits; in a text of several lines or a list of choices it has a meaning of its own.
    private static final String ENTER = "event.key === 'Enter' && !event.ctrlKey && !event.isComposing"
            + " && event.target.localName === 'input'"
            + " && event.target.closest('vaadin-text-field, vaadin-password-field, vaadin-integer-field') !== null";

    private final Button cancel = new Button(text("dialog.cancel"), _ -> close());

    private final Button submit;

    private final Stack body = new Stack();

    private final DialogProblem problem = new DialogProblem();

    private final List<Registration> watched = new ArrayList<>();

    private @Nullable TypedConfirmation gate;

    private @Nullable DiscardQuestion question;

    private final BiConsumer<CommandDialog<T>, T> onSubmit;

    protected CommandDialog(String title, String submitLabel, BiConsumer<CommandDialog<T>, T> onSubmit) {
        this.onSubmit = onSubmit;
        setHeaderTitle(title);
        setCloseOnOutsideClick(false);
        addClassName("change-dialog");
        submit = new Button(submitLabel, _ -> trySubmit());
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(cancel, submit);
        // Resetting the focus sends the last input to the server.
        Shortcuts.addShortcutListener(this, this::trySubmit, Key.ENTER, KeyModifier.CONTROL)
                .listenOn(this)
                .setResetFocusOnActiveElement(true);
        getElement().addEventListener("keydown", _ -> trySubmit()).setFilter(ENTER);
        addDialogCloseActionListener(_ -> leave());
    }

    /// The value to submit, or null while a field is invalid; the implementation marks such fields.
    protected abstract @Nullable T value();

    /// Marks the field `name` as invalid because of `problem`; false if there is no such field.
    protected boolean refuse(String name, Message problem) {
        return false;
    }

    /// Marks the fields that the failure names; true if that shows all of it.
    protected boolean place(RuntimeException cause) {
        if (!(cause instanceof ProviderException.Invalid invalid)) {
            return false;
        }
        long unplaced = invalid.fields().stream()
                .filter(error -> !refuse(error.field(), error.message()))
                .count();
        return unplaced == 0 && !invalid.fields().isEmpty();
    }

    /// Whether closing the dialog would lose input.
    protected boolean typed() {
        return false;
    }

    /// Adds the fields; the failure panel comes last.
    protected final void content(Component... components) {
        body.setMinWidth("min(28rem, 80vw)");
        body.add(components);
        add(body, problem);
    }

    /// Shows the warnings and blocks submission until their required texts are typed.
    public final void showWarnings(List<ActionWarning> warnings) {
        if (!warnings.isEmpty()) {
            var sentences = warnings.stream()
                    .map(warning -> SafeText.line(text(warning.sentence())))
                    .toList();
            gate = new TypedConfirmation(warnings, this::showGate);
            body.addComponentAsFirst(new Warnings(sentences));
            body.add(gate);
            gate.focus();
            showGate();
        }
    }

    /// Adds a tool beside the buttons, such as the command that does the same in a terminal.
    public final void addTool(Component tool) {
        tool.addClassName("dialog-tool");
        getFooter().addComponentAtIndex(0, tool);
    }

    /// The value that would be submitted now; empty while a field is invalid.
    public final Optional<T> present() {
        return Optional.ofNullable(value());
    }

    public final Button submitButton() {
        return submit;
    }

    /// The button that has the focus first where submitting loses something: Enter, pressed once too often, then loses
    /// nothing.
    public final Button cancelButton() {
        return cancel;
    }

    /// Makes the submission look dangerous, and begins with the focus on the way out.
    protected final void warnOfLoss() {
        submit.addThemeVariants(ButtonVariant.LUMO_ERROR);
        cancel.focus();
    }

    /// Shows the state of the call that the screen made with the value; a success closes the dialog.
    public final <R> void show(AsyncResult<R> result) {
        submit.setEnabled(!(result instanceof AsyncResult.Pending<R>));
        clear();
        switch (result) {
            case AsyncResult.Pending<R>() -> problem.await();
            case AsyncResult.Success<R> _ -> close();
            case AsyncResult.Failure<R>(var cause) -> explain(cause);
        }
    }

    private void trySubmit() {
        // The shortcuts work even while the button is disabled, and until the browser has closed the dialog.
        if (!submit.isEnabled() || !isOpened()) {
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
            InvalidFields.focusFirst(this);
        }
    }

    /// Esc is pressed by mistake more easily than a button.
    private void leave() {
        if (!typed()) {
            close();
            return;
        }
        if (question == null || !question.isOpened()) {
            question = new DiscardQuestion(this::close);
            question.open();
        }
    }

    private void showGate() {
        UnavailableHint.mark(submit, gate == null ? null : gate.missing());
    }

    private void explain(RuntimeException cause) {
        boolean placed = place(cause);
        boolean focused = InvalidFields.focusFirst(this);
        if (!placed) {
            problem.explain(cause);
            watch(body);
            if (!focused) {
                problem.scrollIntoView();
            }
        }
    }

    /// Removes the failure with the next change of any field: it was about the earlier values.
    private void watch(Component part) {
        if (part instanceof HasValue<?, ?> field) {
            watched.add(field.addValueChangeListener(_ -> clear()));
        } else if (!part.getElement().isTextNode()) {
            part.getChildren().forEach(this::watch);
        }
    }

    private void clear() {
        problem.removeAll();
        watched.forEach(Registration::remove);
        watched.clear();
    }
}
