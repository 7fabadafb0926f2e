package io.sandboxconsole.console.sandbox.details;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.sandbox.action.SandboxActions;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/// Controls the open details of a sandbox as the history knows it, live or ended. Each screen has its own instance.
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public final class OpenLife {

    private final DetailsModels detailsModels;

    private final DetailsReader reader;

    private final SandboxActions actions;

    private final CurrentActor currentActor;

    private @Nullable SandboxDetails pane;

    OpenLife(DetailsModels detailsModels, DetailsReader reader, SandboxActions actions, CurrentActor currentActor) {
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
            read(ui, opened);
        } else if (pane.tab() != tab) {
            pane.open(tab);
        }
        return pane;
    }

    /// Reads the open life anew.
    public void renew(UI ui) {
        if (pane != null) {
            read(ui, pane);
        }
    }

    private void read(UI ui, SandboxDetails details) {
        reader.life(ui, details.id(), result -> show(ui, details, result));
    }

    private void show(UI ui, SandboxDetails details, AsyncResult<Optional<Life>> result) {
        switch (result) {
            case AsyncResult.Pending<Optional<Life>>() -> {}
            case AsyncResult.Success<Optional<Life>>(var found) ->
                found.ifPresentOrElse(
                        life -> details.show(detailsModels.of(currentActor.get(), life)),
                        () -> details.showGone(GoneNote.unknown(details.id())));
            case AsyncResult.Failure<Optional<Life>>(var cause) -> details.showProblem(cause, () -> read(ui, details));
        }
    }
}
