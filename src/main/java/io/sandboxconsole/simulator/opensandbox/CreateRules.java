package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.ErrorReply;
import io.sandboxconsole.simulator.engine.FieldPath;
import io.sandboxconsole.simulator.engine.RequestValidator;
import io.sandboxconsole.simulator.engine.SimulatedRuntime;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox.Platform;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rejects well-formed create requests that break a rule, in the engine's order.
final class CreateRules {

    private static final String EXTEND = "access.renew.extend.seconds";
    private static final String PARAMETER = "SANDBOX::INVALID_PARAMETER";

    private final EngineState state;
    private final Pools pools;
    private final Templates templates;

    CreateRules(EngineState state, Pools pools, Templates templates) {
        this.state = state;
        this.pools = pools;
        this.templates = templates;
    }

    void check(CreateRequest request) {
        extensions(request);
        if (request.templateId() != null) {
            templates.ready(request.templateId());
        }
        snapshot(request);
        Labels.check(request.metadata());
        platform(request.platform());
        timeout(request.timeout());
        security(request);
        environment(request);
        volumes(request.body().child("volumes"));
        pool(request);
    }

    private void extensions(CreateRequest request) {
        String extend = request.extensions().get(EXTEND);
        if (extend != null && (!RequestValidator.isWhole(extend) || !within(Long.parseLong(extend.strip())))) {
            throw parameter("The extension %s must be 300 to 86400 seconds.".formatted(EXTEND));
        }
        if (request.poolRef() != null && state.docker()) {
            throw new ErrorReply(400, "SANDBOX::UNSUPPORTED_POOL_REF", "Docker has no pools.");
        }
        if (request.poolRef() != null && request.body().child("networkPolicy").given()) {
            throw parameter("A sandbox from a pool cannot have a network policy.");
        }
    }

    private static boolean within(long seconds) {
        return seconds >= 300 && seconds <= 86_400;
    }

    private void snapshot(CreateRequest request) {
        String id = request.snapshotId();
        if (id != null && !state.snapshots().get(id).is("Ready")) {
            throw new ErrorReply(409, "SNAPSHOT::NOT_READY", "The snapshot '%s' is not ready.".formatted(id));
        }
    }

    private static void platform(@Nullable Platform platform) {
        if (platform == null) {
            return;
        }
        if (!Set.of("linux", "windows").contains(platform.os())
                || !Set.of("amd64", "arm64").contains(platform.arch())) {
            throw parameter("The platform %s/%s is not supported.".formatted(platform.os(), platform.arch()));
        }
    }

    private void timeout(@Nullable Long seconds) {
        long most = state.settings().maxTimeout();
        if (seconds != null && seconds > most) {
            throw parameter("A timeout of %d seconds is above the limit of %d.".formatted(seconds, most));
        }
    }

    private void security(CreateRequest request) {
        if (state.docker() && request.secureAccess()) {
            throw parameter("Docker has no secure access.");
        }
        if (state.docker() && request.body().child("networkPolicy").given()) {
            throw parameter("Docker in host network mode has no network policies.");
        }
        if (state.runtime() == SimulatedRuntime.AGENT_SANDBOX
                && request.body().child("image").child("auth").given()) {
            throw parameter("Agent-sandbox cannot log in to registries.");
        }
    }

    private static void environment(CreateRequest request) {
        for (Map.Entry<String, ?> entry : request.body().child("env").node().properties()) {
            if (entry.getKey().toUpperCase(Locale.ROOT).startsWith("OPENSANDBOX_EGRESS_")) {
                throw parameter("The environment variable %s is reserved.".formatted(entry.getKey()));
            }
        }
    }

    private static void volumes(FieldPath volumes) {
        Set<String> names = new HashSet<>();
        for (FieldPath volume : volumes.items()) {
            if (!names.add(volume.child("name").node().asString())) {
                throw new ErrorReply(400, "VOLUME::DUPLICATE_NAME", "Two volumes have the same name.");
            }
            if (volume.child("host").given()) {
                throw new ErrorReply(400, "VOLUME::HOST_PATH_NOT_ALLOWED", "No host path is allowed here.");
            }
            FieldPath claim = volume.child("pvc");
            if (claim.given() && !claim.child("createIfNotExists").node().asBoolean(true)) {
                throw new ErrorReply(400, "VOLUME::PVC_NOT_FOUND", "There is no such volume claim.");
            }
        }
    }

    private void pool(CreateRequest request) {
        String pool = request.poolRef();
        if (pool == null) {
            return;
        }
        if (request.body().child("volumes").given() || request.platform() != null) {
            throw parameter("A sandbox from a pool can have neither volumes nor a platform.");
        }
        if (!pool.equals("*")) {
            pools.get(pool);
        }
    }

    private static ErrorReply parameter(String message) {
        return new ErrorReply(400, PARAMETER, message);
    }
}
