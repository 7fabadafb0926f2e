package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.SimulatedEnd;
import io.sandboxconsole.simulator.engine.SimulatedRuntime;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox.Status;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/// The messages of failed sandboxes, at the length of real engines' messages.
final class FailureMessages {

    private static final String LOW_MEMORY =
            "The node was low on resource: memory. Threshold quantity: 100Mi, available: 95Mi.";

    private static final List<String> MESSAGES = List.of("""
            Failed to pull image "ghcr.io/acme/ci-runner:2026.10": rpc error: code = Unknown
            desc = failed to resolve reference "ghcr.io/acme/ci-runner:2026.10":
            unexpected status from HEAD request to https://ghcr.io/v2/acme/ci-runner/manifests/2026.10: 403 Forbidden
            Back-off pulling image, 5 attempts in 4m10s.""", """
            The container was killed because it ran out of memory (exit code 137).
            Limit 512Mi, last seen 511.8Mi; largest process: java -Xmx2g -jar build.jar (pid 41).
            Ask for more memory in resourceLimits or make the workload smaller.""", """
            The container ended with code 1.
            Traceback (most recent call last):
              File "/workspace/main.py", line 88, in <module>
                run(load_config(sys.argv[1]))
              File "/workspace/main.py", line 41, in load_config
                with open(path) as source:
            FileNotFoundError: [Errno 2] No such file or directory: '/workspace/config.yaml'""", """
            The container ended with code 139 (segmentation fault).
            Last output: <b>worker 3</b> lost connection to "store"; core dumped to /tmp/core.41""", """
            0/14 nodes are available: 9 insufficient cpu, 5 node(s) had an untolerated taint.
            Preemption found no victims.""");

    private FailureMessages() {}

    /// Returns the status of a sandbox after this end, in the words of the real server in that runtime: containers tell
    /// no more than the exit code, workloads a summary of their pods, and agents the reason of their pod.
    static Status of(SimulatedEnd end, SimulatedRuntime runtime, String id, Instant at) {
        boolean evicted = end == SimulatedEnd.EVICTED;
        if (evicted && runtime.isDocker()) {
            throw new IllegalArgumentException("Containers of one host are never evicted.");
        }
        boolean oom = end == SimulatedEnd.OUT_OF_MEMORY;
        int code = oom ? 137 : 1;
        return switch (runtime) {
            case DOCKER ->
                failed("CONTAINER_EXITED_ERROR", "Sandbox container exited with code %d.".formatted(code), at);
            case KUBERNETES ->
                failed("FAILED", summary(evicted ? "Evicted" : oom ? "OOMKilled" : "CrashLoopBackOff", id), at);
            case AGENT_SANDBOX ->
                evicted
                        ? failed("Evicted", LOW_MEMORY, at)
                        : failed(oom ? "OOMKilled" : "Error", "Container exited with code " + code, at);
        };
    }

    private static Status failed(String reason, String message, Instant at) {
        return new Status("Failed", reason, message, at);
    }

    private static String summary(String reason, String id) {
        return "1/1 observed pods failed; primary reason=%s; sample pod=%s-0".formatted(reason, id);
    }

    static Status pick(StateNames stateNames, Instant at, SplittableRandom random) {
        Status usual = stateNames.status("Failed", at);
        return new Status(usual.state(), usual.reason(), MESSAGES.get(random.nextInt(MESSAGES.size())), at);
    }
}
