package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.attribution.Attribution;
import io.sandboxconsole.sandbox.lifecycle.ConnectionProperties;
import io.sandboxconsole.sandbox.lifecycle.ConnectionProperties.Entry;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import io.sandboxconsole.sandbox.lifecycle.EngineSandboxes;
import io.sandboxconsole.sandbox.lifecycle.LifecycleFixture;
import io.sandboxconsole.sandbox.lifecycle.PendingActions;
import io.sandboxconsole.sandbox.lifecycle.SandboxAccess;
import io.sandboxconsole.sandbox.lifecycle.ScreenReads;
import io.sandboxconsole.sandbox.lifecycle.SharedResourceProperties;
import io.sandboxconsole.sandbox.lifecycle.SharedResources;
import io.sandboxconsole.sandbox.lifecycle.SnapshotSources;
import io.sandboxconsole.sandbox.lock.Locks;
import io.sandboxconsole.sandbox.provider.ProviderFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/// Provides the services for forwarded calls over one engine: the connection `prod`, whose own team is `nobody`.
public final class PassThroughFixture {

    public static final ConnectionId PROD = new ConnectionId("prod");

    public final Guard guard;

    public final List<SandboxEvent> events = new ArrayList<>();

    public final Attribution attribution;

    public final EngineProxies door;

    public final PassThroughSandboxes sandboxes;

    public final Locks locks;

    public final PassThroughListing listing;

    public final PassThroughCreations creations;

    public final PassThroughSnapshots snapshots;

    public final PassThroughTemplates templates;

    public final PassThroughPools pools;

    public PassThroughFixture(TestTrail trail, ProviderFactory factory, URI engine, String key) {
        this(trail, factory, engine, key, new SharedResourceProperties(Map.of()));
    }

    /// @param shared what teams may name in new sandboxes
    public PassThroughFixture(
            TestTrail trail, ProviderFactory factory, URI engine, String key, SharedResourceProperties shared) {
        var lifecycleFixture = new LifecycleFixture(trail, UnaryOperator.identity());
        attribution = lifecycleFixture.attribution;
        guard = Guards.on(trail, lifecycleFixture.clock);
        var entry = new Entry(
                "opensandbox", "Production", engine.toString(), key, "nobody", null, null, Map.of(), Set.of());
        var connections = new Connections(
                new ConnectionProperties(Map.of("prod", entry)), new MockEnvironment(), List.of(factory));
        var live = new EngineSandboxes(
                connections,
                attribution,
                event -> events.add((SandboxEvent) event),
                new ScreenReads(lifecycleFixture.clock));
        var sources = new SnapshotSources(guard, attribution);
        var lost = new CreationRecovery(Duration.ofMillis(5));
        var changes = new PassThroughExecutor(guard, lost);
        door = new EngineProxies(connections);
        var owners = new TemplateOwners(JdbcClient.create(trail.database()), lifecycleFixture.clock, guard);
        var checks = new CreationChecks(guard, sources, owners, new SharedResources(guard, shared));
        var access = new SandboxAccess(guard, live, new PendingActions(_ -> {}));
        locks = lifecycleFixture.locks;
        sandboxes = new PassThroughSandboxes(door, guard, access, changes, locks);
        listing = new PassThroughListing(door, guard);
        creations = new PassThroughCreations(door, guard, changes, live, checks, lost);
        templates = new PassThroughTemplates(door, guard, changes, owners, checks);
        snapshots = new PassThroughSnapshots(door, guard, sources, changes);
        pools = new PassThroughPools(door, guard, changes);
    }
}
