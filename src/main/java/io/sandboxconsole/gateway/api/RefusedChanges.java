package io.sandboxconsole.gateway.api;

import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RecordedRows;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/// Records requests for changes that are refused before a service records them: for their form, for a
/// connection that a key does not reach, for a version that is not the present one.
@Component
class RefusedChanges {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    /// What no route is found for, as at `/v1`.
    private static final Operation NO_ROUTE = new Operation("call", Permission.VIEW_SANDBOX, Target.CONSOLE);

    private final Guard guard;

    RefusedChanges(Guard guard) {
        this.guard = guard;
    }

    /// Records the attempt of an authenticated caller, unless it has left a row already.
    ///
    /// @param rows what the request has left in the trail until now
    void record(HttpServletRequest request, RecordedRows rows, ApiProblem refusal) {
        boolean unrecordable = refusal.type() == ProblemType.AUDIT_UNAVAILABLE;
        if (READS.contains(request.getMethod()) || rows.any() || unrecordable) {
            return;
        }
        ApiCaller.of(request)
                .ifPresent(caller -> rows.<Operation, RuntimeException>noting(() -> {
                    var operation = operation(request);
                    guard.failed(caller.actor(), operation, refusal);
                    return operation;
                }));
    }

    private static Operation operation(HttpServletRequest request) {
        @Nullable
        RecordedAs route =
                request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod method
                        ? method.getMethodAnnotation(RecordedAs.class)
                        : null;
        return route == null ? NO_ROUTE : new Operation(route.value(), route.permission(), target(request));
    }

    private static Target target(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("connection") instanceof String connection
                && variables.get("id") instanceof String id) {
            try {
                var sandbox = new SandboxId(new ConnectionId(connection), id);
                return new Target(sandbox.connection().value(), sandbox.value(), null, null, null);
            } catch (IllegalArgumentException noId) {
                return Target.CONSOLE;
            }
        }
        return Target.CONSOLE;
    }
}
