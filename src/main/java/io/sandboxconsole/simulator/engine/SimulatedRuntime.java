package io.sandboxconsole.simulator.engine;

/// The runtime behind the simulated OpenSandbox server, which determines states, codes and timing.
public enum SimulatedRuntime {
    /// Containers of one host: every transition is complete when the answer arrives.
    DOCKER,
    /// BatchSandbox workloads: transitions take simulated time.
    KUBERNETES,
    /// Agent-sandbox workloads: like Kubernetes, and pause and resume are rejected.
    AGENT_SANDBOX;

    public boolean isDocker() {
        return this == DOCKER;
    }

    /// Returns this runtime's error code for a condition, for instance `DOCKER::SANDBOX_NOT_FOUND`.
    public String code(String condition) {
        return (isDocker() ? "DOCKER::" : "KUBERNETES::") + condition;
    }
}
