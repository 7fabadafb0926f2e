package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.sandbox.Change;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.DeletionProperties;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxService;
import io.sandboxconsole.sandbox.Underway;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// What a person's gestures on sandboxes lead to: a dialog where something has to be said or confirmed, then the call
/// in the background, then a notice. Asks who is acting at every gesture, so that a lost role counts at once.
@Component
class SandboxGestures {

    private final SandboxService sandboxes;

    private final SandboxCreation creation;

    private final Background background;

    private final CurrentActor currentActor;

    private final Clock clock;

    private final Duration grace;

    SandboxGestures(
            SandboxService sandboxes,
            SandboxCreation creation,
            Background background,
            CurrentActor currentActor,
            Clock clock,
            DeletionProperties deletion) {
        this.sandboxes = sandboxes;
        this.creation = creation;
        this.background = background;
        this.currentActor = currentActor;
        this.clock = clock;
        this.grace = deletion.grace();
    }

    /// Opens the dialog for `action`.
    void act(UI ui, Sandbox sandbox, SandboxAction action) {
        dialog(ui, sandbox, action).open();
    }

    /// Keeps a sandbox whose deletion waits, and tells how that went.
    void undo(UI ui, Sandbox sandbox) {
        var actor = currentActor.get();
        background.run(ui, () -> sandboxes.undo(actor, sandbox.id()), answer -> {
            switch (answer) {
                case Answer.Awaited<UI>() -> {}
                case Answer.Here<UI> _ -> Notice.success(say("dialog.undone", sandbox.title()));
                case Answer.Refused<UI>(var cause) -> Notice.failure(cause);
            }
        });
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

    private ChangeDialog<Change> dialog(UI ui, Sandbox sandbox, SandboxAction action) {
        BiConsumer<ChangeDialog<Change>, Change> submit = (dialog, change) -> make(ui, sandbox, change, answer -> {
            dialog.show(answer);
            if (answer instanceof Answer.Here<Optional<Sandbox>>) {
                Notice.success(ActionWords.done(action, sandbox.title()));
            }
        });
        return switch (action) {
            case RENEW -> new RenewDialog(sandbox, clock, PersonZone.of(ui), submit);
            case EDIT_METADATA -> new MetadataDialog(sandbox, submit);
            case PAUSE -> confirmation(sandbox, new Change.Pause(), submit);
            case RESUME -> confirmation(sandbox, new Change.Resume(), submit);
            case START -> confirmation(sandbox, new Change.Start(), submit);
            case STOP -> confirmation(sandbox, new Change.Stop(), submit);
            case ARCHIVE -> confirmation(sandbox, new Change.Archive(), submit);
            case RECOVER -> confirmation(sandbox, new Change.Recover(), submit);
            case TOUCH -> confirmation(sandbox, new Change.Touch(), submit);
            case BACKUP -> confirmation(sandbox, new Change.Backup(), submit);
            case CLOSE_SSH -> confirmation(sandbox, new Change.CloseSsh(), submit);
            case SET_OPEN_PORTS ->
                confirmation(sandbox, new Change.SetOpenPorts(!sandbox.traits().openPorts()), submit);
            case OPEN_SSH, SET_INTERVALS, RESIZE, FORK -> throw new IllegalStateException("Its dialog comes next.");
            case SNAPSHOT -> new SnapshotDialog(sandbox, submit);
            case DELETE ->
                new ConfirmationDialog(
                        sandbox, new Change.Delete(), losses(sandbox), (dialog, _) -> delete(ui, sandbox, dialog));
        };
    }

    private static ConfirmationDialog confirmation(
            Sandbox sandbox, Change change, BiConsumer<ChangeDialog<Change>, Change> submit) {
        return new ConfirmationDialog(sandbox, change, List.of(), submit);
    }

    private List<String> losses(Sandbox sandbox) {
        List<String> sentences = new ArrayList<>();
        boolean foreign = !currentActor.get().id().label().equals(sandbox.owner());
        if (foreign && !(sandbox.creator() instanceof Creator.Unknown)) {
            sentences.add(say("dialog.confirm.foreign", CreatorLabel.name(sandbox.creator())));
        }
        sentences.add(
                grace.isPositive()
                        ? say("dialog.confirm.grace", LengthOfTime.text(grace))
                        : say("dialog.confirm.no-grace"));
        return sentences;
    }

    private void delete(UI ui, Sandbox sandbox, ChangeDialog<Change> dialog) {
        var actor = currentActor.get();
        background.call(ui, () -> sandboxes.deleteLater(actor, sandbox.id(), grace), answer -> {
            dialog.show(answer);
            if (answer instanceof Answer.Here<Optional<Underway>>(var waiting)) {
                waiting.ifPresentOrElse(
                        underway -> offerUndo(ui, sandbox, underway),
                        () -> Notice.success(ActionWords.done(SandboxAction.DELETE, sandbox.title())));
            }
        });
    }

    private void offerUndo(UI ui, Sandbox sandbox, Underway underway) {
        var due = underway.dueAt();
        var left = due == null ? Duration.ZERO : Duration.between(clock.instant(), due);
        if (left.isPositive()) {
            Notice.undoable(say("dialog.deleting", sandbox.title()), left, () -> undo(ui, sandbox));
        }
    }

    private void make(UI ui, Sandbox sandbox, Change change, Consumer<Answer<Optional<Sandbox>>> listener) {
        var actor = currentActor.get();
        background.call(ui, () -> sandboxes.perform(actor, sandbox.id(), change), listener);
    }
}
