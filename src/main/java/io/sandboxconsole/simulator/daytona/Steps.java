package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/// The way of a sandbox from one state to another: first only the wish changes, then the state on the way is stored, at
/// last the end.
final class Steps {

    private Steps() {}

    static DaytonaSandbox start(EngineState engineState, String id, Instant now) {
        DaytonaSandbox before = engineState.store().find(id).orElseThrow(() -> EngineState.unknown(id));
        String via = switch (before.status().state()) {
            case "archived", "archiving" -> "restoring";
            case "paused" -> "resuming";
            default -> "starting";
        };
        boolean atOnce = !before.is("stopped");
        DaytonaSandbox wished =
                engineState.change(id, sandbox -> sandbox.withState(atOnce ? via : "stopped", "started", now), now);
        transition(engineState, wished, via);
        return wished;
    }

    /// Stops a sandbox, or deletes one that lives only as long as it runs.
    static DaytonaSandbox stop(EngineState engineState, String id, Instant now) {
        DaytonaSandbox wished = engineState.change(
                id,
                sandbox -> sandbox.withState(
                        sandbox.is("paused") ? "stopping" : sandbox.status().state(),
                        sandbox.intervals().ephemeral() ? "destroyed" : "stopped",
                        now),
                now);
        if (wished.wants("destroyed")) {
            return delete(engineState, id, now);
        }
        transition(engineState, wished, "stopping");
        return wished;
    }

    static DaytonaSandbox pause(EngineState engineState, String id, Instant now) {
        DaytonaSandbox wished = engineState.change(id, sandbox -> sandbox.withState("pausing", "paused", now), now);
        transition(engineState, wished, "pausing");
        return wished;
    }

    static DaytonaSandbox archive(EngineState engineState, String id, Instant now) {
        DaytonaSandbox wished = engineState.change(id, sandbox -> sandbox.withState("stopped", "archived", now), now);
        transition(engineState, wished, "archiving", sandbox -> sandbox.withBackup("Completed"));
        return wished;
    }

    /// Frees the name at once and lets the sandbox go; one in error stays in error and out of sight. What is linked to
    /// it goes with it.
    static DaytonaSandbox delete(EngineState engineState, String id, Instant now) {
        DaytonaSandbox wished = engineState.change(id, sandbox -> deleted(sandbox, now), now);
        if (!wished.errored()) {
            transition(engineState, wished, "destroying");
        }
        engineState
                .store()
                .listed(false, null, now)
                .filter(sandbox -> id.equals(sandbox.origin().linked()) && !sandbox.wants("destroyed"))
                .toList()
                .forEach(follower -> delete(engineState, follower.id(), now));
        return wished;
    }

    /// Passes through a state and comes back, with something changed by then.
    static DaytonaSandbox detour(EngineState engineState, String id, String via, UnaryOperator<DaytonaSandbox> after) {
        Instant now = engineState.now();
        DaytonaSandbox before = engineState.store().find(id).orElseThrow(() -> EngineState.unknown(id));
        DaytonaStatus home = before.status();
        DaytonaSandbox there = engineState.change(id, sandbox -> sandbox.withState(via, home.desired(), now), now);
        end(engineState, there, sandbox -> after.apply(sandbox.withState(home.state(), home.desired(), now)));
        return there;
    }

    /// Goes to the wished state by way of another one, each half taking half of the time.
    static void transition(EngineState engineState, DaytonaSandbox wished, String via) {
        transition(engineState, wished, via, UnaryOperator.identity());
    }

    private static void transition(
            EngineState engineState, DaytonaSandbox wished, String via, UnaryOperator<DaytonaSandbox> atTheEnd) {
        half(engineState, wished, via);
        end(engineState, wished, atTheEnd);
    }

    /// Builds the image of a sandbox and fails in the end.
    static void failBuild(EngineState engineState, DaytonaSandbox wished, String reason) {
        String via = "building_snapshot";
        half(engineState, wished, via);
        Instant end = wished.status().since().plus(engineState.settings().transition());
        engineState.step(
                end,
                wished.id(),
                sandbox -> sandbox.is(via) && sandbox.wants("started"),
                sandbox -> sandbox.withStatus(new DaytonaStatus("build_failed", "started", reason, false, end))
                        .changed(end));
    }

    private static void half(EngineState engineState, DaytonaSandbox wished, String via) {
        String desired = wished.status().desired();
        Instant half =
                wished.status().since().plus(engineState.settings().transition().dividedBy(2));
        engineState.step(
                half,
                wished.id(),
                sandbox -> sandbox.wants(desired)
                        && sandbox.status().state().equals(wished.status().state()),
                sandbox -> sandbox.withState(via, desired, half));
    }

    private static void end(EngineState engineState, DaytonaSandbox wished, UnaryOperator<DaytonaSandbox> change) {
        if (engineState.behaviour().has(Switch.STUCK_TRANSITIONS)) {
            return;
        }
        String desired = wished.status().desired();
        Duration whole = engineState.settings().transition();
        Instant end = wished.status().since().plus(whole);
        engineState.step(
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
