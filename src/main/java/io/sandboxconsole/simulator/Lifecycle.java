package io.sandboxconsole.simulator;

import java.time.Instant;
import java.util.function.Consumer;

/// Deletes, pauses and resumes sandboxes: at once under Docker, step by step under Kubernetes.
final class Lifecycle {

    private final World world;

    Lifecycle(World world) {
        this.world = world;
    }

    Reply delete(Call call) {
        if (!world.sandboxes().remove(call.id(), world.now())) {
            throw world.unknownSandbox(call.id());
        }
        return Reply.empty(204);
    }

    Reply pause(Call call) {
        if (world.docker()) {
            return change(call, "Paused", Lifecycle::refusePauseUnderDocker);
        }
        Reply reply = change(call, "Pausing", sandbox -> require(sandbox, "Running"));
        world.later(call.id(), "Pausing", "Paused");
        return reply;
    }

    Reply resume(Call call) {
        if (world.docker()) {
            return change(call, "Running", Lifecycle::refuseResumeUnderDocker);
        }
        Reply reply = change(call, "Resuming", sandbox -> require(sandbox, "Paused"));
        world.later(call.id(), "Resuming", "Running");
        return reply;
    }

    private Reply change(Call call, String state, Consumer<SimulatedSandbox> rule) {
        Instant now = world.now();
        world.change(call.id(), sandbox -> {
            rule.accept(sandbox);
            // A container that is paused or resumed keeps reporting the time of its creation.
            Instant since = world.docker() ? sandbox.createdAt() : now;
            return sandbox.withStatus(world.vocabulary().status(state, since));
        });
        return Reply.empty(202);
    }

    private static void refusePauseUnderDocker(SimulatedSandbox sandbox) {
        if (sandbox.is("Paused")) {
            throw new Rejection(500, "DOCKER::SANDBOX_PAUSE_FAILED", "The container cannot be paused twice.");
        }
        if (!sandbox.is("Running")) {
            throw new Rejection(409, "DOCKER::SANDBOX_NOT_RUNNING", "Only a running sandbox can be paused.");
        }
    }

    private static void refuseResumeUnderDocker(SimulatedSandbox sandbox) {
        if (!sandbox.is("Paused")) {
            throw new Rejection(409, "DOCKER::SANDBOX_NOT_PAUSED", "Only a paused sandbox can be resumed.");
        }
    }

    private void require(SimulatedSandbox sandbox, String state) {
        boolean supported = world.runtime() != SimulatedRuntime.AGENT_SANDBOX;
        if (!supported || !sandbox.is(state)) {
            throw new Rejection(
                    supported ? 409 : 400,
                    "KUBERNETES::INVALID_STATE",
                    "The sandbox is %s, which does not allow this."
                            .formatted(sandbox.status().state()));
        }
    }
}
