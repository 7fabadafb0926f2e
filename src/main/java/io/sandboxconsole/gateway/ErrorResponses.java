package io.sandboxconsole.gateway;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.sandbox.SandboxLocked;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.provider.ProviderException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Maps the failure of a call to its error at `/v1`: in the engine's shape, and without data hidden from the caller.
@Component
public class ErrorResponses {

    private static final Logger log = LoggerFactory.getLogger(ErrorResponses.class);

    private final Guard guard;

    ErrorResponses(Guard guard) {
        this.guard = guard;
    }

    /// Turns a failure into the answer that the caller may read.
    ///
    /// @param caller absent before authentication
    public ApiError refusal(Throwable failure, HttpServletRequest request, @Nullable Caller caller) {
        return switch (failure) {
            case ApiError refusal -> refusal;
            case AccessDenied denied -> denied.hidden() ? notFound(request) : denied(denied, caller);
            case SandboxNotFound _ -> notFound(request);
            case ProviderException.NotFound missing when ofPath(missing) -> notFound(request);
            case SandboxLocked locked -> new ApiError(409, SandboxLocked.CODE, String.valueOf(locked.getMessage()));
            case ProviderException engine -> EngineErrors.refusal(engine);
            case AuditUnavailable _ ->
                new ApiError(
                        503,
                        "AUDIT_UNAVAILABLE",
                        "The audit trail cannot be written, so nothing was done. Try again later.");
            case DataAccessException _ ->
                new ApiError(503, "DATABASE_UNAVAILABLE", "The console's database does not answer. Try again later.");
            default -> unexpected(failure);
        };
    }

    /// Returns the error for a failure of the console itself.
    static ApiError internal() {
        return new ApiError(500, "INTERNAL_ERROR", "The console failed. The administrators find more in its log.");
    }

    /// Returns the same error for hidden and for absent sandboxes.
    private static ApiError notFound(HttpServletRequest request) {
        String[] path = (request.getServletPath() + Objects.toString(request.getPathInfo(), "")).split("/", 5);
        String id = path.length > 3 ? path[3] + " " : "";
        return path.length > 2 && path[2].equals("snapshots")
                ? new ApiError(404, "SNAPSHOT::NOT_FOUND", "Snapshot %snot found.".formatted(id))
                : new ApiError(404, "DOCKER::SANDBOX_NOT_FOUND", "Sandbox %snot found.".formatted(id));
    }

    /// Returns whether the path's own resource is missing, not another such as the snapshot that a create call names.
    private static boolean ofPath(ProviderException.NotFound missing) {
        @Nullable String code = missing.answer().code();
        return code == null || code.endsWith("::SANDBOX_NOT_FOUND");
    }

    private ApiError denied(AccessDenied denied, @Nullable Caller caller) {
        boolean elsewhere = caller != null
                && !guard.scope(caller.actor(), denied.permission()).isEmpty();
        return new ApiError(403, elsewhere ? "OUT_OF_SCOPE" : "INSUFFICIENT_ROLE", String.valueOf(denied.getMessage()));
    }

    /// Logs only type and trace: the message might quote the caller's input.
    private static ApiError unexpected(Throwable failure) {
        var trace = new IllegalStateException(failure.getClass().getName());
        trace.setStackTrace(failure.getStackTrace());
        log.error("[{}] A call at the gateway failed.", Condition.INTERNAL_FAILURE, trace);
        return internal();
    }
}
