package io.sandboxconsole.console.sandbox.action;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.component.PageFollower;
import io.sandboxconsole.sandbox.ActionOption.Obstacle;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Takes an action on one sandbox: opens its dialog, makes the call in the background, shows a notice. Reads the
/// current actor at every click, so that a revoked role takes effect at once.
@Component
public class SingleActions {

    private final SandboxService sandboxes;

    private final CommandDialogs dialogs;

    private final Background background;

    private final CurrentActor currentActor;

    private final Connections connections;

    private final Clock clock;

    SingleActions(
            SandboxService sandboxes,
            CommandDialogs dialogs,
            Background background,
            CurrentActor currentActor,
            Connections connections,
            Clock clock) {
        this.sandboxes = sandboxes;
        this.dialogs = dialogs;
        this.background = background;
        this.currentActor = currentActor;
        this.connections = connections;
        this.clock = clock;
    }

    /// Opens the dialog for `action`.
    public void act(UI ui, Sandbox sandbox, SandboxAction action) {
        var request = new CommandDialogs.Request(
                sandbox,
                connections.require(sandbox.id().connection()),
                pauses(sandbox),
                (dialog, command) -> perform(ui, sandbox, command, result -> {
                    dialog.show(result);
                    if (result instanceof AsyncResult.Success<Optional<Sandbox>>(var changed)) {
                        Notice.success(done(command, sandbox, changed));
                        PageFollower.catchUp(ui);
                    }
                }));
        var dialog = dialogs.of(ui, action, request);
        dialog.showWarnings(sandboxes.warnings(sandbox, action));
        dialog.open();
    }

    private String done(SandboxCommand command, Sandbox before, Optional<Sandbox> after) {
        if (command instanceof SandboxCommand.Renew(var asked)) {
            var expiry = after.map(Sandbox::expiresAt).orElse(asked);
            return ActionText.renewed(before.title(), expiry, Duration.between(clock.instant(), expiry));
        }
        return ActionText.done(command.action(), before.title(), after.map(Sandbox::state));
    }

    /// Whether the sandbox can be paused in this or another state.
    private boolean pauses(Sandbox sandbox) {
        return sandboxes.options(currentActor.get(), sandbox).stream()
                .anyMatch(option ->
                        option.action() == SandboxAction.PAUSE && !(option.obstacle() instanceof Obstacle.Refused));
    }

    private void perform(
            UI ui, Sandbox sandbox, SandboxCommand command, Consumer<AsyncResult<Optional<Sandbox>>> listener) {
        var actor = currentActor.get();
        background.call(ui, () -> sandboxes.perform(actor, sandbox.id(), command), listener);
    }
}
