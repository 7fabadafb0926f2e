package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.component.dialog.Warnings;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxCommand;
import java.util.List;
import java.util.function.BiConsumer;

/// Confirms a command that needs no further input, and states its consequence.
public final class ConfirmationDialog extends CommandDialog<SandboxCommand> {

    private final SandboxCommand command;

    /// @param warnings the warnings about this sandbox or this command, as sentences
    ConfirmationDialog(
            Sandbox sandbox,
            SandboxCommand command,
            List<String> warnings,
            BiConsumer<CommandDialog<SandboxCommand>, SandboxCommand> onSubmit) {
        var label = ActionText.label(command.action());
        super(text("dialog.confirm.title", label, sandbox.title()), label, onSubmit);
        this.command = command;
        content(new Paragraph(consequence(command)), new SandboxSummary(sandbox), new Warnings(warnings));
        setWidth("36rem");
        focus();
    }

    @Override
    protected SandboxCommand value() {
        return command;
    }

    /// Only what loses and stops nothing may be confirmed by an Enter too many.
    private void focus() {
        switch (command.action()) {
            case DELETE -> warnOfLoss();
            case PAUSE, STOP, ARCHIVE, CLOSE_SSH, SET_OPEN_PORTS ->
                cancelButton().focus();
            case RESUME, START, RECOVER, TOUCH, BACKUP -> submitButton().focus();
            case RENEW, EDIT_METADATA, SNAPSHOT, OPEN_SSH, SET_INTERVALS, RESIZE, FORK -> {}
        }
    }

    /// The consequence as a sentence; empty for a command that has its own dialog.
    static String consequence(SandboxCommand command) {
        return switch (command.action()) {
            case DELETE -> text("dialog.confirm.delete");
            case PAUSE -> text("dialog.confirm.pause");
            case RESUME -> text("dialog.confirm.resume");
            case START -> text("dialog.confirm.start");
            case STOP -> text("dialog.confirm.stop");
            case ARCHIVE -> text("dialog.confirm.archive");
            case RECOVER -> text("dialog.confirm.recover");
            case TOUCH -> text("dialog.confirm.touch");
            case BACKUP -> text("dialog.confirm.backup");
            case CLOSE_SSH -> text("dialog.confirm.close-ssh");
            case SET_OPEN_PORTS ->
                command.equals(new SandboxCommand.SetOpenPorts(true))
                        ? text("dialog.confirm.open-ports")
                        : text("dialog.confirm.close-ports");
            case RENEW, EDIT_METADATA, SNAPSHOT, OPEN_SSH, SET_INTERVALS, RESIZE, FORK -> "";
        };
    }
}
