package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.attribution.Attribution;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Reads sandboxes fresh from their engine, and publishes every result to the read models.
@Component
public class EngineSandboxes {

    private static final Logger log = LoggerFactory.getLogger(EngineSandboxes.class);

    private final Connections connections;

    private final Attribution attribution;

    private final ApplicationEventPublisher events;

    public EngineSandboxes(Connections connections, Attribution attribution, ApplicationEventPublisher events) {
        this.connections = connections;
        this.attribution = attribution;
        this.events = events;
    }

    SandboxProvider provider(SandboxId id) {
        return connections.find(id.connection()).map(Connection::provider).orElseThrow(() -> new SandboxNotFound(id));
    }

    /// The sandbox's current state.
    ///
    /// @throws SandboxNotFound if the engine does not know it
    Sandbox read(SandboxId id) {
        return find(id).orElseThrow(() -> new SandboxNotFound(id));
    }

    /// Reads the sandbox after a change. A failure now does not undo the change, so it must not look like a failure of
    /// it.
    public Optional<Sandbox> readBack(SandboxId id) {
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

    /// Records the creator of a sandbox. Without the database its metadata still declares the creator.
    Sandbox created(Actor actor, Sandbox sandbox, @Nullable String team) {
        try {
            attribution.record(actor, sandbox.id(), team);
        } catch (DataAccessException failure) {
            log.error("The creator of {} could not be recorded.", sandbox.id(), failure);
        }
        return published(attributed(sandbox));
    }

    /// Records the creator of a sandbox of which only the id is known yet.
    public void created(Actor actor, SandboxId id, @Nullable String team) {
        try {
            attribution.record(actor, id, team);
        } catch (DataAccessException failure) {
            log.error("The creator of {} could not be recorded.", id, failure);
        }
        readBack(id);
    }

    void unsettled(SandboxId id) {
        publish(new SandboxEvent.Unsettled(id));
    }

    private Optional<Sandbox> find(SandboxId id) {
        var found = provider(id).find(id).map(this::attributed).map(this::published);
        if (found.isEmpty()) {
            publish(new SandboxEvent.Gone(id));
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

    private Sandbox published(Sandbox sandbox) {
        publish(new SandboxEvent.Changed(sandbox));
        return sandbox;
    }

    /// A failing read model must not turn a completed change into a failure; it catches up at its next synchronisation.
    private void publish(SandboxEvent event) {
        try {
            events.publishEvent(event);
        } catch (RuntimeException failure) {
            log.error("A read model did not take the news of {}.", event.id(), failure);
        }
    }
}
