package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.Route;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One route of the Daytona server with its access, its throttler and its audit action.
///
/// @param permission the permission required of the caller, or blank when membership is enough
/// @param throttler the throttler that counts it beside the general one, or blank
/// @param act the action's name in the audit log, if it is recorded
record CheckedRoute(
        Route path,
        Access access,
        String permission,
        String throttler,
        @Nullable Act act,
        Function<CheckedCall, Reply> handler) {

    /// The credentials that a route accepts.
    enum Access {
        PUBLIC,
        ANYBODY,
        PEOPLE,
        KEYS
    }

    /// An action and its target's type, in the audit log's words.
    record Act(String action, String target) {}

    static CheckedRoute of(String method, String template, Access access, Function<CheckedCall, Reply> handler) {
        Route path = Route.of(method, template, call -> Reply.empty(500));
        return new CheckedRoute(path, access, "", "", null, handler);
    }

    static CheckedRoute get(String template, Function<CheckedCall, Reply> handler) {
        return of("GET", template, Access.ANYBODY, handler);
    }

    static CheckedRoute post(String template, Function<CheckedCall, Reply> handler) {
        return of("POST", template, Access.ANYBODY, handler);
    }

    CheckedRoute needing(String value) {
        return new CheckedRoute(path, access, value, throttler, act, handler);
    }

    CheckedRoute throttled(String value) {
        return new CheckedRoute(path, access, permission, value, act, handler);
    }

    /// Rejects calls while organizations are suspended, after the attempt was recorded in the audit log.
    CheckedRoute unlessSuspended(DaytonaBehaviour behaviour) {
        return new CheckedRoute(path, access, permission, throttler, act, call -> {
            if (behaviour.has(DaytonaBehaviour.Switch.SUSPENDED)) {
                throw HttpProblem.suspended();
            }
            return handler.apply(call);
        });
    }

    CheckedRoute audited(String action, String target) {
        return new CheckedRoute(path, access, permission, throttler, new Act(action, target), handler);
    }

    /// Whether the route is about one sandbox, which is looked up before the call is recorded.
    boolean concernsSandbox() {
        return path.template().startsWith("/sandbox/{id}");
    }
}
