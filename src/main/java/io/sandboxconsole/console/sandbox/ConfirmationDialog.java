package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.sandbox.Change;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import java.util.List;
import java.util.function.BiConsumer;

/// Asks before a change that needs nothing else to be said, and tells what it will do.
final class ConfirmationDialog extends ChangeDialog<Change> {

    private final Change change;

    /// @param warnings what is special about this sandbox or this change
    ConfirmationDialog(
            Sandbox sandbox, Change change, List<String> warnings, BiConsumer<ChangeDialog<Change>, Change> onSubmit) {
        var label = ActionWords.label(change.action());
        super(say("dialog.confirm.title", label, sandbox.title()), label, onSubmit);
        this.change = change;
        if (change.action() == SandboxAction.DELETE) {
            submitButton().addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        content(new Paragraph(consequence(change)), new SandboxSummary(sandbox), new Warnings(warnings));
        setWidth("36rem");
        submitButton().focus();
    }

    @Override
    protected Change value() {
        return change;
    }

    /// Empty for a change that has a dialog of its own.
    private static String consequence(Change change) {
        return switch (change.action()) {
            case DELETE -> say("dialog.confirm.delete");
            case PAUSE -> say("dialog.confirm.pause");
            case RESUME -> say("dialog.confirm.resume");
            case START -> say("dialog.confirm.start");
            case STOP -> say("dialog.confirm.stop");
            case ARCHIVE -> say("dialog.confirm.archive");
            case RECOVER -> say("dialog.confirm.recover");
            case TOUCH -> say("dialog.confirm.touch");
            case BACKUP -> say("dialog.confirm.backup");
            case CLOSE_SSH -> say("dialog.confirm.close-ssh");
            case SET_OPEN_PORTS ->
                change.equals(new Change.SetOpenPorts(true))
                        ? say("dialog.confirm.open-ports")
                        : say("dialog.confirm.close-ports");
            case RENEW, EDIT_METADATA, SNAPSHOT, OPEN_SSH, SET_INTERVALS, RESIZE, FORK -> "";
        };
    }
}
