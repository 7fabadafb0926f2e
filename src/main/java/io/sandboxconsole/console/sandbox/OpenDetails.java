package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.Answer;
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
final class OpenDetails {

    private final Subjects subjects;

    private final DetailsReader reader;

    private final SandboxActions actions;

    private final CurrentActor currentActor;

    private @Nullable SandboxDetails pane;

    OpenDetails(Subjects subjects, DetailsReader reader, SandboxActions actions, CurrentActor currentActor) {
        this.subjects = subjects;
        this.reader = reader;
        this.actions = actions;
        this.currentActor = currentActor;
    }

    /// The pane for `id`: the one that is there already, or a new one; none when nothing is open.
    @Nullable
    SandboxDetails of(UI ui, @Nullable SandboxId id, DetailsTab tab, SandboxDetails.Screen screen) {
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
    void follow(UI ui, Actor actor) {
        if (pane != null && !showKnown(actor, pane) && pane.shown()) {
            read(ui, pane);
        }
    }

    /// Asks the engine itself: the list may be old, and the sandbox gone.
    private void read(UI ui, SandboxDetails asking) {
        reader.read(ui, asking.id(), answer -> showRead(ui, asking, answer));
    }

    private boolean showKnown(Actor actor, SandboxDetails asking) {
        var known = subjects.find(actor, asking.id());
        known.ifPresent(asking::show);
        return known.isPresent();
    }

    private void showRead(UI ui, SandboxDetails asking, Answer<Sandbox> answer) {
        switch (answer) {
            case Answer.Awaited<Sandbox>() -> {}
            case Answer.Here<Sandbox>(var sandbox) -> asking.show(subjects.of(currentActor.get(), sandbox));
            case Answer.Refused<Sandbox>(var cause) -> asking.showProblem(cause, () -> read(ui, asking));
        }
    }
}
