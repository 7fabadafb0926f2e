package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Source;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.attribution.Attribution;
import io.sandboxconsole.sandbox.lifecycle.ConnectionProperties.Entry;
import io.sandboxconsole.sandbox.lock.Locks;
import io.sandboxconsole.sandbox.lock.TestLocks;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.FakeSandboxProvider;
import io.sandboxconsole.sandbox.provider.ProviderFactory;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import io.sandboxconsole.testing.ManualScheduler;
import io.sandboxconsole.testing.ManualScheduler.Planned;
import io.sandboxconsole.time.EngineScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/// Provides the real service with its guard, trail and database over an engine in memory: one connection, `prod`.
public final class LifecycleFixture {

    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    public static final ConnectionId PROD = new ConnectionId("prod");

    /// A running sandbox of the team platform that Bob owns.
    public static final SandboxId BUILD = new SandboxId(PROD, "sb-1");

    final Actor operator = Actors.person("ada", Role.OPERATOR, "platform");

    final Actor viewer = Actors.person("vic", Role.VIEWER, "platform");

    final Actor stranger = Actors.person("sam", Role.OPERATOR, "other");

    final Actor admin = Actors.person("root", Role.ADMIN);

    public final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    final ManualScheduler scheduler = new ManualScheduler(clock);

    public final FakeSandboxProvider engine = new FakeSandboxProvider(PROD, clock);

    final List<SandboxEvent> events = new ArrayList<>();

    /// What was told about changes underway.
    final List<SandboxEvent> marked = new ArrayList<>();

    /// What waits for its time, in the order in which it was asked for.
    final List<Planned> due = scheduler.planned();

    /// How long was waited between two looks at the engine; a clock of its own moves by that.
    final List<Duration> pauses = new ArrayList<>();

    final TestTrail trail;

    private final SharedResourceProperties shared;

    public final Attribution attribution;

    final DelayedDeletions deletions;

    final CreationChoices choices;

    public final Locks locks;

    public LockService locking;

    public final SandboxService service;

    LifecycleFixture() {
        this(TestTrail.create(), UnaryOperator.identity());
    }

    /// @param shared what teams may name in new sandboxes
    LifecycleFixture(SharedResourceProperties shared) {
        this(TestTrail.create(), UnaryOperator.identity(), shared);
    }

    /// @param wrapped what stands between the service and the engine
    public LifecycleFixture(TestTrail trail, UnaryOperator<SandboxProvider> wrapped) {
        this(trail, wrapped, new SharedResourceProperties(Map.of()));
    }

    private LifecycleFixture(TestTrail trail, UnaryOperator<SandboxProvider> wrapped, SharedResourceProperties shared) {
        this.trail = trail;
        this.shared = shared;
        this.attribution = new Attribution(JdbcClient.create(trail.database()), Map::of, clock);
        var guard = Guards.on(trail, clock);
        this.locks = TestLocks.on(trail.database(), guard, clock);
        this.deletions = new DelayedDeletions(
                guard, new EngineScheduler(scheduler), event -> marked.add((SandboxEvent) event), clock, locks);
        var connections = connections(wrapped.apply(engine));
        var snapshots = new SnapshotSources(guard, attribution);
        this.choices = new CreationChoices(connections, guard, snapshots);
        this.service = service(guard, connections, snapshots);
        engine.with(sandbox(BUILD, Kind.RUNNING, "platform", "bob"));
    }

    private static Connections connections(SandboxProvider provider) {
        var entry = new Entry(
                "fake", "Production", "http://engine", "canary-engine-key", null, null, null, Map.of(), Set.of());
        var properties = new ConnectionProperties(Map.of("prod", entry));
        return new Connections(properties, new MockEnvironment(), List.of(new FakeFactory("fake", provider)));
    }

    private SandboxService service(Guard guard, Connections connections, SnapshotSources snapshots) {
        var live = new EngineSandboxes(
                connections, attribution, event -> events.add((SandboxEvent) event), new ScreenReads(clock));
        var access = new SandboxAccess(guard, live, new PendingActions(event -> marked.add((SandboxEvent) event)));
        var made = new SandboxService(
                connections,
                live,
                guard,
                new CommandExecutor(guard, snapshots, new SharedResources(guard, shared), locks),
                access,
                deletions,
                new SshAccessService(guard, live, pauses::add, new PausedClock(pauses)),
                locks);
        locking = new LockService(locks, access, live, guard, made);
        return made;
    }

    public static Sandbox sandbox(SandboxId id, Kind kind, @Nullable String team, @Nullable String owner) {
        return new Sandbox(
                id,
                new SandboxStatus(SandboxState.of(kind), null, null, NOW),
                owner == null ? Creator.Unknown.CREATOR : new Creator.User(owner, owner, Creator.Evidence.DECLARED),
                owner,
                team,
                new Source.Image("python:3.12"),
                NOW.minus(Duration.ofHours(1)),
                NOW.plus(Duration.ofHours(1)),
                List.of("sleep", "infinity"),
                null,
                Map.of(Sandbox.NAME_KEY, "build"));
    }

    static SandboxSpec spec(Map<String, String> metadata) {
        return spec(new Origin.Image("python:3.12", null), metadata);
    }

    static SandboxSpec spec(Origin origin, Map<String, String> metadata) {
        return new SandboxSpec(
                origin, List.of("sleep", "infinity"), Duration.ofHours(1), Map.of(), Map.of(), metadata, null, null);
    }

    /// A clock that nothing moves but what was waited.
    private static final class PausedClock extends Clock {

        private final List<Duration> pauses;

        PausedClock(List<Duration> pauses) {
            this.pauses = pauses;
        }

        @Override
        public Instant instant() {
            return NOW.plus(pauses.stream().reduce(Duration.ZERO, Duration::plus));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    record FakeFactory(String type, SandboxProvider provider) implements ProviderFactory {

        @Override
        public SandboxProvider connect(ConnectionSettings settings) {
            return provider;
        }
    }
}
