package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Size;
import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.engine.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Serves the calls that change a sandbox's state, each with the states that allow it and the errors for the others.
final class Lifecycle {

    private static final Set<String> STARTABLE = Set.of("stopped", "paused", "archived", "archiving");
    private static final Set<String> AT_REST =
            Set.of("started", "stopped", "paused", "archived", "error", "build_failed");

    private final EngineState engineState;
    private final SandboxJson json;
    private final Map<String, Instant> recoveries = new ConcurrentHashMap<>();

    Lifecycle(EngineState engineState, SandboxJson json) {
        this.engineState = engineState;
        this.json = json;
    }

    Reply start(CheckedCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        rejectErrored(sandbox);
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
            throw new HttpProblem(422, "Resuming is not supported for this sandbox");
        }
        if (engineState.behaviour().nextStartFails()) {
            String reason = Creation.START_FAILURE;
            DaytonaStatus failed = new DaytonaStatus("error", "started", reason, false, call.now());
            engineState.change(sandbox.id(), before -> before.withStatus(failed), call.now());
            throw new HttpProblem(400, "Sandbox failed to start: " + reason);
        }
        DaytonaSandbox requested = Steps.start(engineState, sandbox.id(), call.now());
        boolean waits = engineState.behaviour().has(Switch.WAIT_FOR_START) && !sandbox.is("archived") && !archiving;
        return json.read(200, waits ? engineState.settled(requested.id(), now -> now.is("started")) : requested);
    }

    Reply stop(CheckedCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        rejectErrored(sandbox);
        rejectInProgress(sandbox);
        if (!sandbox.is("started") && !sandbox.is("paused")) {
            throw new HttpProblem(400, "Sandbox is not in a stoppable state");
        }
        return withoutActivity(Steps.stop(engineState, sandbox.id(), call.now()));
    }

    Reply pause(CheckedCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        requireStored(sandbox, Set.of("started"), "Sandbox must be in started state to pause");
        if (!sandbox.origin().isVirtualMachine()) {
            throw new HttpProblem(422, "Pausing is not supported for this sandbox");
        }
        return json.read(200, Steps.pause(engineState, sandbox.id(), call.now()));
    }

    Reply archive(CheckedCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        rejectErrored(sandbox);
        rejectInProgress(sandbox);
        if (!sandbox.is("stopped")) {
            throw new HttpProblem(400, "Sandbox is not stopped");
        }
        if (sandbox.intervals().ephemeral()) {
            throw new HttpProblem(400, "Ephemeral sandboxes cannot be archived");
        }
        return json.read(200, Steps.archive(engineState, sandbox.id(), call.now()));
    }

    Reply recover(CheckedCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        if (!sandbox.status().recoverable() || !sandbox.is("error")) {
            throw new HttpProblem(400, "Sandbox is not in a recoverable state");
        }
        Instant before = recoveries.put(sandbox.id(), call.now());
        if (before != null && before.plus(Duration.ofHours(1)).isAfter(call.now())) {
            recoveries.put(sandbox.id(), before);
            throw new HttpProblem(409, "Sandbox recovery was attempted recently");
        }
        String desired = call.flag("skipStart") ? "stopped" : "started";
        DaytonaSandbox there = engineState.change(
                sandbox.id(), found -> found.withState("restoring", desired, call.now()), call.now());
        Steps.transition(engineState, there, "restoring");
        return json.read(200, there);
    }

    /// Deletes; a sandbox in transition is rejected, so that a repeated call returns 409 until the sandbox is gone.
    Reply delete(CheckedCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        boolean allowed = AT_REST.contains(sandbox.status().shown())
                || sandbox.status().shown().equals("archiving")
                || sandbox.is("pending_build");
        if (!allowed) {
            throw inProgress();
        }
        boolean forked = engineState
                .store()
                .listed(false, null, call.now())
                .anyMatch(other -> sandbox.id().equals(other.origin().parent()) && !other.hidden());
        if (forked) {
            throw new HttpProblem(400, "Sandbox has active forks");
        }
        return withoutActivity(Steps.delete(engineState, sandbox.id(), call.now()));
    }

    /// Rejects with 400 while the stored state is another one, and with 409 while only the desired state has changed.
    static void requireStored(DaytonaSandbox sandbox, Set<String> states, String message) {
        if (!states.contains(sandbox.status().state())) {
            throw new HttpProblem(400, message);
        }
        if (sandbox.status().pending()) {
            throw inProgress();
        }
    }

    private static void rejectErrored(DaytonaSandbox sandbox) {
        if (sandbox.errored()) {
            throw new HttpProblem(400, "Sandbox is in an errored state");
        }
    }

    private static void rejectInProgress(DaytonaSandbox sandbox) {
        if (sandbox.status().pending() || !AT_REST.contains(sandbox.status().state())) {
            throw inProgress();
        }
    }

    private static HttpProblem inProgress() {
        return new HttpProblem(409, "Sandbox state change in progress");
    }

    private Reply withoutActivity(DaytonaSandbox sandbox) {
        ObjectNode body = json.full(sandbox);
        body.remove("lastActivityAt");
        return JsonValues.reply(200, body);
    }

    /// Resizes a sandbox in a stable state.
    Reply resize(CheckedCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        requireStored(sandbox, Set.of("started", "stopped"), "Sandbox must be started or stopped to resize");
        JsonNode body = call.body();
        Size before = sandbox.size();
        Size after = new Size(
                body.path("cpu").asDouble(before.cpu()),
                before.gpu(),
                before.gpuType(),
                body.path("memory").asDouble(before.memory()),
                body.path("disk").asDouble(before.disk()));
        checkSize(before, after, sandbox.is("started"));
        return json.read(200, Steps.detour(engineState, sandbox.id(), "resizing", resized -> resized.withSize(after)));
    }

    private static void checkSize(Size before, Size after, boolean running) {
        if (after.equals(before)) {
            throw new HttpProblem(400, "The sandbox has these resources already");
        }
        if (after.cpu() < 1 || after.memory() < 1 || after.disk() < 1) {
            throw new HttpProblem(400, "cpu, memory and disk must not be less than 1");
        }
        boolean less = after.cpu() < before.cpu() || after.memory() < before.memory();
        if (running && (less || after.disk() != before.disk())) {
            throw new HttpProblem(400, "A started sandbox can only get more cpu and memory");
        }
        if (after.disk() < before.disk()) {
            throw new HttpProblem(400, "Disk cannot be made smaller");
        }
    }
}
