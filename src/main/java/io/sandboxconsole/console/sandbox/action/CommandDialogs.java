package io.sandboxconsole.console.sandbox.action;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.console.command.CommandButton;
import io.sandboxconsole.console.command.SandboxCommands;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.passthrough.EngineProxies;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/// Creates the dialog in which the user specifies or confirms an action.
@Component
class CommandDialogs {

    private final SshActions ssh;

    private final DeletionActions deletions;

    private final EngineProxies proxies;

    private final Clock clock;

    CommandDialogs(SshActions ssh, DeletionActions deletions, EngineProxies proxies, Clock clock) {
        this.ssh = ssh;
        this.deletions = deletions;
        this.proxies = proxies;
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
            case OPEN_SSH -> {
                var dialog = ssh.dialog(ui, sandbox);
                dialog.addTool(new CommandButton(() -> Optional.of(SandboxCommands.ssh(sandbox.id()))));
                yield dialog;
            }
            case DELETE -> withCommand(sandbox, deletions.dialog(ui, sandbox));
            case RENEW -> withCommand(sandbox, new RenewDialog(sandbox, clock, PersonZone.of(ui), submit));
            case EDIT_METADATA -> withCommand(sandbox, new MetadataDialog(sandbox, submit));
            case SNAPSHOT -> withCommand(sandbox, new SnapshotDialog(sandbox, submit));
            case FORK -> withCommand(sandbox, new ForkDialog(sandbox, submit));
            case RESIZE ->
                withCommand(
                        sandbox,
                        new ResizeDialog(
                                sandbox,
                                request.connection().capabilities().hints().resize(),
                                request::problems,
                                submit));
            case SET_INTERVALS ->
                withCommand(sandbox, new IntervalsDialog(sandbox, request.pausing(), request::problems, submit));
            case PAUSE, RESUME, START, STOP, ARCHIVE, RECOVER, TOUCH, BACKUP, CLOSE_SSH ->
                confirmation(request, new SandboxCommand.Simple(action));
            case SET_OPEN_PORTS ->
                confirmation(
                        request,
                        new SandboxCommand.SetOpenPorts(!sandbox.attributes().openPorts()));
        };
    }

    /// Adds the command that does in a terminal what the dialog would do with its present values.
    private CommandDialog<SandboxCommand> withCommand(Sandbox sandbox, CommandDialog<SandboxCommand> dialog) {
        boolean served = proxies.open().contains(sandbox.id().connection());
        dialog.addTool(new CommandButton(() -> dialog.present()
                .flatMap(command -> SandboxCommands.of(sandbox.id(), command))
                .map(command -> served ? command : command.withoutEngine())));
        return dialog;
    }

    private CommandDialog<SandboxCommand> confirmation(Request request, SandboxCommand command) {
        return withCommand(
                request.sandbox(), new ConfirmationDialog(request.sandbox(), command, List.of(), request.onSubmit()));
    }
}
