package io.sandboxconsole.console.sandbox.action;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Takes an action on several sandboxes, each by a call of its own that is decided and recorded as if it were the only
/// one.
@Component
public class BatchActions {

    private final SandboxService sandboxes;

    private final Background background;

    private final CurrentActor currentActor;

    BatchActions(SandboxService sandboxes, Background background, CurrentActor currentActor) {
        this.sandboxes = sandboxes;
        this.background = background;
        this.currentActor = currentActor;
    }

    /// Opens the dialog for `action` on those of `selected` that it is possible for.
    public void act(UI ui, SandboxAction action, List<Sandbox> selected) {
        BatchPlan.command(action).ifPresent(command -> open(ui, command, selected));
    }

    private void open(UI ui, SandboxCommand command, List<Sandbox> selected) {
        var plan = BatchPlan.of(sandboxes, currentActor.get(), command, selected);
        new BatchDialog(plan, dialog -> plan.taken().forEach(sandbox -> make(ui, sandbox, command, dialog))).open();
    }

    private void make(UI ui, Sandbox sandbox, SandboxCommand command, BatchDialog dialog) {
        var actor = currentActor.get();
        background.call(
                ui, () -> sandboxes.perform(actor, sandbox.id(), command), result -> follow(sandbox, dialog, result));
    }

    /// A failure is told also to somebody who has left the dialog.
    private static void follow(Sandbox sandbox, BatchDialog dialog, AsyncResult<Optional<Sandbox>> result) {
        dialog.show(sandbox.id(), result);
        if (result instanceof AsyncResult.Failure<Optional<Sandbox>>(var cause) && !dialog.isOpened()) {
            Notice.failure(cause);
        }
    }
}
