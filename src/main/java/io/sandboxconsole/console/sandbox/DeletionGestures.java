package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.sandbox.Change;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.DeletionProperties;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxService;
import io.sandboxconsole.sandbox.Underway;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The way to a deletion, and back while it waits.
@Component
class DeletionGestures {

    private final SandboxService sandboxes;

    private final Background background;

    private final CurrentActor currentActor;

    private final Clock clock;

    private final Duration grace;

    DeletionGestures(
            SandboxService sandboxes,
            Background background,
            CurrentActor currentActor,
            Clock clock,
            DeletionProperties deletion) {
        this.sandboxes = sandboxes;
        this.background = background;
        this.currentActor = currentActor;
        this.clock = clock;
        this.grace = deletion.grace();
    }

    ConfirmationDialog dialog(UI ui, Sandbox sandbox) {
        return new ConfirmationDialog(
                sandbox,
                new Change.Simple(SandboxAction.DELETE),
                losses(sandbox),
                (dialog, _) -> delete(ui, sandbox, dialog));
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
}
