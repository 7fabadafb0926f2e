package io.sandboxconsole.gateway.api;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.access.RecordedRows;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.access.SessionRefused;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.bulk.JobRefused;
import io.sandboxconsole.bulk.PlanRefused;
import io.sandboxconsole.export.ExportInterrupted;
import io.sandboxconsole.gateway.api.wire.Problem;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.gateway.response.ResponseHeaders;
import io.sandboxconsole.gateway.response.RowHeaders;
import io.sandboxconsole.sandbox.SandboxLocked;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.filter.FilterSyntaxException;
import io.sandboxconsole.sandbox.lifecycle.UndoTooLate;
import io.sandboxconsole.sandbox.provider.ProviderException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;

/// Turns every failure of a call at `/api` into a problem, without what is hidden from the caller.
@Component
public class ApiProblems {

    static final String CONSOLE_FAILED = "The console failed. The administrators find more in its log.";

    private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

    private final Guard guard;

    private final RefusedChanges refusedChanges;

    ApiProblems(Guard guard, RefusedChanges refusedChanges) {
        this.guard = guard;
        this.refusedChanges = refusedChanges;
    }

    /// Answers a failed call.
    ///
    /// @throws IOException if the caller is gone, or the answer had begun, which then breaks off
    void answer(HttpServletRequest request, HttpServletResponse response, Exception failure) throws IOException {
        if (failure instanceof BadRequestException gone) {
            throw gone;
        }
        var problem = of(failure, ApiCaller.of(request).orElse(null));
        @Nullable RecordedRows rows = ApiCaller.rows(request).orElse(null);
        if (rows != null) {
            try {
                refusedChanges.record(request, rows, problem);
            } catch (AuditUnavailable unrecorded) {
                problem = of(unrecorded, null);
            }
            RowHeaders.put(response, rows);
        }
        write(response, problem);
    }

    /// Replaces the prepared answer by a problem.
    void write(HttpServletResponse response, ApiProblem problem) throws IOException {
        if (response.isCommitted()) {
            throw new CloseNowException("The answer broke off.");
        }
        Map<String, String> kept = kept(response);
        response.reset();
        kept.forEach(response::setHeader);
        problem.headers().forEach(response::setHeader);
        byte[] bytes = ApiJson.MAPPER.writeValueAsBytes(problem.body(kept.get(ResponseHeaders.REQUEST_ID)));
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static Map<String, String> kept(HttpServletResponse response) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name :
                new String[] {ResponseHeaders.REQUEST_ID, "X-Content-Type-Options", "RateLimit", "RateLimit-Policy"}) {
            Optional.ofNullable(response.getHeader(name)).ifPresent(value -> kept.put(name, value));
        }
        RowHeaders.NAMES.forEach(
                name -> Optional.ofNullable(response.getHeader(name)).ifPresent(value -> kept.put(name, value)));
        kept.put("Cache-Control", "no-store");
        return kept;
    }

    /// Turns a failure into the problem that the caller may read.
    ///
    /// @param caller absent before authentication
    public ApiProblem of(Throwable failure, @Nullable Caller caller) {
        return switch (failure) {
            case ApiProblem problem -> problem;
            case ApiError error -> of(error);
            case AccessDenied denied -> denied(denied, caller);
            case SandboxNotFound missing ->
                new ApiProblem(
                        ProblemType.SANDBOX_NOT_FOUND, missing.explanation().toString());
            case SandboxLocked locked ->
                new ApiProblem(ProblemType.SANDBOX_LOCKED, locked.explanation().toString());
            case UndoTooLate late ->
                new ApiProblem(ProblemType.UNDO_TOO_LATE, late.explanation().toString());
            case RequestRefused refused -> refused(refused);
            case PlanRefused refused -> refused(refused);
            case JobRefused refused -> refused(refused);
            // Its reader is gone in most cases, and the trail records it.
            case ExportInterrupted _ -> new ApiProblem(ProblemType.INTERNAL_ERROR, CONSOLE_FAILED);
            case SessionRefused ended ->
                new ApiProblem(ProblemType.INVALID_API_KEY, ended.explanation().toString());
            case ProviderException engine -> EngineProblems.of(engine);
            case FilterSyntaxException filter ->
                new ApiProblem(ProblemType.INVALID_FILTER, filter.explanation().toString())
                        .field("filter")
                        .at(filter.offset(), filter.length());
            case AuditUnavailable _ ->
                new ApiProblem(
                        ProblemType.AUDIT_UNAVAILABLE,
                        "The audit trail cannot be written, so nothing was done. Try again later.");
            case DataAccessException _ ->
                new ApiProblem(
                        ProblemType.DATABASE_UNAVAILABLE, "The console's database does not answer. Try again later.");
            case RequestRejectedException _ ->
                new ApiProblem(ProblemType.INVALID_REQUEST, "The headers of the request hold control characters.");
            default -> RequestProblems.of(failure).orElseGet(() -> unexpected(failure));
        };
    }

    private static ApiProblem of(ApiError error) {
        var type = ProblemType.named(error.code()).orElse(ProblemType.INVALID_REQUEST);
        var problem = new ApiProblem(type, error.status(), String.valueOf(error.getMessage()));
        error.headers().forEach(problem::header);
        if (type.name().contains("IDEMPOTENCY_KEY")) {
            problem.field("Idempotency-Key");
        }
        @Nullable String wait = error.headers().get("Retry-After");
        return wait == null ? problem : problem.retryAfter(Duration.ofSeconds(Long.parseLong(wait)));
    }

    private ApiProblem denied(AccessDenied denied, @Nullable Caller caller) {
        if (denied.hidden()) {
            return new ApiProblem(ProblemType.NOT_FOUND, RequestProblems.NOTHING_HERE);
        }
        boolean elsewhere = caller != null
                && !guard.scope(caller.actor(), denied.permission()).isEmpty();
        return new ApiProblem(
                        elsewhere ? ProblemType.OUT_OF_SCOPE : ProblemType.INSUFFICIENT_ROLE,
                        denied.explanation().toString())
                .permission(denied.permission());
    }

    /// The codes of refusals are words of the console; those that say what a status says have a type of their own.
    private static ApiProblem refused(RequestRefused refused) {
        var type = switch (refused.code()) {
            case "not-found", "lock-none", "hold-none" -> ProblemType.NOT_FOUND;
            case "lock-present", "hold-present", "hold-changed", "key-ended" -> ProblemType.CONFLICT;
            case "TEAM_REQUIRED" -> ProblemType.TEAM_REQUIRED;
            default -> ProblemType.REQUEST_REFUSED;
        };
        return problem(type, refused);
    }

    private static ApiProblem refused(PlanRefused refused) {
        var type = switch (refused.why()) {
            case UNKNOWN -> ProblemType.NOT_FOUND;
            case COUNT_NOT_TYPED -> ProblemType.INVALID_REQUEST;
            case EMPTY, EXPIRED, HASH, STARTED, BLOCKED, COUNT_WRONG, TOO_MANY -> ProblemType.CONFLICT;
        };
        return problem(type, refused);
    }

    private static ApiProblem refused(JobRefused refused) {
        var type = switch (refused.why()) {
            case UNKNOWN -> ProblemType.NOT_FOUND;
            case NOT_PERMITTED -> ProblemType.OUT_OF_SCOPE;
            case STATE, NOTHING_FAILED -> ProblemType.CONFLICT;
        };
        return problem(type, refused);
    }

    private static ApiProblem problem(ProblemType type, RecordedFailure refused) {
        return new ApiProblem(type, refused.explanation().toString())
                .reason(refused.code())
                .denied(refused.denied());
    }

    /// Logs only type and trace: the message might quote the caller's input.
    private static ApiProblem unexpected(Throwable failure) {
        var trace = new IllegalStateException(failure.getClass().getName());
        trace.setStackTrace(failure.getStackTrace());
        log.error("A call at the API failed.", trace);
        return new ApiProblem(ProblemType.INTERNAL_ERROR, CONSOLE_FAILED);
    }
}
