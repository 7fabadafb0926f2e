package io.sandboxconsole.console.sandbox.action;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.sandbox.ActionOption.Obstacle;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
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

    SingleActions(SandboxService sandboxes, CommandDialogs dialogs, Background background, CurrentActor currentActor) {
        this.sandboxes = sandboxes;
        this.dialogs = dialogs;
        this.background = background;
        this.currentActor = currentActor;
    }

    /// Opens the dialog for `action`.
    public void act(UI ui, Sandbox sandbox, SandboxAction action) {
        var request = new CommandDialogs.Request(
                sandbox,
                pauses(sandbox),
                (dialog, command) -> perform(ui, sandbox, command, result -> {
                    dialog.show(result);
                    if (result instanceof AsyncResult.Success<Optional<Sandbox>>) {
                        Notice.success(ActionText.done(action, sandbox.title()));
                    }
                }));
        var dialog = dialogs.of(ui, action, request);
        dialog.showWarnings(sandboxes.warnings(sandbox, action));
        dialog.open();
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
