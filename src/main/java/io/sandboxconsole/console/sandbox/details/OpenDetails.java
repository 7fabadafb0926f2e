package io.sandboxconsole.console.sandbox.details;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.sandbox.action.SandboxActions;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/// The details that are open, if any: first as the inventory knows the sandbox, then as its engine reports it, and
/// from then on as it changes. Each screen has its own.
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public final class OpenDetails {

    private final DetailsModels detailsModels;

    private final DetailsReader reader;

    private final SandboxActions actions;

    private final CurrentActor currentActor;

    private @Nullable SandboxDetails pane;

    OpenDetails(DetailsModels detailsModels, DetailsReader reader, SandboxActions actions, CurrentActor currentActor) {
        this.detailsModels = detailsModels;
        this.reader = reader;
        this.actions = actions;
        this.currentActor = currentActor;
    }

    /// The pane for `id`: the one that is there already, or a new one; none when nothing is open.
    @Nullable
    public SandboxDetails of(UI ui, @Nullable SandboxId id, DetailsTab tab, SandboxDetails.Screen screen) {
        if (id == null) {
            pane = null;
        } else if (pane == null || !pane.id().equals(id)) {
            var opened = new SandboxDetails(id, screen, new DetailsParts(id, screen, actions, reader)::of, actions);
            pane = opened;
            opened.open(tab);
            showKnown(currentActor.get(), opened);
            read(ui, opened);
        } else if (pane.tab() != tab) {
            pane.open(tab);
        }
        return pane;
    }

    /// Something changed in the fleet.
    public void follow(UI ui, Actor actor) {
        if (pane != null && !showKnown(actor, pane) && pane.shown()) {
            read(ui, pane);
        }
    }

    /// Asks the engine itself: the list may be old, and the sandbox gone.
    private void read(UI ui, SandboxDetails asking) {
        reader.read(ui, asking.id(), result -> showRead(ui, asking, result));
    }

    private boolean showKnown(Actor actor, SandboxDetails asking) {
        var known = detailsModels.find(actor, asking.id());
        known.ifPresent(asking::show);
        return known.isPresent();
    }

    private void showRead(UI ui, SandboxDetails asking, AsyncResult<Sandbox> result) {
        switch (result) {
            case AsyncResult.Pending<Sandbox>() -> {}
            case AsyncResult.Success<Sandbox>(var sandbox) ->
                asking.show(detailsModels.of(currentActor.get(), sandbox));
            case AsyncResult.Failure<Sandbox>(var cause) -> asking.showProblem(cause, () -> read(ui, asking));
        }
    }
}
