package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.DaytonaBehaviour.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/// The calls that move a sandbox from state to state, each with the states that allow it and the words for the others.
final class DaytonaLifecycle {

    private static final Set<String> STARTABLE = Set.of("stopped", "paused", "archived", "archiving");
    private static final Set<String> AT_REST =
            Set.of("started", "stopped", "paused", "archived", "error", "build_failed");

    private final DaytonaWorld world;
    private final DaytonaSandboxJson json;
    private final Map<String, Instant> recoveries = new ConcurrentHashMap<>();

    DaytonaLifecycle(DaytonaWorld world, DaytonaSandboxJson json) {
        this.world = world;
        this.json = json;
    }

    Reply start(DaytonaCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        refuseErrored(sandbox);
        boolean archiving = sandbox.status().shown().equals("archiving");
        if (sandbox.is("started") && !sandbox.status().pending()) {
            return json.read(200, sandbox);
        }
        if (!archiving
                && (sandbox.status().pending()
                        || !STARTABLE.contains(sandbox.status().state()))) {
            throw inProgress();
        }
        if (sandbox.is("paused") && !sandbox.origin().isVirtualMachine()) {
            throw new DaytonaProblem(422, "Resuming is not supported for this sandbox");
        }
        if (world.behaviour().nextStartFails()) {
            String reason = DaytonaCreation.START_FAILURE;
            DaytonaStatus failed = new DaytonaStatus("error", "started", reason, false, call.now());
            world.change(sandbox.id(), before -> before.withStatus(failed), call.now());
            throw new DaytonaProblem(400, "Sandbox failed to start: " + reason);
        }
        DaytonaSandbox wished = DaytonaSteps.start(world, sandbox.id(), call.now());
        boolean waits = world.behaviour().has(Switch.WAIT_FOR_START) && !sandbox.is("archived") && !archiving;
        return json.read(200, waits ? world.settled(wished.id(), now -> now.is("started")) : wished);
    }

    Reply stop(DaytonaCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        refuseErrored(sandbox);
        refuseInProgress(sandbox);
        if (!sandbox.is("started") && !sandbox.is("paused")) {
            throw new DaytonaProblem(400, "Sandbox is not in a stoppable state");
        }
        return withoutActivity(DaytonaSteps.stop(world, sandbox.id(), call.now()));
    }

    Reply pause(DaytonaCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        requireStored(sandbox, Set.of("started"), "Sandbox must be in started state to pause");
        if (!sandbox.origin().isVirtualMachine()) {
            throw new DaytonaProblem(422, "Pausing is not supported for this sandbox");
        }
        return json.read(200, DaytonaSteps.pause(world, sandbox.id(), call.now()));
    }

    Reply archive(DaytonaCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        refuseErrored(sandbox);
        refuseInProgress(sandbox);
        if (!sandbox.is("stopped")) {
            throw new DaytonaProblem(400, "Sandbox is not stopped");
        }
        if (sandbox.intervals().ephemeral()) {
            throw new DaytonaProblem(400, "Ephemeral sandboxes cannot be archived");
        }
        return json.read(200, DaytonaSteps.archive(world, sandbox.id(), call.now()));
    }

    Reply recover(DaytonaCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        if (!sandbox.status().recoverable() || !sandbox.is("error")) {
            throw new DaytonaProblem(400, "Sandbox is not in a recoverable state");
        }
        Instant before = recoveries.put(sandbox.id(), call.now());
        if (before != null && before.plus(Duration.ofHours(1)).isAfter(call.now())) {
            recoveries.put(sandbox.id(), before);
            throw new DaytonaProblem(409, "Sandbox recovery was attempted recently");
        }
        String desired = call.flag("skipStart") ? "stopped" : "started";
        DaytonaSandbox there =
                world.change(sandbox.id(), found -> found.withState("restoring", desired, call.now()), call.now());
        DaytonaSteps.go(world, there, "restoring");
        return json.read(200, there);
    }

    /// Deletes; one that changes already is refused, so that a repeated call says 409 until the sandbox is gone.
    Reply delete(DaytonaCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        boolean allowed = AT_REST.contains(sandbox.status().shown())
                || sandbox.status().shown().equals("archiving")
                || sandbox.is("pending_build");
        if (!allowed) {
            throw inProgress();
        }
        boolean forked = world.store()
                .listed(false, null, call.now())
                .anyMatch(other -> sandbox.id().equals(other.origin().parent()) && !other.hidden());
        if (forked) {
            throw new DaytonaProblem(400, "Sandbox has active forks");
        }
        return withoutActivity(DaytonaSteps.delete(world, sandbox.id(), call.now()));
    }

    /// Refuses with 400 while the stored state is another one, and with 409 while only the wish has changed.
    static void requireStored(DaytonaSandbox sandbox, Set<String> states, String message) {
        if (!states.contains(sandbox.status().state())) {
            throw new DaytonaProblem(400, message);
        }
        if (sandbox.status().pending()) {
            throw inProgress();
        }
    }

    private static void refuseErrored(DaytonaSandbox sandbox) {
        if (sandbox.errored()) {
            throw new DaytonaProblem(400, "Sandbox is in an errored state");
        }
    }

    private static void refuseInProgress(DaytonaSandbox sandbox) {
        if (sandbox.status().pending() || !AT_REST.contains(sandbox.status().state())) {
            throw inProgress();
        }
    }

    private static DaytonaProblem inProgress() {
        return new DaytonaProblem(409, "Sandbox state change in progress");
    }

    private Reply withoutActivity(DaytonaSandbox sandbox) {
        ObjectNode body = json.full(sandbox);
        body.remove("lastActivityAt");
        return DaytonaJson.reply(200, body);
    }
}
