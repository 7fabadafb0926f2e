package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.sandbox.provider.EngineRequest.Header;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The result of a forwarded create request: the response for the caller, and the sandbox's id, if the engine returned
/// a readable one.
public final class PassThroughResult {

    private static final int ACCEPTED = 202;

    private static final List<Header> JSON = List.of(new Header("Content-Type", "application/json"));

    private final int status;

    private final List<Header> headers;

    private final byte[] body;

    private final @Nullable String sandbox;

    private PassThroughResult(int status, List<Header> headers, byte[] body, @Nullable String sandbox) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.sandbox = sandbox;
    }

    /// The engine's own response; empty if it names no sandbox.
    static Optional<PassThroughResult> of(EngineResponse answer, byte[] body) {
        return id(body).map(sandbox -> new PassThroughResult(answer.status(), answer.headers(), body, sandbox));
    }

    /// The response for a creation known only from the engine's listing.
    static PassThroughResult found(JsonRow row) {
        return new PassThroughResult(ACCEPTED, JSON, row.bytes(), row.id());
    }

    public int status() {
        return status;
    }

    public byte[] body() {
        return body.clone();
    }

    @Nullable
    String sandbox() {
        return sandbox;
    }

    public EngineResponse answer() {
        return EngineResponse.of(status, headers, body);
    }

    /// `requested`, with the id that it lacked before.
    Target target(Target requested) {
        return new Target(requested.connection(), sandbox, requested.name(), requested.team(), requested.owner());
    }

    private static Optional<String> id(byte[] body) {
        try {
            return Optional.ofNullable(JsonRow.only(body).id()).filter(id -> !id.isBlank());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
