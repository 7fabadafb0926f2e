package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.attribution.Attribution;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private final ScreenReads screenReads;

    public EngineSandboxes(
            Connections connections,
            Attribution attribution,
            ApplicationEventPublisher events,
            ScreenReads screenReads) {
        this.connections = connections;
        this.attribution = attribution;
        this.events = events;
        this.screenReads = screenReads;
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

    /// The sandbox's state for a screen, which other screens' reads at this moment share.
    ///
    /// @throws SandboxNotFound if the engine does not know it
    Sandbox shown(SandboxId id) {
        return screenReads.of(id, Sandbox.class, () -> read(id));
    }

    /// Reads more about the sandbox for a screen, which other screens' reads at this moment share. The actor's own
    /// check
    /// comes first.
    ///
    /// @param kind names the read, with all that its result depends on
    <T> T shown(SandboxId id, Object kind, Function<SandboxProvider, T> read) {
        return screenReads.of(id, kind, () -> read.apply(provider(id)));
    }

    /// The snapshots of the sandbox for a screen, also those that only our records know to be of it, newest first.
    List<Snapshot> snapshots(SandboxId id) {
        return shown(id, Snapshot.class, provider -> {
            List<Snapshot> told = provider.snapshots(id);
            Set<String> known = told.stream().map(Snapshot::id).collect(Collectors.toSet());
            return Snapshot.newestFirst(Stream.concat(
                    told.stream(), recorded(id, provider).stream().filter(snapshot -> !known.contains(snapshot.id()))));
        });
    }

    private List<Snapshot> recorded(SandboxId id, SandboxProvider provider) {
        try {
            return attribution.snapshotsOf(id, provider::findSnapshot);
        } catch (DataAccessException failure) {
            log.warn("The recorded snapshots of {} cannot be read now.", id, failure);
            return List.of();
        }
    }

    /// Lets the next screen read anew, because something of the sandbox was changed.
    void changed(SandboxId id) {
        screenReads.forget(id);
    }

    /// Reads the sandbox for those who follow a change of ours; empty once the engine no longer knows it.
    ///
    /// @throws ProviderException if the engine does not tell
    public Optional<Sandbox> follow(SandboxId id) {
        changed(id);
        return find(id);
    }

    /// Reads the diagnostics of a sandbox to keep them, as a read that waits for the engine's rate limit.
    ///
    /// @throws ProviderException if the engine does not tell
    public Diagnostics lastDiagnostics(SandboxId id, Diagnostics.Kind kind) {
        return RateLimitGate.background(() -> provider(id).diagnostics(id, kind));
    }

    /// Reads the sandbox after `action`. A failure now does not undo the change, so it must not look like a failure of
    /// it.
    ///
    /// @param before the sandbox before the action
    /// @param action absent for a change that the console does not know
    Optional<Sandbox> readBack(Sandbox before, @Nullable SandboxAction action) {
        var now = readBack(before.id());
        if (now.filter(sandbox -> unmoved(before, action, sandbox)).isPresent()) {
            publish(new SandboxEvent.Unsettled(before.id(), true));
        }
        return now;
    }

    /// Reads the sandbox after a change of which only the id is known. A state that the sandbox will leave by itself is
    /// followed.
    private Optional<Sandbox> readBack(SandboxId id) {
        changed(id);
        try {
            var now = find(id);
            now.ifPresent(this::followed);
            return now;
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
            attribution.record(actor, sandbox.id(), team, sandbox.metadata().get(ReservedMetadata.REQUEST));
        } catch (DataAccessException failure) {
            log.error("The creator of {} could not be recorded.", sandbox.id(), failure);
        }
        var created = published(attributed(sandbox));
        followed(created);
        return created;
    }

    /// Records the creator of a sandbox of which only the id is known yet.
    ///
    /// @param request the label of the create request, where known
    public void created(Actor actor, SandboxId id, @Nullable String team, @Nullable String request) {
        try {
            attribution.record(actor, id, team, request);
        } catch (DataAccessException failure) {
            log.error("The creator of {} could not be recorded.", id, failure);
        }
        readBack(id);
    }

    void unsettled(SandboxId id) {
        changed(id);
        publish(new SandboxEvent.Unsettled(id));
    }

    /// Tells that `action` on the sandbox failed.
    ///
    /// @param unclear whether the engine may have made the change all the same, or may make it yet
    void failed(SandboxId id, SandboxAction action, boolean unclear) {
        changed(id);
        publish(new SandboxEvent.Unsettled(id, unclear && moves(action)));
    }

    private void followed(Sandbox sandbox) {
        if (sandbox.state().transitional()) {
            unsettled(sandbox.id());
        }
    }

    /// Whether the engine will report another state than `now` by itself, although that is none in passing: engines
    /// answer before they have begun, and a snapshot pauses its sandbox for a moment.
    private static boolean unmoved(Sandbox before, @Nullable SandboxAction action, Sandbox now) {
        if (action == null || now.state().transitional()) {
            return false;
        }
        return now.state().equals(before.state()) ? moves(action) : action == SandboxAction.SNAPSHOT;
    }

    static boolean moves(SandboxAction action) {
        return switch (action) {
            case START, STOP, PAUSE, RESUME, RECOVER, ARCHIVE, DELETE -> true;
            case RENEW,
                    TOUCH,
                    EDIT_METADATA,
                    SNAPSHOT,
                    OPEN_SSH,
                    CLOSE_SSH,
                    SET_INTERVALS,
                    SET_OPEN_PORTS,
                    RESIZE,
                    FORK,
                    BACKUP -> false;
        };
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
