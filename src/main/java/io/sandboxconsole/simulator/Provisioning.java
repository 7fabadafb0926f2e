package io.sandboxconsole.simulator;

import java.time.Duration;
import java.time.Instant;

/// The way of a Kubernetes sandbox from Pending over Allocated to Running, in simulated time.
final class Provisioning {

    private Provisioning() {}

    /// Adds the sandbox as Pending; one that never gets ready stays so.
    static void begin(World world, SimulatedSandbox sandbox, boolean getsReady) {
        Instant now = sandbox.createdAt();
        Duration whole = world.settings().transition();
        String first = whole.isZero() && getsReady ? "Running" : "Pending";
        world.sandboxes().add(sandbox.withStatus(world.vocabulary().status(first, now)), now);
        if (getsReady) {
            world.step(now.plus(whole.dividedBy(2)), sandbox.id(), "Pending", "Allocated");
            world.step(now.plus(whole), sandbox.id(), "Allocated", "Running");
        }
    }
}
