package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.component.DurationText;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.component.PageFollower;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.PendingAction;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.lifecycle.DeletionProperties;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Deletes a sandbox after a grace period, and undoes that while the deletion is pending.
@Component
public class DeletionActions {

    private final SandboxService sandboxes;

    private final Background background;

    private final CurrentActor currentActor;

    private final Clock clock;

    private final Duration grace;

    DeletionActions(
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
                new SandboxCommand.Simple(SandboxAction.DELETE),
                losses(sandbox),
                (dialog, _) -> delete(ui, sandbox, dialog));
    }

    /// Cancels the pending deletion of a sandbox, and shows a notice of the result.
    public void undo(UI ui, Sandbox sandbox) {
        var actor = currentActor.get();
        background.run(ui, () -> sandboxes.undo(actor, sandbox.id()), result -> {
            switch (result) {
                case AsyncResult.Pending<UI>() -> {}
                case AsyncResult.Success<UI> _ -> {
                    Notice.success(text("dialog.undone", sandbox.title()));
                    PageFollower.catchUp(ui);
                }
                case AsyncResult.Failure<UI>(var cause) -> Notice.failure(cause);
            }
        });
    }

    private List<String> losses(Sandbox sandbox) {
        List<String> sentences = new ArrayList<>();
        boolean foreign = !currentActor.get().id().label().equals(sandbox.owner());
        if (foreign && !(sandbox.creator() instanceof Creator.Unknown)) {
            sentences.add(text("dialog.confirm.foreign", CreatorLabel.name(sandbox.creator())));
        }
        sentences.add(
                grace.isPositive()
                        ? text("dialog.confirm.grace", DurationText.format(grace))
                        : text("dialog.confirm.no-grace"));
        return sentences;
    }

    private void delete(UI ui, Sandbox sandbox, CommandDialog<SandboxCommand> dialog) {
        var actor = currentActor.get();
        background.call(ui, () -> sandboxes.deleteLater(actor, sandbox.id(), grace), result -> {
            dialog.show(result);
            if (result instanceof AsyncResult.Success<Optional<PendingAction>>(var waiting)) {
                waiting.ifPresentOrElse(
                        pending -> offerUndo(ui, sandbox, pending),
                        () -> Notice.success(ActionText.done(SandboxAction.DELETE, sandbox.title(), Optional.empty())));
                PageFollower.catchUp(ui);
            }
        });
    }

    private void offerUndo(UI ui, Sandbox sandbox, PendingAction pending) {
        var due = pending.dueAt();
        var left = due == null ? Duration.ZERO : Duration.between(clock.instant(), due);
        if (left.isPositive()) {
            Notice.undoable(text("dialog.deleting", sandbox.title()), left, () -> undo(ui, sandbox));
        }
    }
}
