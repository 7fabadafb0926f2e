package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.SimulatedRuntime;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox.Status;
import java.time.Instant;

/// The names of states, with reasons and messages, in one runtime.
enum StateNames {
    CONTAINERS {
        @Override
        Status status(String state, Instant at) {
            return switch (state) {
                case "Running" -> new Status(state, "CONTAINER_RUNNING", "The container of this sandbox runs.", at);
                case "Paused" -> new Status(state, "CONTAINER_PAUSED", "The container of this sandbox is frozen.", at);
                case "Pending" -> new Status(state, "CONTAINER_STARTING", "The container is being started.", at);
                case "Terminated" -> new Status(state, "CONTAINER_EXITED", "The container ended with code 0.", at);
                case "Failed" -> new Status(state, "CONTAINER_EXITED_ERROR", "The container ended with code 1.", at);
                default -> new Status(state, "CONTAINER_STATE_UNKNOWN", "The container is in an unusual state.", at);
            };
        }
    },
    WORKLOADS {
        @Override
        Status status(String state, Instant at) {
            return switch (state) {
                case "Running" -> new Status(state, "RUNNING", "The pod is ready.", at);
                case "Paused" -> new Status(state, "PAUSED", "The file system was saved and the pod released.", at);
                case "Pausing" -> new Status(state, "PAUSING", "The file system is being saved.", at);
                case "Resuming" -> new Status(state, "RESUMING", "A pod is being made from the saved image.", at);
                case "Pending" -> new Status(state, "CREATING", "The workload waits for its pod.", at);
                case "Allocated" -> new Status(state, "IP_ASSIGNED", "The pod has an address and is not ready.", at);
                case "Failed" -> new Status(state, "FAILED", "The pod ended with an error.", at);
                default -> new Status(state, null, null, at);
            };
        }
    };

    /// Returns the usual status of a sandbox in this state since this moment.
    abstract Status status(String state, Instant at);

    static StateNames of(SimulatedRuntime runtime) {
        return runtime.isDocker() ? CONTAINERS : WORKLOADS;
    }
}
