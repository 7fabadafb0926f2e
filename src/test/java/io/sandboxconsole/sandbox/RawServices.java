package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.sandbox.ConnectionProperties.Entry;
import io.sandboxconsole.sandbox.provider.ProviderFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.mock.env.MockEnvironment;

/// The services for raw calls over one engine: the connection `prod`, whose own team is `nobody`.
public final class RawServices {

    public static final ConnectionId PROD = new ConnectionId("prod");

    public final Guard guard;

    public final List<SandboxEvent> events = new ArrayList<>();

    public final Attribution attribution;

    public final EngineDoor door;

    public final RawSandboxes sandboxes;

    public final RawListing listing;

    public final RawCreations creations;

    public final RawSnapshots snapshots;

    public final RawPools pools;

    public RawServices(TestTrail trail, ProviderFactory factory, URI engine, String key) {
        var fixture = new Fixture(trail, UnaryOperator.identity());
        attribution = fixture.attribution;
        guard = Guards.on(trail, fixture.clock);
        var entry = new Entry(
                "opensandbox", "Production", engine.toString(), key, "nobody", null, null, Map.of(), Set.of());
        var connections = new Connections(
                new ConnectionProperties(Map.of("prod", entry)), new MockEnvironment(), List.of(factory));
        var live = new LiveSandboxes(connections, attribution, event -> events.add((SandboxEvent) event));
        var sources = new SnapshotSources(guard, attribution);
        var lost = new LostCreations();
        var changes = new RawChanges(guard, lost);
        door = new EngineDoor(connections);
        var access = new SandboxAccess(guard, live, new UnderwayChanges(_ -> {}));
        sandboxes = new RawSandboxes(door, live, guard, access, changes);
        listing = new RawListing(door, guard);
        creations = new RawCreations(door, guard, changes, live, sources, lost);
        snapshots = new RawSnapshots(door, guard, sources, changes);
        pools = new RawPools(door, guard, changes);
    }
}
