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

/// Takes an action on several sandboxes, each with its own call, authorized and audited like a single action.
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

    /// Opens the dialog for `action` on those of `selected` for which it is possible.
    public void act(UI ui, SandboxAction action, List<Sandbox> selected) {
        BatchPlan.command(action).ifPresent(command -> open(ui, command, selected));
    }

    private void open(UI ui, SandboxCommand command, List<Sandbox> selected) {
        var plan = BatchPlan.of(sandboxes, currentActor.get(), command, selected);
        new BatchDialog(plan, dialog -> plan.taken().forEach(sandbox -> perform(ui, sandbox, command, dialog))).open();
    }

    private void perform(UI ui, Sandbox sandbox, SandboxCommand command, BatchDialog dialog) {
        var actor = currentActor.get();
        background.call(
                ui, () -> sandboxes.perform(actor, sandbox.id(), command), result -> follow(sandbox, dialog, result));
    }

    /// A failure after the dialog was closed is shown as a notice.
    private static void follow(Sandbox sandbox, BatchDialog dialog, AsyncResult<Optional<Sandbox>> result) {
        dialog.show(sandbox.id(), result);
        if (result instanceof AsyncResult.Failure<Optional<Sandbox>>(var cause) && !dialog.isOpened()) {
            Notice.failure(cause);
        }
    }
}
