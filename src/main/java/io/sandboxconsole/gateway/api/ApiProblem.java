package io.sandboxconsole.gateway.api;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.gateway.api.wire.Problem;
import io.sandboxconsole.gateway.api.wire.Problem.FieldProblem;
import io.sandboxconsole.i18n.Message;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rejects a call at `/api`. The detail quotes no secret.
public final class ApiProblem extends RuntimeException implements RecordedFailure {

    private static final long ROUNDING_MILLIS = 999;

    private final ProblemType type;

    private final int status;

    private final transient Map<String, String> headers = new HashMap<>();

    private @Nullable String field;

    private @Nullable Integer position;

    private @Nullable Integer length;

    private @Nullable Permission permission;

    private @Nullable Duration retryAfter;

    private @Nullable String reason;

    private @Nullable String engineCode;

    private boolean unclear;

    private boolean denied;

    private transient @Nullable List<String> candidates;

    private transient @Nullable List<FieldProblem> problems;

    public ApiProblem(ProblemType type, String detail) {
        this(type, type.status(), detail);
    }

    /// @param status another status than the usual one of the type
    public ApiProblem(ProblemType type, int status, String detail) {
        super(detail);
        this.type = type;
        this.status = status;
    }

    /// Names the member, the parameter or the header at fault.
    public ApiProblem field(@Nullable String name) {
        this.field = name;
        return this;
    }

    /// Names the characters at fault.
    public ApiProblem at(int position, int length) {
        this.position = position;
        this.length = length;
        return this;
    }

    public ApiProblem permission(Permission missing) {
        this.permission = missing;
        return this;
    }

    /// States a wait, also as the header `Retry-After`.
    public ApiProblem retryAfter(@Nullable Duration wait) {
        if (wait != null) {
            long seconds = Math.max(1, wait.plusMillis(ROUNDING_MILLIS).toSeconds());
            this.retryAfter = Duration.ofSeconds(seconds);
            headers.put("Retry-After", String.valueOf(seconds));
        }
        return this;
    }

    /// Names the console's rule that is broken.
    public ApiProblem reason(String word) {
        this.reason = word;
        return this;
    }

    public ApiProblem engineCode(@Nullable String code) {
        this.engineCode = code;
        return this;
    }

    /// States that the change may have been made all the same.
    public ApiProblem unclear(boolean maybeDone) {
        this.unclear = maybeDone;
        return this;
    }

    /// States that the caller may not do it, where the type of the problem hides that.
    public ApiProblem denied(boolean forbidden) {
        this.denied = forbidden;
        return this;
    }

    public ApiProblem candidates(List<String> accepted) {
        this.candidates = List.copyOf(accepted);
        return this;
    }

    /// Names several faults; a single one is the [#field], too.
    public ApiProblem problems(List<FieldProblem> several) {
        if (!several.isEmpty()) {
            this.problems = List.copyOf(several);
            this.field = several.getFirst().field();
        }
        return this;
    }

    public ApiProblem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /// Returns the body of the answer.
    Problem body(@Nullable String requestId) {
        return new Problem(
                type.address(),
                type.title(),
                status,
                String.valueOf(getMessage()),
                type.name(),
                requestId,
                field,
                position,
                length,
                permission == null ? null : permission.word(),
                retryAfter,
                reason,
                engineCode,
                unclear ? Boolean.TRUE : null,
                candidates,
                problems);
    }

    @Override
    public String code() {
        return type.name();
    }

    @Override
    public Message explanation() {
        return Message.quoted(String.valueOf(getMessage()));
    }

    @Override
    public boolean unclear() {
        return unclear;
    }

    @Override
    public boolean denied() {
        return denied || type == ProblemType.OUT_OF_SCOPE || type == ProblemType.INSUFFICIENT_ROLE;
    }
}
