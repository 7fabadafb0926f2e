package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.sandbox.Change;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.Offer.Obstacle;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxService;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// What a person's gestures on sandboxes lead to: a dialog where something has to be said or confirmed, then the call
/// in the background, then a notice. Asks who is acting at every gesture, so that a lost role counts at once.
@Component
class SandboxGestures {

    private final SandboxService sandboxes;

    private final SandboxCreation creation;

    private final ChangeDialogs dialogs;

    private final SshGestures ssh;

    private final SeveralGestures several;

    private final DeletionGestures deletions;

    private final Background background;

    private final CurrentActor currentActor;

    SandboxGestures(
            SandboxService sandboxes,
            SandboxCreation creation,
            ChangeDialogs dialogs,
            SshGestures ssh,
            SeveralGestures several,
            DeletionGestures deletions,
            Background background,
            CurrentActor currentActor) {
        this.sandboxes = sandboxes;
        this.creation = creation;
        this.dialogs = dialogs;
        this.ssh = ssh;
        this.several = several;
        this.deletions = deletions;
        this.background = background;
        this.currentActor = currentActor;
    }

    /// Opens the dialog for `action`.
    void act(UI ui, Sandbox sandbox, SandboxAction action) {
        var dialog = dialog(ui, sandbox, action);
        dialog.heed(sandboxes.cautions(sandbox, action));
        dialog.open();
    }

    /// Opens the dialog for `action` on those of `selected` that it is possible for.
    void actOnSeveral(UI ui, SandboxAction action, List<Sandbox> selected) {
        several.act(ui, action, selected);
    }

    /// Keeps a sandbox whose deletion waits, and tells how that went.
    void undo(UI ui, Sandbox sandbox) {
        deletions.undo(ui, sandbox);
    }

    /// Opens the dialog for a new sandbox.
    void create(UI ui, Consumer<SandboxId> onCreated) {
        creation.begin(ui, onCreated);
    }

    /// Opens the dialog for a new sandbox like `sandbox`.
    void clone(UI ui, Sandbox sandbox, Consumer<SandboxId> onCreated) {
        creation.beginLike(ui, sandbox, onCreated);
    }

    /// Reads the sandbox from its engine.
    void read(UI ui, SandboxId id, Consumer<Answer<Sandbox>> listener) {
        var actor = currentActor.get();
        background.call(ui, () -> sandboxes.read(actor, id), listener);
    }

    void endpoint(UI ui, SandboxId id, EndpointRequest request, Consumer<Answer<Endpoint>> listener) {
        var actor = currentActor.get();
        background.call(ui, () -> sandboxes.endpoint(actor, id, request), listener);
    }

    void revealEndpoint(UI ui, SandboxId id, EndpointRequest request, Consumer<Answer<Endpoint>> listener) {
        var actor = currentActor.get();
        background.call(ui, () -> sandboxes.revealEndpoint(actor, id, request), listener);
    }

    private ChangeDialog<?> dialog(UI ui, Sandbox sandbox, SandboxAction action) {
        if (action == SandboxAction.OPEN_SSH) {
            return ssh.dialog(ui, sandbox);
        }
        return action == SandboxAction.DELETE
                ? deletions.dialog(ui, sandbox)
                : dialogs.of(ui, action, wanted(ui, sandbox, action));
    }

    private ChangeDialogs.Wanted wanted(UI ui, Sandbox sandbox, SandboxAction action) {
        return new ChangeDialogs.Wanted(
                sandbox,
                pauses(sandbox),
                (dialog, change) -> make(ui, sandbox, change, answer -> {
                    dialog.show(answer);
                    if (answer instanceof Answer.Here<Optional<Sandbox>>) {
                        Notice.success(ActionWords.done(action, sandbox.title()));
                    }
                }));
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
