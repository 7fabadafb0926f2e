package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Sandboxes fresh from their engine. Whatever is seen here is told to the read models.
@Component
class LiveSandboxes {

    private static final Logger log = LoggerFactory.getLogger(LiveSandboxes.class);

    private final Connections connections;

    private final Attribution attribution;

    private final ApplicationEventPublisher events;

    LiveSandboxes(Connections connections, Attribution attribution, ApplicationEventPublisher events) {
        this.connections = connections;
        this.attribution = attribution;
        this.events = events;
    }

    SandboxProvider provider(SandboxId id) {
        return connections.find(id.connection()).map(Connection::provider).orElseThrow(() -> new SandboxNotFound(id));
    }

    /// The sandbox as it is now.
    ///
    /// @throws SandboxNotFound if the engine does not know it
    Sandbox look(SandboxId id) {
        return find(id).orElseThrow(() -> new SandboxNotFound(id));
    }

    /// The sandbox after a change. Whatever goes wrong now does not undo the change, so it must not read as a failure
    /// of it.
    Optional<Sandbox> readBack(SandboxId id) {
        try {
            return find(id);
        } catch (ProviderException failure) {
            log.warn("{} was changed, but could not be read again: {}", id, failure.explanation());
            unsettled(id);
            return Optional.empty();
        } catch (RuntimeException failure) {
            log.error("{} was changed, but could not be read again.", id, failure);
            unsettled(id);
            return Optional.empty();
        }
    }

    /// Writes down who created a sandbox. Without the database its metadata still declares the creator.
    Sandbox created(Actor actor, Sandbox sandbox, @Nullable String team) {
        try {
            attribution.record(actor, sandbox.id(), team);
        } catch (DataAccessException failure) {
            log.error("The creator of {} could not be recorded.", sandbox.id(), failure);
        }
        return told(attributed(sandbox));
    }

    /// Like the other, for a sandbox of which only the id is known yet.
    void created(Actor actor, SandboxId id, @Nullable String team) {
        try {
            attribution.record(actor, id, team);
        } catch (DataAccessException failure) {
            log.error("The creator of {} could not be recorded.", id, failure);
        }
        readBack(id);
    }

    void unsettled(SandboxId id) {
        tell(new SandboxEvent.Unsettled(id));
    }

    private Optional<Sandbox> find(SandboxId id) {
        var found = provider(id).find(id).map(this::attributed).map(this::told);
        if (found.isEmpty()) {
            tell(new SandboxEvent.Gone(id));
        }
        return found;
    }

    private Sandbox attributed(Sandbox sandbox) {
        try {
            return attribution.attribute(sandbox);
        } catch (DataAccessException failure) {
            log.warn("The recorded creator of {} cannot be read now.", sandbox.id(), failure);
            return sandbox;
        }
    }

    private Sandbox told(Sandbox sandbox) {
        tell(new SandboxEvent.Changed(sandbox));
        return sandbox;
    }

    /// A read model that fails must not turn a change that was made into a failure; it learns at its next round.
    private void tell(SandboxEvent event) {
        try {
            events.publishEvent(event);
        } catch (RuntimeException failure) {
            log.error("A read model did not take the news of {}.", event.id(), failure);
        }
    }
}
