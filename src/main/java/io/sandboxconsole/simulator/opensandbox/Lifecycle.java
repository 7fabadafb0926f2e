package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.Call;
import io.sandboxconsole.simulator.engine.ErrorReply;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.SimulatedRuntime;
import java.time.Instant;
import java.util.function.Consumer;

/// Deletes, pauses and resumes sandboxes: at once under Docker, step by step under Kubernetes.
final class Lifecycle {

    private final EngineState engineState;

    Lifecycle(EngineState engineState) {
        this.engineState = engineState;
    }

    Reply delete(Call call) {
        if (!engineState.sandboxes().remove(call.id(), engineState.now())) {
            throw engineState.unknownSandbox(call.id());
        }
        return Reply.empty(204);
    }

    Reply pause(Call call) {
        if (engineState.docker()) {
            return change(call, "Paused", Lifecycle::refusePauseUnderDocker);
        }
        Reply reply = change(call, "Pausing", sandbox -> require(sandbox, "Running"));
        engineState.later(call.id(), "Pausing", "Paused");
        return reply;
    }

    Reply resume(Call call) {
        if (engineState.docker()) {
            return change(call, "Running", Lifecycle::refuseResumeUnderDocker);
        }
        Reply reply = change(call, "Resuming", sandbox -> require(sandbox, "Paused"));
        engineState.later(call.id(), "Resuming", "Running");
        return reply;
    }

    private Reply change(Call call, String state, Consumer<SimulatedSandbox> rule) {
        Instant now = engineState.now();
        engineState.change(call.id(), sandbox -> {
            rule.accept(sandbox);
            // A container that is paused or resumed keeps reporting the time of its creation.
            Instant since = engineState.docker() ? sandbox.createdAt() : now;
            return sandbox.withStatus(engineState.stateNames().status(state, since));
        });
        return Reply.empty(202);
    }

    private static void refusePauseUnderDocker(SimulatedSandbox sandbox) {
        if (sandbox.is("Paused")) {
            throw new ErrorReply(500, "DOCKER::SANDBOX_PAUSE_FAILED", "The container cannot be paused twice.");
        }
        if (!sandbox.is("Running")) {
            throw new ErrorReply(409, "DOCKER::SANDBOX_NOT_RUNNING", "Only a running sandbox can be paused.");
        }
    }

    private static void refuseResumeUnderDocker(SimulatedSandbox sandbox) {
        if (!sandbox.is("Paused")) {
            throw new ErrorReply(409, "DOCKER::SANDBOX_NOT_PAUSED", "Only a paused sandbox can be resumed.");
        }
    }

    private void require(SimulatedSandbox sandbox, String state) {
        boolean supported = engineState.runtime() != SimulatedRuntime.AGENT_SANDBOX;
        if (!supported || !sandbox.is(state)) {
            throw new ErrorReply(
                    supported ? 409 : 400,
                    "KUBERNETES::INVALID_STATE",
                    "The sandbox is %s, which does not allow this."
                            .formatted(sandbox.status().state()));
        }
    }
}
