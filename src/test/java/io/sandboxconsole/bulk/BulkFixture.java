package io.sandboxconsole.bulk;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.inventory.TestInventory;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Source;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.lifecycle.LifecycleFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Provides what plans are made of: the real service, guard and trail over an engine in memory, and an inventory that
/// a test fills.
final class BulkFixture {

    static final Instant NOW = LifecycleFixture.NOW;

    static final BulkCommand DELETE = new BulkCommand.Simple(SandboxAction.DELETE);

    final Actor lead = Actors.person("lea", Role.LEAD, "platform");

    final Actor operator = Actors.person("ada", Role.OPERATOR, "platform");

    final Actor viewer = Actors.person("vic", Role.VIEWER, "platform");

    final Actor admin = Actors.person("root", Role.ADMIN);

    final TestTrail trail;

    final Guard guard;

    final LifecycleFixture lifecycle;

    final TestInventory inventory;

    /// The connections whose data is old.
    final Set<ConnectionId> old = new HashSet<>();

    /// The sandboxes under legal hold.
    final Set<SandboxId> held = new HashSet<>();

    BulkFixture() {
        this(TestTrail.create());
    }

    BulkFixture(TestTrail trail) {
        this.trail = trail;
        this.lifecycle = new LifecycleFixture(trail, UnaryOperator.identity());
        this.guard = Guards.on(trail, lifecycle.clock);
        Function<Actor, AccessScope> reach = actor -> guard.scope(actor, Permission.VIEW_SANDBOX);
        this.inventory = new TestInventory(reach);
    }

    Planner planner(BulkProperties properties) {
        return new Planner(
                inventory.inventory(),
                lifecycle.service,
                guard,
                new BeltSettings(properties),
                connection -> !old.contains(connection),
                () -> held,
                lifecycle.clock);
    }

    static BulkProperties properties(Belts belts, Map<String, Belts> connections, Map<String, Belts> teams) {
        return new BulkProperties(
                belts,
                connections,
                teams,
                Duration.ofMinutes(15),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10),
                Duration.ofMinutes(15),
                Set.of("production"));
    }

    static SandboxId id(String value) {
        return new SandboxId(LifecycleFixture.PROD, value);
    }

    /// A running sandbox of `owner` in the team platform, created `age` ago.
    static Sandbox running(String id, String owner, Duration age) {
        return sandbox(id, Kind.RUNNING, "platform", owner, age, null);
    }

    static Sandbox sandbox(
            String id,
            Kind kind,
            @Nullable String team,
            String owner,
            @Nullable Duration age,
            @Nullable Duration unused) {
        return new Sandbox(
                id(id),
                new SandboxStatus(SandboxState.of(kind), null, null, NOW),
                new Creator.User(owner, owner, Creator.Evidence.RECORDED),
                owner,
                team,
                new Source.Image("python:3.12"),
                age == null ? null : NOW.minus(age),
                null,
                List.of("sleep"),
                null,
                Map.of(Sandbox.NAME_KEY, id),
                new EngineAttributes(
                        null,
                        null,
                        null,
                        null,
                        unused == null ? null : NOW.minus(unused),
                        Intervals.NONE,
                        false,
                        false,
                        null,
                        null));
    }
}
