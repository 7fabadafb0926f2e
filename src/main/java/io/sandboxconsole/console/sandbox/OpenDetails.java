package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxService;
import org.jspecify.annotations.Nullable;

/// The details that are open, if any: first as the inventory knows the sandbox, then as its engine reports it, and
/// from then on as it changes.
final class OpenDetails {

    private final SandboxService sandboxes;

    private final Inventory inventory;

    private final SandboxGestures gestures;

    private final CurrentActor currentActor;

    private @Nullable SandboxDetails pane;

    OpenDetails(SandboxService sandboxes, Inventory inventory, SandboxGestures gestures, CurrentActor currentActor) {
        this.sandboxes = sandboxes;
        this.inventory = inventory;
        this.gestures = gestures;
        this.currentActor = currentActor;
    }

    /// The pane for `id`: the one that is there already, or a new one; none when nothing is open.
    @Nullable
    SandboxDetails of(UI ui, @Nullable SandboxId id, SandboxDetails.Gestures listener) {
        if (id == null) {
            pane = null;
        } else if (pane == null || !pane.id().equals(id)) {
            var opened = new SandboxDetails(id, listener);
            pane = opened;
            showKnown(currentActor.get(), opened);
            read(ui, opened);
        }
        return pane;
    }

    /// Something changed in the fleet.
    void follow(UI ui, Actor actor) {
        if (pane != null && !showKnown(actor, pane) && pane.shown()) {
            read(ui, pane);
        }
    }

    /// Asks the engine itself: the list may be old, and the sandbox gone.
    private void read(UI ui, SandboxDetails asking) {
        gestures.read(ui, asking.id(), answer -> showRead(asking, answer));
    }

    private boolean showKnown(Actor actor, SandboxDetails asking) {
        var known = inventory.find(actor, asking.id());
        known.ifPresent(sandbox -> asking.show(subject(actor, sandbox)));
        return known.isPresent();
    }

    private void showRead(SandboxDetails asking, Answer<Sandbox> answer) {
        switch (answer) {
            case Answer.Awaited<Sandbox>() -> {}
            case Answer.Here<Sandbox>(var sandbox) -> asking.show(subject(currentActor.get(), sandbox));
            case Answer.Refused<Sandbox>(var cause) -> asking.showProblem(cause);
        }
    }

    private SandboxDetails.Subject subject(Actor actor, Sandbox sandbox) {
        return new SandboxDetails.Subject(
                sandbox,
                sandboxes.offers(actor, sandbox),
                sandboxes.allows(actor, sandbox, Permission.VIEW_ENDPOINT),
                sandboxes.allows(actor, sandbox, Permission.REVEAL_CREDENTIALS));
    }
}
