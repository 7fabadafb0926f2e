package io.sandboxconsole.simulator.opensandbox;

import java.time.Duration;
import java.time.Instant;

/// Takes a Kubernetes sandbox from Pending over Allocated to Running, in simulated time.
final class Provisioning {

    private Provisioning() {}

    /// Adds the sandbox as Pending; one that never gets ready stays so.
    static void begin(EngineState state, SimulatedSandbox sandbox, boolean getsReady) {
        Instant now = sandbox.createdAt();
        Duration whole = state.settings().transition();
        String first = whole.isZero() && getsReady ? "Running" : "Pending";
        state.sandboxes().add(sandbox.withStatus(state.stateNames().status(first, now)), now);
        if (getsReady) {
            state.step(now.plus(whole.dividedBy(2)), sandbox.id(), "Pending", "Allocated");
            state.step(now.plus(whole), sandbox.id(), "Allocated", "Running");
        }
    }
}
