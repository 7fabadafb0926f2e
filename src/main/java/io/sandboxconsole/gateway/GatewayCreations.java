package io.sandboxconsole.gateway;

import io.sandboxconsole.digest.Digests;
import io.sandboxconsole.gateway.IdempotencyRepository.First;
import io.sandboxconsole.gateway.IdempotencyRepository.Key;
import io.sandboxconsole.gateway.IdempotentCalls.Call;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.sandbox.passthrough.CreateBody;
import io.sandboxconsole.sandbox.passthrough.PassThroughCreate;
import io.sandboxconsole.sandbox.passthrough.PassThroughCreations;
import io.sandboxconsole.sandbox.passthrough.PassThroughResult;
import io.sandboxconsole.sandbox.provider.EngineRequest.Header;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/// Creates sandboxes for callers: within their limit, and once per idempotency key.
@Component
class GatewayCreations {

    private static final List<Header> REPLAYED =
            List.of(new Header("Content-Type", "application/json"), new Header("Idempotent-Replay", "true"));

    private final PassThroughCreations creations;

    private final SandboxLimit limit;

    private final IdempotentCalls idempotent;

    GatewayCreations(PassThroughCreations creations, SandboxLimit limit, IdempotentCalls idempotent) {
        this.creations = creations;
        this.limit = limit;
        this.idempotent = idempotent;
    }

    /// @param keys the idempotency keys that the caller sent
    EngineResponse create(Caller caller, PassThroughCreate command, List<String> keys) {
        // A denial comes first, and once: it hides all other errors.
        creations.check(command);
        if (keys.isEmpty()) {
            return limited(caller, command).answer();
        }
        String value =
                creations.prepare(command, () -> IdempotentCalls.requireKey(keys.size() == 1 ? keys.getFirst() : ""));
        return switch (command.body()) {
            // An invalid body is always rejected, so no response has to be kept.
            case CreateBody.Invalid _ -> limited(caller, command).answer();
            case CreateBody.Valid body ->
                once(caller, command, new Key("v1", caller.actor().id().label(), value), fingerprint(command, body));
        };
    }

    private EngineResponse once(Caller caller, PassThroughCreate command, Key key, String fingerprint) {
        var call = new Call<>(
                label -> limited(caller, command.repeating(label)),
                label -> creations.earlier(command.repeating(label)),
                made -> new First(made.status(), null, made.body()),
                PassThroughResult::answer,
                first -> EngineResponse.of(first.status(), REPLAYED, first.body()));
        try {
            return idempotent.once(key, fingerprint, command.request(), call);
        } catch (ApiError refusal) {
            if (refusal.code().startsWith("IDEMPOTENCY_")) {
                creations.refused(command, refusal);
            }
            throw refusal;
        }
    }

    /// Creates within the caller's limit: exceeding it is detected and recorded before any request to the engine.
    private PassThroughResult limited(Caller caller, PassThroughCreate command) {
        try (var _ = creations.prepare(command, () -> limit.take(caller))) {
            return creations.create(command);
        }
    }

    private static String fingerprint(PassThroughCreate command, CreateBody.Valid body) {
        var digest = Digests.sha256();
        String rest = command.connection().value() + "\n" + command.team() + "\n";
        digest.update(rest.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(body.bytes()));
    }
}
