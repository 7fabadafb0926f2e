package io.sandboxconsole.console.sandbox.details;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.sandbox.action.SandboxActions;
import io.sandboxconsole.console.sandbox.timeline.Trail;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/// Controls the open details, if any: first with the sandbox from the inventory, then as its engine reports it, then
/// with each change. Each screen has its own instance.
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public final class OpenDetails {

    private final DetailsModels detailsModels;

    private final DetailsReader reader;

    private final SandboxActions actions;

    private final CurrentActor currentActor;

    /// How often the end of a sandbox is looked up: the history writes it a moment after the fleet has lost it.
    private static final int LOOKS = 12;

    private @Nullable SandboxDetails pane;

    private int looks;

    OpenDetails(DetailsModels detailsModels, DetailsReader reader, SandboxActions actions, CurrentActor currentActor) {
        this.detailsModels = detailsModels;
        this.reader = reader;
        this.actions = actions;
        this.currentActor = currentActor;
    }

    /// The pane for `id`: the present one, or a new one; null without an id.
    @Nullable
    public SandboxDetails of(UI ui, @Nullable SandboxId id, DetailsTab tab, SandboxDetails.Screen screen) {
        if (id == null) {
            pane = null;
        } else if (pane == null || !pane.id().equals(id)) {
            var opened = new SandboxDetails(id, screen, new DetailsParts(id, screen, actions, reader)::of, actions);
            pane = opened;
            opened.open(tab);
            looks = 0;
            showKnown(currentActor.get(), opened);
            read(ui, opened);
        } else if (pane.tab() != tab) {
            pane.open(tab);
        }
        return pane;
    }

    /// Updates the pane after a change in the fleet; reads a sandbox from its engine once the inventory no longer has
    /// it.
    public void follow(UI ui, Actor actor) {
        if (pane != null && !showKnown(actor, pane)) {
            if (pane.shown()) {
                read(ui, pane);
            } else if (looks > 0) {
                explain(ui, pane);
            }
        }
    }

    /// Reads the sandbox from its engine: the list may be old, and the sandbox removed.
    private void read(UI ui, SandboxDetails details) {
        reader.read(ui, details.id(), result -> showRead(ui, details, result));
    }

    /// Shows at once that the sandbox does not exist, and then how it ended, as far as that is known.
    private void showGone(UI ui, SandboxDetails details, SandboxNotFound missing) {
        details.showGone(GoneNote.of(missing));
        looks = LOOKS;
        reader.trail(ui, details.id(), details.sandbox(), result -> {
            if (result instanceof AsyncResult.Success<Trail>(var trail) && looks > 0) {
                GoneNote.of(details.id(), trail).ifPresent(details::showGone);
            }
        });
        explain(ui, details);
    }

    /// The history says more than the trail, and leads to the sandbox's past.
    private void explain(UI ui, SandboxDetails details) {
        looks--;
        reader.life(ui, details.id(), result -> {
            if (result instanceof AsyncResult.Success<Optional<Life>>(var life) && !details.shown()) {
                life.flatMap(GoneNote::of).ifPresent(note -> {
                    looks = 0;
                    details.showGone(note);
                });
            }
        });
    }

    private boolean showKnown(Actor actor, SandboxDetails details) {
        var known = detailsModels.find(actor, details.id());
        known.ifPresent(details::show);
        return known.isPresent();
    }

    private void showRead(UI ui, SandboxDetails details, AsyncResult<Sandbox> result) {
        switch (result) {
            case AsyncResult.Pending<Sandbox>() -> {}
            case AsyncResult.Success<Sandbox>(var sandbox) ->
                details.show(detailsModels.current(currentActor.get(), sandbox));
            case AsyncResult.Failure<Sandbox>(SandboxNotFound missing) -> showGone(ui, details, missing);
            case AsyncResult.Failure<Sandbox>(var cause) -> details.showProblem(cause, () -> read(ui, details));
        }
    }
}
