package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/// Schedules a sandbox's transitions: first the desired state changes, then the intermediate state is stored, at last
/// the final one.
final class Steps {

    private Steps() {}

    static DaytonaSandbox start(EngineState engineState, String id, Instant now) {
        DaytonaSandbox before = engineState.store().find(id).orElseThrow(() -> EngineState.unknown(id));
        String via = switch (before.status().state()) {
            case "archived", "archiving" -> "restoring";
            case "paused" -> "resuming";
            default -> "starting";
        };
        // An archived sandbox stays archived until a runner has taken it over.
        boolean atOnce = !before.is("stopped") && !before.is("archived");
        DaytonaSandbox requested = engineState.change(
                id, sandbox -> sandbox.withState(atOnce ? via : before.status().state(), "started", now), now);
        transition(engineState, requested, via);
        return requested;
    }

    /// Stops a sandbox, or deletes an ephemeral one.
    static DaytonaSandbox stop(EngineState engineState, String id, Instant now) {
        DaytonaSandbox requested = engineState.change(
                id,
                sandbox -> sandbox.withState(
                        sandbox.is("paused") ? "stopping" : sandbox.status().state(),
                        sandbox.intervals().ephemeral() ? "destroyed" : "stopped",
                        now),
                now);
        if (requested.wants("destroyed")) {
            return delete(engineState, id, now);
        }
        transition(engineState, requested, "stopping");
        return requested;
    }

    static DaytonaSandbox pause(EngineState engineState, String id, Instant now) {
        DaytonaSandbox requested = engineState.change(id, sandbox -> sandbox.withState("pausing", "paused", now), now);
        transition(engineState, requested, "pausing");
        return requested;
    }

    static DaytonaSandbox archive(EngineState engineState, String id, Instant now) {
        DaytonaSandbox requested =
                engineState.change(id, sandbox -> sandbox.withState("stopped", "archived", now), now);
        transition(engineState, requested, "archiving", sandbox -> sandbox.withBackup("Completed"));
        return requested;
    }

    /// Frees the name at once and deletes the sandbox; one in error stays in error and hidden. Linked sandboxes are
    /// deleted with it.
    static DaytonaSandbox delete(EngineState engineState, String id, Instant now) {
        DaytonaSandbox requested = engineState.change(id, sandbox -> deleted(sandbox, now), now);
        if (!requested.errored()) {
            transition(engineState, requested, "destroying");
        }
        engineState
                .store()
                .listed(false, null, now)
                .filter(sandbox -> id.equals(sandbox.origin().linked()) && !sandbox.wants("destroyed"))
                .toList()
                .forEach(follower -> delete(engineState, follower.id(), now));
        return requested;
    }

    /// Enters a state and returns to the former one, with `after` applied by then.
    static DaytonaSandbox detour(EngineState engineState, String id, String via, UnaryOperator<DaytonaSandbox> after) {
        Instant now = engineState.now();
        DaytonaSandbox before = engineState.store().find(id).orElseThrow(() -> EngineState.unknown(id));
        DaytonaStatus home = before.status();
        DaytonaSandbox there = engineState.change(id, sandbox -> sandbox.withState(via, home.desired(), now), now);
        end(engineState, there, sandbox -> after.apply(sandbox.withState(home.state(), home.desired(), now)));
        return there;
    }

    /// Reaches the desired state by way of another one, each half taking half of the time.
    static void transition(EngineState engineState, DaytonaSandbox requested, String via) {
        transition(engineState, requested, via, UnaryOperator.identity());
    }

    private static void transition(
            EngineState engineState, DaytonaSandbox requested, String via, UnaryOperator<DaytonaSandbox> atTheEnd) {
        half(engineState, requested, via);
        end(engineState, requested, atTheEnd);
    }

    /// Builds the image of a sandbox and fails in the end.
    static void failBuild(EngineState engineState, DaytonaSandbox requested, String reason) {
        String via = "building_snapshot";
        half(engineState, requested, via);
        Instant end = requested.status().since().plus(engineState.settings().transition());
        engineState.step(
                end,
                requested.id(),
                sandbox -> sandbox.is(via) && sandbox.wants("started"),
                sandbox -> sandbox.withStatus(new DaytonaStatus("build_failed", "started", reason, false, end))
                        .changed(end));
    }

    private static void half(EngineState engineState, DaytonaSandbox requested, String via) {
        String desired = requested.status().desired();
        Instant half = requested
                .status()
                .since()
                .plus(engineState.settings().transition().dividedBy(2));
        engineState.step(
                half,
                requested.id(),
                sandbox -> sandbox.wants(desired)
                        && sandbox.status().state().equals(requested.status().state()),
                sandbox -> sandbox.withState(via, desired, half));
    }

    private static void end(EngineState engineState, DaytonaSandbox requested, UnaryOperator<DaytonaSandbox> change) {
        if (engineState.behaviour().has(Switch.STUCK_TRANSITIONS)) {
            return;
        }
        String desired = requested.status().desired();
        Duration whole = engineState.settings().transition();
        Instant end = requested.status().since().plus(whole);
        engineState.step(
                end,
                requested.id(),
                sandbox -> sandbox.wants(desired) && !sandbox.errored() && !sandbox.is(desired),
                sandbox -> change.apply(sandbox.withState(desired, desired, end)));
    }

    private static DaytonaSandbox deleted(DaytonaSandbox sandbox, Instant now) {
        DaytonaStatus status = sandbox.status();
        boolean desiredOnly = sandbox.errored() || sandbox.is("started") || sandbox.is("stopped");
        return sandbox.withName("DESTROYED_%s_%d".formatted(sandbox.name(), now.toEpochMilli()))
                .withStatus(new DaytonaStatus(
                        desiredOnly ? status.state() : "destroying",
                        "destroyed",
                        status.errorReason(),
                        status.recoverable(),
                        now))
                .changed(now);
    }
}
