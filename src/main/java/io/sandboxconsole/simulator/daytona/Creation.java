package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.engine.Reply;
import java.time.Instant;

/// Creates sandboxes from a snapshot or an image; a failed start leaves a sandbox in error behind.
final class Creation {

    static final String START_FAILURE = "no space left on device";
    private static final String BUILD_FAILURE =
            "Failed to build image: process \"/bin/sh -c make\" did not complete successfully: exit code: 2";

    private final EngineState engineState;
    private final SandboxJson json;

    Creation(EngineState engineState, SandboxJson json) {
        this.engineState = engineState;
        this.json = json;
    }

    Reply create(CheckedCall call) {
        DaytonaSandbox inserted = new CreateRequest(engineState, call, call.body()).sandbox();
        engineState.add(inserted, call.now());
        if (inserted.origin().snapshot() == null) {
            build(inserted);
        } else {
            engineState.snapshots().use(call.organization(), inserted.origin().snapshot(), call.now());
            start(inserted, call.now());
        }
        call.concerns(inserted.id());
        return JsonValues.reply(200, json.created(inserted));
    }

    private void build(DaytonaSandbox inserted) {
        if (engineState.behaviour().nextBuildFails()) {
            Steps.failBuild(engineState, inserted, BUILD_FAILURE);
        } else {
            Steps.transition(engineState, inserted, "building_snapshot");
        }
    }

    // A sandbox started in advance needs no further step.
    private void start(DaytonaSandbox inserted, Instant now) {
        if (engineState.behaviour().nextStartFails()) {
            throw failed(inserted.id(), now);
        }
        if (inserted.is("creating")) {
            Steps.transition(engineState, inserted, "creating");
            if (engineState.behaviour().has(Switch.WAIT_FOR_START)) {
                engineState.settled(inserted.id(), sandbox -> !sandbox.is("creating"));
            }
        }
    }

    /// Puts a sandbox into error and returns the server's error for it.
    private HttpProblem failed(String id, Instant now) {
        engineState.change(
                id,
                sandbox -> sandbox.withStatus(new DaytonaStatus("error", "started", START_FAILURE, false, now)),
                now);
        return new HttpProblem(400, "Sandbox failed to start: " + START_FAILURE);
    }
}
