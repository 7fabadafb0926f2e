package io.sandboxconsole.gateway.api;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of problems that `/api` answers with. Each has a section in `docs/api.md`.
public enum ProblemType {
    INVALID_REQUEST(400, "The request is not valid"),
    INVALID_JSON(400, "The body is not the JSON that is expected"),
    INVALID_PARAMETER(400, "A parameter is not valid"),
    INVALID_FILTER(400, "The filter cannot be read"),
    INVALID_CURSOR(400, "The cursor belongs to no page of this list"),
    INVALID_PATH(400, "The path is not written plainly"),
    INVALID_SANDBOX(400, "The sandbox cannot be like that"),
    INVALID_IDEMPOTENCY_KEY(400, "The Idempotency-Key is not valid"),
    TEAM_REQUIRED(400, "A team must be named"),
    CONNECTION_REQUIRED(400, "A connection must be named"),
    MISSING_API_KEY(401, "No credential was sent"),
    INVALID_API_KEY(401, "The credential is not valid"),
    INSUFFICIENT_ROLE(403, "The caller's role does not permit it"),
    OUT_OF_SCOPE(403, "The caller's role does not reach that far"),
    NOT_FOUND(404, "There is no such thing"),
    SANDBOX_NOT_FOUND(404, "There is no such sandbox"),
    METHOD_NOT_ALLOWED(405, "The route does not take this method"),
    NOT_ACCEPTABLE(406, "The requested version or media type is not available"),
    CONFLICT(409, "The present state does not allow it"),
    SANDBOX_LOCKED(409, "A lock protects the sandbox"),
    UNDO_TOO_LATE(409, "No deletion is waiting"),
    IDEMPOTENCY_KEY_IN_USE(409, "The first request with this Idempotency-Key is not answered yet"),
    CHANGED_MEANWHILE(412, "It has changed meanwhile"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is of a media type that is not taken"),
    UNSUPPORTED_ENCODING(415, "The body is encoded"),
    REQUEST_REFUSED(422, "A rule of the console forbids it"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
    QUOTA_EXCEEDED(429, "The caller's limit is used up"),
    ENGINE_LIMIT_REACHED(429, "A limit of the engine is used up"),
    INTERNAL_ERROR(500, "The console failed"),
    NOT_SUPPORTED(501, "The engine does not support it"),
    ENGINE_ANSWER_LOST(502, "The engine's answer to a change was lost"),
    ENGINE_ANSWER_UNREADABLE(502, "The engine's answer cannot be read"),
    AUDIT_UNAVAILABLE(503, "The audit trail cannot be written"),
    DATABASE_UNAVAILABLE(503, "The console's database does not answer"),
    IDENTITY_UNAVAILABLE(503, "The identity provider does not answer"),
    ENGINE_UNREACHABLE(503, "The engine does not answer"),
    ENGINE_REJECTS_CONSOLE(503, "The engine rejects the console's key"),
    ENGINE_MISCONFIGURED(503, "The connection to the engine is not set up rightly"),
    ENGINE_TIMED_OUT(504, "The engine did not answer in time");

    private static final String BASE = "https://sandboxconsole.io/problems/";

    private final int status;

    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /// Returns the last part of the address: `invalid-filter`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public URI address() {
        return URI.create(BASE + word());
    }

    /// Returns the kind with this code.
    public static Optional<ProblemType> named(String code) {
        return Arrays.stream(values()).filter(type -> type.name().equals(code)).findFirst();
    }
}
