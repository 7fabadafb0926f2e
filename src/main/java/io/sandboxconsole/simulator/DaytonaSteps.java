package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.DaytonaBehaviour.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/// The way of a sandbox from one state to another: first only the wish changes, then the state on the way is stored, at
/// last the end.
final class DaytonaSteps {

    private DaytonaSteps() {}

    static DaytonaSandbox start(DaytonaWorld world, String id, Instant now) {
        DaytonaSandbox before = world.store().find(id).orElseThrow(() -> DaytonaWorld.unknown(id));
        String via = switch (before.status().state()) {
            case "archived", "archiving" -> "restoring";
            case "paused" -> "resuming";
            default -> "starting";
        };
        boolean atOnce = !before.is("stopped");
        DaytonaSandbox wished =
                world.change(id, sandbox -> sandbox.withState(atOnce ? via : "stopped", "started", now), now);
        go(world, wished, via);
        return wished;
    }

    /// Stops a sandbox, or deletes one that lives only as long as it runs.
    static DaytonaSandbox stop(DaytonaWorld world, String id, Instant now) {
        DaytonaSandbox wished = world.change(
                id,
                sandbox -> sandbox.withState(
                        sandbox.is("paused") ? "stopping" : sandbox.status().state(),
                        sandbox.intervals().ephemeral() ? "destroyed" : "stopped",
                        now),
                now);
        if (wished.wants("destroyed")) {
            return delete(world, id, now);
        }
        go(world, wished, "stopping");
        return wished;
    }

    static DaytonaSandbox pause(DaytonaWorld world, String id, Instant now) {
        DaytonaSandbox wished = world.change(id, sandbox -> sandbox.withState("pausing", "paused", now), now);
        go(world, wished, "pausing");
        return wished;
    }

    static DaytonaSandbox archive(DaytonaWorld world, String id, Instant now) {
        DaytonaSandbox wished = world.change(id, sandbox -> sandbox.withState("stopped", "archived", now), now);
        go(world, wished, "archiving", sandbox -> sandbox.withBackup("Completed"));
        return wished;
    }

    /// Frees the name at once and lets the sandbox go; one in error stays in error and out of sight. What is linked to
    /// it goes with it.
    static DaytonaSandbox delete(DaytonaWorld world, String id, Instant now) {
        DaytonaSandbox wished = world.change(id, sandbox -> deleted(sandbox, now), now);
        if (!wished.errored()) {
            go(world, wished, "destroying");
        }
        world.store()
                .listed(false, null, now)
                .filter(sandbox -> id.equals(sandbox.origin().linked()) && !sandbox.wants("destroyed"))
                .toList()
                .forEach(follower -> delete(world, follower.id(), now));
        return wished;
    }

    /// Passes through a state and comes back, with something changed by then.
    static DaytonaSandbox detour(DaytonaWorld world, String id, String via, UnaryOperator<DaytonaSandbox> after) {
        Instant now = world.now();
        DaytonaSandbox before = world.store().find(id).orElseThrow(() -> DaytonaWorld.unknown(id));
        DaytonaStatus home = before.status();
        DaytonaSandbox there = world.change(id, sandbox -> sandbox.withState(via, home.desired(), now), now);
        end(world, there, sandbox -> after.apply(sandbox.withState(home.state(), home.desired(), now)));
        return there;
    }

    /// Goes to the wished state by way of another one, each half taking half of the time.
    static void go(DaytonaWorld world, DaytonaSandbox wished, String via) {
        go(world, wished, via, UnaryOperator.identity());
    }

    private static void go(
            DaytonaWorld world, DaytonaSandbox wished, String via, UnaryOperator<DaytonaSandbox> atTheEnd) {
        half(world, wished, via);
        end(world, wished, atTheEnd);
    }

    /// Builds the image of a sandbox and fails in the end.
    static void failBuild(DaytonaWorld world, DaytonaSandbox wished, String reason) {
        String via = "building_snapshot";
        half(world, wished, via);
        Instant end = wished.status().since().plus(world.settings().transition());
        world.step(
                end,
                wished.id(),
                sandbox -> sandbox.is(via) && sandbox.wants("started"),
                sandbox -> sandbox.withStatus(new DaytonaStatus("build_failed", "started", reason, false, end))
                        .changed(end));
    }

    private static void half(DaytonaWorld world, DaytonaSandbox wished, String via) {
        String desired = wished.status().desired();
        Instant half =
                wished.status().since().plus(world.settings().transition().dividedBy(2));
        world.step(
                half,
                wished.id(),
                sandbox -> sandbox.wants(desired)
                        && sandbox.status().state().equals(wished.status().state()),
                sandbox -> sandbox.withState(via, desired, half));
    }

    private static void end(DaytonaWorld world, DaytonaSandbox wished, UnaryOperator<DaytonaSandbox> change) {
        if (world.behaviour().has(Switch.STUCK_TRANSITIONS)) {
            return;
        }
        String desired = wished.status().desired();
        Duration whole = world.settings().transition();
        Instant end = wished.status().since().plus(whole);
        world.step(
                end,
                wished.id(),
                sandbox -> sandbox.wants(desired) && !sandbox.errored() && !sandbox.is(desired),
                sandbox -> change.apply(sandbox.withState(desired, desired, end)));
    }

    private static DaytonaSandbox deleted(DaytonaSandbox sandbox, Instant now) {
        DaytonaStatus status = sandbox.status();
        boolean wishOnly = sandbox.errored() || sandbox.is("started") || sandbox.is("stopped");
        return sandbox.withName("DESTROYED_%s_%d".formatted(sandbox.name(), now.toEpochMilli()))
                .withStatus(new DaytonaStatus(
                        wishOnly ? status.state() : "destroying",
                        "destroyed",
                        status.errorReason(),
                        status.recoverable(),
                        now))
                .changed(now);
    }
}
