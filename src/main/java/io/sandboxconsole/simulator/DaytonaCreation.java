package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.DaytonaBehaviour.Switch;
import java.time.Instant;

/// Creates sandboxes from a snapshot or an image; a failed start leaves a sandbox in error behind.
final class DaytonaCreation {

    static final String START_FAILURE = "no space left on device";
    private static final String BUILD_FAILURE =
            "Failed to build image: process \"/bin/sh -c make\" did not complete successfully: exit code: 2";

    private final DaytonaWorld world;
    private final DaytonaSandboxJson json;

    DaytonaCreation(DaytonaWorld world, DaytonaSandboxJson json) {
        this.world = world;
        this.json = json;
    }

    Reply create(DaytonaCall call) {
        DaytonaSandbox inserted = new DaytonaCreateRequest(world, call, call.body()).sandbox();
        world.add(inserted, call.now());
        if (inserted.origin().snapshot() == null) {
            build(inserted);
        } else {
            world.snapshots().use(call.organization(), inserted.origin().snapshot(), call.now());
            start(inserted, call.now());
        }
        call.concerns(inserted.id());
        return DaytonaJson.reply(200, json.created(inserted));
    }

    private void build(DaytonaSandbox inserted) {
        if (world.behaviour().nextBuildFails()) {
            DaytonaSteps.failBuild(world, inserted, BUILD_FAILURE);
        } else {
            DaytonaSteps.go(world, inserted, "building_snapshot");
        }
    }

    // One that was started in advance needs nothing more.
    private void start(DaytonaSandbox inserted, Instant now) {
        if (world.behaviour().nextStartFails()) {
            throw failed(inserted.id(), now);
        }
        if (inserted.is("creating")) {
            DaytonaSteps.go(world, inserted, "creating");
            if (world.behaviour().has(Switch.WAIT_FOR_START)) {
                world.settled(inserted.id(), sandbox -> !sandbox.is("creating"));
            }
        }
    }

    /// Puts a sandbox into error and answers what the server says then.
    private DaytonaProblem failed(String id, Instant now) {
        world.change(
                id,
                sandbox -> sandbox.withStatus(new DaytonaStatus("error", "started", START_FAILURE, false, now)),
                now);
        return new DaytonaProblem(400, "Sandbox failed to start: " + START_FAILURE);
    }
}
