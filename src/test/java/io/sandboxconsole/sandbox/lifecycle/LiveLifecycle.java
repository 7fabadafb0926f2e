package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.IntentCheck;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.daytona.DaytonaFactories;
import io.sandboxconsole.opensandbox.OpenSandboxFactories;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.attribution.Attribution;
import io.sandboxconsole.sandbox.lifecycle.ConnectionProperties.Entry;
import io.sandboxconsole.sandbox.lock.Locks;
import io.sandboxconsole.sandbox.lock.TestLocks;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import io.sandboxconsole.testing.ManualScheduler;
import io.sandboxconsole.time.EngineScheduler;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/// The real services over the simulated engines, by HTTP: `prod` is an OpenSandbox server, `day` a Daytona server.
public final class LiveLifecycle {

    public static final ConnectionId PROD = LifecycleFixture.PROD;

    public static final ConnectionId DAY = new ConnectionId("day");

    /// The key of the simulated OpenSandbox server.
    public static final String KEY = "engine-key-canary-1c2d";

    public final SandboxService service;

    public final PlannedActs acts;

    public final IntentCheck intents;

    public final Locks locks;

    private final Connections connections;

    private final Attribution attribution;

    public LiveLifecycle(TestTrail trail, Guard guard, Clock clock, Simulator simulator) {
        attribution = new Attribution(JdbcClient.create(trail.database()), Map::of, clock);
        connections = new Connections(
                new ConnectionProperties(Map.of(
                        "prod", entry("opensandbox", simulator.openSandbox().toString(), KEY, null),
                        "day",
                                entry(
                                        "daytona",
                                        simulator.daytona().api().toString(),
                                        "sim-daytona-key",
                                        simulator.daytona().organization()))),
                new MockEnvironment(),
                List.of(OpenSandboxFactories.hasty(), DaytonaFactories.hasty()));
        var live = new EngineSandboxes(connections, attribution, _ -> {}, new ScreenReads(clock));
        locks = TestLocks.on(trail.database(), guard, clock);
        var executor = new CommandExecutor(
                guard,
                new SnapshotSources(guard, attribution),
                new SharedResources(guard, new SharedResourceProperties(Map.of())),
                locks);
        acts = new PlannedActs(connections, live, guard, executor);
        intents = new EngineIntentCheck(connections);
        service = new SandboxService(
                connections,
                live,
                guard,
                executor,
                new SandboxAccess(guard, live, new PendingActions(_ -> {})),
                new DelayedDeletions(
                        guard, new EngineScheduler(new ManualScheduler(() -> clock.instant())), _ -> {}, clock, locks),
                new SshAccessService(guard, live, _ -> {}, clock),
                locks);
    }

    public static Simulator simulator() {
        return Simulator.start(SimulatorSettings.forTests().withKey(KEY));
    }

    private static Entry entry(String type, String url, String key, String organization) {
        return new Entry(type, type, url, key, null, null, organization, Map.of(), Set.of());
    }

    public SandboxProvider engine(ConnectionId connection) {
        return connections.find(connection).orElseThrow().provider();
    }

    /// Creates a running sandbox of a team and an owner.
    public Sandbox create(ConnectionId connection, String team, String owner) {
        Map<String, String> metadata = new HashMap<>(Map.of(
                ReservedMetadata.TEAM, team,
                ReservedMetadata.OWNER, owner,
                ReservedMetadata.REQUEST, ReservedMetadata.newRequest()));
        return attribution.attribute(engine(connection).create(LifecycleFixture.spec(metadata)));
    }

    /// Lists what an engine has, as the inventory does.
    public List<Sandbox> list(ConnectionId connection) {
        return engine(connection).list().sandboxes().stream()
                .map(attribution::attribute)
                .toList();
    }
}
