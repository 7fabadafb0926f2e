package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.Route;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One route of the Daytona server: who may call it, which throttler counts it and what the audit log says of it.
///
/// @param permission what the caller must be allowed, or blank when membership is enough
/// @param throttler the throttler that counts it beside the usual one, or blank
/// @param act what the audit log calls it, if it is recorded
record CheckedRoute(
        Route path,
        Access access,
        String permission,
        String throttler,
        @Nullable Act act,
        Function<CheckedCall, Reply> handler) {

    /// Which credentials a route takes.
    enum Access {
        PUBLIC,
        ANYBODY,
        PEOPLE,
        KEYS
    }

    /// An action on a kind of thing, in the words of the audit log.
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

    /// Refused while organizations are suspended, after the attempt was noted in the audit log.
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

    /// Whether the route is about one sandbox, which is looked up before anything is recorded.
    boolean concernsSandbox() {
        return path.template().startsWith("/sandbox/{id}");
    }
}
