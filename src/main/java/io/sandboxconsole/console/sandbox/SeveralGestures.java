package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.sandbox.Change;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxService;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Takes an action on several sandboxes, each by a call of its own that is decided and recorded as if it were the only
/// one.
@Component
class SeveralGestures {

    private final SandboxService sandboxes;

    private final Background background;

    private final CurrentActor currentActor;

    SeveralGestures(SandboxService sandboxes, Background background, CurrentActor currentActor) {
        this.sandboxes = sandboxes;
        this.background = background;
        this.currentActor = currentActor;
    }

    /// Opens the dialog for `action` on those of `selected` that it is possible for.
    void act(UI ui, SandboxAction action, List<Sandbox> selected) {
        SeveralPlan.change(action).ifPresent(change -> open(ui, change, selected));
    }

    private void open(UI ui, Change change, List<Sandbox> selected) {
        var plan = SeveralPlan.of(sandboxes, currentActor.get(), change, selected);
        new SeveralDialog(plan, dialog -> plan.taken().forEach(sandbox -> make(ui, sandbox, change, dialog))).open();
    }

    private void make(UI ui, Sandbox sandbox, Change change, SeveralDialog dialog) {
        var actor = currentActor.get();
        background.call(
                ui, () -> sandboxes.perform(actor, sandbox.id(), change), answer -> follow(sandbox, dialog, answer));
    }

    /// A failure is told also to somebody who has left the dialog.
    private static void follow(Sandbox sandbox, SeveralDialog dialog, Answer<Optional<Sandbox>> answer) {
        dialog.show(sandbox.id(), answer);
        if (answer instanceof Answer.Refused<Optional<Sandbox>>(var cause) && !dialog.isOpened()) {
            Notice.failure(cause);
        }
    }
}
