package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Region;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/// Lists an engine's options for the creator of a sandbox. For display: permission to use them is decided at the
/// creation.
@Service
public class CreationChoices {

    private final Connections connections;

    private final Guard guard;

    private final SnapshotSources snapshots;

    CreationChoices(Connections connections, Guard guard, SnapshotSources snapshots) {
        this.connections = connections;
        this.guard = guard;
        this.snapshots = snapshots;
    }

    /// The options.
    ///
    /// @param snapshots those that the actor may start from, newest first
    public record Choices(List<Snapshot> snapshots, List<Region> regions) {

        /// No options.
        public static final Choices NONE = new Choices(List.of(), List.of());

        public Choices {
            snapshots = List.copyOf(snapshots);
            regions = List.copyOf(regions);
        }
    }

    /// The options at `connection`; none for an actor who may not create sandboxes.
    ///
    /// @throws io.sandboxconsole.sandbox.provider.ProviderException if the engine fails
    @Blocking
    public Choices at(Actor actor, ConnectionId connection) {
        if (guard.scope(actor, Permission.CREATE_SANDBOX).isEmpty()) {
            return Choices.NONE;
        }
        return connections
                .find(connection)
                .map(found -> choices(actor, found.provider()))
                .orElse(Choices.NONE);
    }

    /// The snapshots at `connection` of the sandboxes that `visible` lets pass, which are those that the actor sees.
    /// None for an actor who sees no sandbox.
    ///
    /// @throws io.sandboxconsole.sandbox.provider.ProviderException if the engine fails
    @Blocking
    public List<Snapshot> snapshotsOf(Actor actor, ConnectionId connection, Predicate<SandboxId> visible) {
        if (guard.scope(actor, Permission.VIEW_SANDBOX).isEmpty()) {
            return List.of();
        }
        return connections
                .find(connection)
                .map(found -> snapshots.of(found.provider(), visible))
                .orElse(List.of());
    }

    private Choices choices(Actor actor, SandboxProvider provider) {
        return new Choices(snapshots.offered(actor, provider), provider.regions());
    }
}
