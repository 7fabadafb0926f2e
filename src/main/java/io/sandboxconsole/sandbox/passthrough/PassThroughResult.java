package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.sandbox.provider.EngineRequest.Header;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a raw wish for a sandbox: the answer for whoever wished it, and the sandbox's id, if the engine gave a
/// readable one.
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

    static PassThroughResult of(EngineResponse answer, byte[] body) {
        return new PassThroughResult(answer.status(), answer.headers(), body, id(body));
    }

    /// The answer of a creation that only the engine's listing tells of.
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

    /// `asked`, with the id that it did not have before.
    Target target(Target asked) {
        return new Target(asked.connection(), sandbox, asked.name(), asked.team(), asked.owner());
    }

    private static @Nullable String id(byte[] body) {
        try {
            String id = JsonRow.only(body).id();
            return id == null || id.isBlank() ? null : id;
        } catch (IllegalArgumentException garbage) {
            return null;
        }
    }
}
