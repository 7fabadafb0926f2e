package io.sandboxconsole.console.sandbox.action;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/// Creates the dialog in which the user specifies or confirms an action.
@Component
class CommandDialogs {

    private final SshActions ssh;

    private final DeletionActions deletions;

    private final Clock clock;

    CommandDialogs(SshActions ssh, DeletionActions deletions, Clock clock) {
        this.ssh = ssh;
        this.deletions = deletions;
        this.clock = clock;
    }

    /// Input for a dialog.
    ///
    /// @param connection the connection of the sandbox, whose engine's rules apply
    /// @param pausing whether the sandbox's machine can pause
    /// @param onSubmit receives the command; SSH access and deletion need more than a command and do not use it
    record Request(
            Sandbox sandbox,
            Connection connection,
            boolean pausing,
            BiConsumer<CommandDialog<SandboxCommand>, SandboxCommand> onSubmit) {

        private Map<String, Message> problems(SandboxCommand command) {
            return connection.problems(sandbox, command);
        }
    }

    CommandDialog<?> of(UI ui, SandboxAction action, Request request) {
        var sandbox = request.sandbox();
        var submit = request.onSubmit();
        return switch (action) {
            case RENEW -> new RenewDialog(sandbox, clock, PersonZone.of(ui), submit);
            case EDIT_METADATA -> new MetadataDialog(sandbox, submit);
            case SNAPSHOT -> new SnapshotDialog(sandbox, submit);
            case FORK -> new ForkDialog(sandbox, submit);
            case RESIZE ->
                new ResizeDialog(
                        sandbox, request.connection().capabilities().hints().resize(), request::problems, submit);
            case SET_INTERVALS -> new IntervalsDialog(sandbox, request.pausing(), request::problems, submit);
            case PAUSE, RESUME, START, STOP, ARCHIVE, RECOVER, TOUCH, BACKUP, CLOSE_SSH ->
                confirmation(request, new SandboxCommand.Simple(action));
            case SET_OPEN_PORTS ->
                confirmation(
                        request,
                        new SandboxCommand.SetOpenPorts(!sandbox.attributes().openPorts()));
            case OPEN_SSH -> ssh.dialog(ui, sandbox);
            case DELETE -> deletions.dialog(ui, sandbox);
        };
    }

    private static ConfirmationDialog confirmation(Request request, SandboxCommand command) {
        return new ConfirmationDialog(request.sandbox(), command, List.of(), request.onSubmit());
    }
}
