package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.Call;
import io.sandboxconsole.simulator.engine.ErrorReply;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox.Origin;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Creates sandboxes; an image whose name contains `does-not-exist` cannot be pulled.
///
/// Under Kubernetes the call waits until the injected clock reaches the end of the transitions.
final class Creation {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final long POLL_NANOS = Duration.ofMillis(5).toNanos();
    private static final List<String> RESTORED_ENTRYPOINT = List.of("tail", "-f", "/dev/null");

    private final EngineState state;
    private final SandboxJson json;
    private final CreateRules rules;
    private final NetworkPolicies policies;

    Creation(EngineState state, SandboxJson json, CreateRules rules, NetworkPolicies policies) {
        this.state = state;
        this.json = json;
        this.rules = rules;
        this.policies = policies;
    }

    Reply create(Call call) {
        CreateRequest request = CreateRequest.of(call.request());
        rules.check(request);
        boolean unpullable = request.image() != null && request.image().contains("does-not-exist");
        if (state.docker() && unpullable) {
            throw new ErrorReply(500, "DOCKER::SANDBOX_IMAGE_PULL_FAILED", "The image could not be pulled.");
        }
        SimulatedSandbox sandbox = sandbox(request);
        policies.begin(sandbox.id(), request.body().child("networkPolicy"));
        if (state.docker()) {
            state.sandboxes().add(sandbox, state.now());
            return json.created(sandbox, sandbox.status());
        }
        Provisioning.begin(state, sandbox, !unpullable);
        return json.created(sandbox, awaitRunning(sandbox));
    }

    private SimulatedSandbox sandbox(CreateRequest request) {
        Instant now = state.now();
        Map<String, String> labels = new LinkedHashMap<>();
        if (state.docker() && state.settings().imageLabels()) {
            labels.putAll(Images.labels(request.image()));
        }
        if (request.snapshotId() != null) {
            labels.putAll(state.snapshots().get(request.snapshotId()).labels());
        }
        labels.putAll(request.metadata());
        Long timeout = request.timeout();
        return new SimulatedSandbox(
                (request.templateId() == null ? "" : "fsb-") + UUID.randomUUID(),
                now,
                origin(request, labels),
                state.stateNames().status("Running", now),
                timeout == null ? null : now.plusSeconds(timeout),
                labels);
    }

    private Origin origin(CreateRequest request, Map<String, String> labels) {
        boolean restored = request.snapshotId() != null;
        List<String> entrypoint =
                restored && request.entrypoint().isEmpty() ? RESTORED_ENTRYPOINT : request.entrypoint();
        return new Origin(
                image(request),
                request.snapshotId(),
                entrypoint,
                request.platform(),
                request.extensions(),
                labels,
                request.secureAccess());
    }

    // A sandbox from a pool has no template of its own that could name the image.
    private static @Nullable String image(CreateRequest request) {
        return request.poolRef() == null ? request.image() : "unknown";
    }

    private Status awaitRunning(SimulatedSandbox created) {
        Instant end = created.createdAt().plus(LONGEST_WAIT);
        while (true) {
            Instant now = state.catchUp();
            SimulatedSandbox sandbox = state.sandbox(created.id());
            if (sandbox.is("Running")) {
                return sandbox.status();
            }
            if (!now.isBefore(end)) {
                state.sandboxes().remove(created.id(), now);
                throw new ErrorReply(504, "KUBERNETES::POD_READY_TIMEOUT", "The pod was not ready in time.");
            }
            LockSupport.parkNanos(POLL_NANOS); // The time is simulated, so there is nothing to be woken by.
            if (Thread.currentThread().isInterrupted()) {
                throw new ErrorReply(503, "KUBERNETES::API_ERROR", "The simulated engine is being stopped.");
            }
        }
    }
}
