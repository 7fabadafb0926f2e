package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.sandbox.provider.EngineRequest.Header;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The result of a forwarded create request: the response for the caller, and the id of the sandbox or template, if the
/// engine returned a readable one.
public final class PassThroughResult {

    private static final List<Header> JSON = List.of(new Header("Content-Type", "application/json"));

    private final int status;

    private final List<Header> headers;

    private final byte[] body;

    private final @Nullable String created;

    private PassThroughResult(int status, List<Header> headers, byte[] body, @Nullable String created) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.created = created;
    }

    /// The engine's own response; empty if it names nothing that was created.
    static Optional<PassThroughResult> of(EngineResponse answer, byte[] body, CreatedKind kind) {
        return id(body, kind).map(created -> new PassThroughResult(answer.status(), answer.headers(), body, created));
    }

    /// The response for a creation known only from the engine's listing.
    static PassThroughResult found(JsonRow row, CreatedKind kind) {
        return new PassThroughResult(kind.status(), JSON, row.bytes(), kind.id(row));
    }

    public int status() {
        return status;
    }

    public byte[] body() {
        return body.clone();
    }

    /// The id of what was created.
    @Nullable
    String created() {
        return created;
    }

    public EngineResponse answer() {
        return EngineResponse.of(status, headers, body);
    }

    /// `requested`, with the id that it lacked before.
    Target target(Target requested) {
        return new Target(requested.connection(), created, requested.name(), requested.team(), requested.owner());
    }

    private static Optional<String> id(byte[] body, CreatedKind kind) {
        try {
            return Optional.ofNullable(kind.id(JsonRow.only(body))).filter(id -> !id.isBlank());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
