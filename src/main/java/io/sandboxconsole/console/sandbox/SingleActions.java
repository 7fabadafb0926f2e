package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.sandbox.Change;
import io.sandboxconsole.sandbox.Offer.Obstacle;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxService;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Takes an action on one sandbox: the dialog in which it is said or confirmed, the call in the background, a notice.
/// Asks who is acting at every click, so that a lost role counts at once.
@Component
class SingleActions {

    private final SandboxService sandboxes;

    private final ChangeDialogs dialogs;

    private final Background background;

    private final CurrentActor currentActor;

    SingleActions(SandboxService sandboxes, ChangeDialogs dialogs, Background background, CurrentActor currentActor) {
        this.sandboxes = sandboxes;
        this.dialogs = dialogs;
        this.background = background;
        this.currentActor = currentActor;
    }

    /// Opens the dialog for `action`.
    void act(UI ui, Sandbox sandbox, SandboxAction action) {
        var wanted = new ChangeDialogs.Wanted(
                sandbox,
                pauses(sandbox),
                (dialog, change) -> make(ui, sandbox, change, answer -> {
                    dialog.show(answer);
                    if (answer instanceof Answer.Here<Optional<Sandbox>>) {
                        Notice.success(ActionWords.done(action, sandbox.title()));
                    }
                }));
        var dialog = dialogs.of(ui, action, wanted);
        dialog.heed(sandboxes.cautions(sandbox, action));
        dialog.open();
    }

    /// Whether the sandbox could be paused, in this state or another.
    private boolean pauses(Sandbox sandbox) {
        return sandboxes.offers(currentActor.get(), sandbox).stream()
                .anyMatch(offer ->
                        offer.action() == SandboxAction.PAUSE && !(offer.obstacle() instanceof Obstacle.Refused));
    }

    private void make(UI ui, Sandbox sandbox, Change change, Consumer<Answer<Optional<Sandbox>>> listener) {
        var actor = currentActor.get();
        background.call(ui, () -> sandboxes.perform(actor, sandbox.id(), change), listener);
    }
}
