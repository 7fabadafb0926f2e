package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.DaytonaSandbox.Size;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Gives a sandbox more or less to work with, as far as it is at rest.
record DaytonaResizing(DaytonaWorld world, DaytonaSandboxJson json) {

    Reply resize(DaytonaCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        DaytonaLifecycle.requireStored(
                sandbox, Set.of("started", "stopped"), "Sandbox must be started or stopped to resize");
        JsonNode body = call.body();
        Size before = sandbox.size();
        Size after = new Size(
                body.path("cpu").asDouble(before.cpu()),
                before.gpu(),
                before.gpuType(),
                body.path("memory").asDouble(before.memory()),
                body.path("disk").asDouble(before.disk()));
        checkSize(before, after, sandbox.is("started"));
        return json.read(200, DaytonaSteps.detour(world, sandbox.id(), "resizing", resized -> resized.withSize(after)));
    }

    private static void checkSize(Size before, Size after, boolean running) {
        if (after.equals(before)) {
            throw new DaytonaProblem(400, "The sandbox has these resources already");
        }
        if (after.cpu() < 1 || after.memory() < 1 || after.disk() < 1) {
            throw new DaytonaProblem(400, "cpu, memory and disk must not be less than 1");
        }
        boolean less = after.cpu() < before.cpu() || after.memory() < before.memory();
        if (running && (less || after.disk() != before.disk())) {
            throw new DaytonaProblem(400, "A started sandbox can only get more cpu and memory");
        }
        if (after.disk() < before.disk()) {
            throw new DaytonaProblem(400, "Disk cannot be made smaller");
        }
    }
}
