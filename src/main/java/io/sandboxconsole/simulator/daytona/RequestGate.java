package io.sandboxconsole.simulator.daytona;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sandboxconsole.simulator.daytona.CheckedRoute.Access;
import io.sandboxconsole.simulator.daytona.Throttlers.Verdict;
import io.sandboxconsole.simulator.daytona.account.Caller;
import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.engine.Call;
import io.sandboxconsole.simulator.engine.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks every Daytona call in this order: address, credential, rate, permission, sandbox, audit entry, handler.
final class RequestGate {

    private static final String ADDRESS = "127.0.0.1";
    private static final int MOST_REMEMBERED = 1_000;
    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final Set<String> BY_ID_ONLY =
            Set.of("/sandbox/{id}/last-activity", "/sandbox/{id}/toolbox-proxy-url");

    private final EngineState engineState;
    private final Authentication authentication;
    private final Throttlers throttlers;
    private final Recording recording;
    private final Cache<String, Instant> resolved = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .executor(Runnable::run)
            .build();

    RequestGate(EngineState engineState, Authentication authentication, Throttlers throttlers) {
        this.engineState = engineState;
        this.authentication = authentication;
        this.throttlers = throttlers;
        this.recording = new Recording(engineState);
    }

    /// Rejects an address that failed too often; only where a credential counts do the headers state the wait.
    void refuseLockedOut(boolean open, Map<String, String> headers, Instant now) {
        enforce(throttlers.lockedOut(ADDRESS, now), open ? new LinkedHashMap<>() : headers);
    }

    Reply pass(CheckedRoute route, Call call, Map<String, String> headers, Instant now) {
        if (route.access() == Access.PUBLIC) {
            enforce(throttlers.count("anonymous", ADDRESS, now), headers);
            return route.handler().apply(new CheckedCall(call, null, null, null, now));
        }
        Caller caller = authenticated(route, call, headers, now);
        String payer = String.valueOf(caller.organization());
        enforce(throttlers.count("authenticated", payer, now), headers);
        if (!route.throttler().isEmpty()) {
            enforce(throttlers.count(route.throttler(), payer, now), headers);
        }
        Caller inside = inThePath(caller, call);
        if (!route.permission().isEmpty()) {
            inside.inside();
            if (!inside.mayDo(route.permission())) {
                throw HttpProblem.accessDenied();
            }
        }
        DaytonaSandbox sandbox = route.concernsSandbox() ? sandbox(route, call, inside, now) : null;
        return recording.recorded(route, new CheckedCall(call, inside, sandbox, null, now));
    }

    private Caller authenticated(CheckedRoute route, Call call, Map<String, String> headers, Instant now) {
        try {
            return authentication.caller(call.request(), route.access(), now);
        } catch (HttpProblem rejected) {
            if (rejected.status() == 401) {
                enforce(throttlers.count(Throttlers.FAILED, ADDRESS, now), headers);
            }
            throw rejected;
        }
    }

    // An organization in the path selects it for a person; a key stays in its own.
    private Caller inThePath(Caller caller, Call call) {
        String organization = call.variable("organizationId");
        if (organization.isEmpty()) {
            return caller;
        }
        if (caller.key() != null && !organization.equals(caller.organization())) {
            throw HttpProblem.invalidContext();
        }
        var membership = engineState
                .directory()
                .member(organization, caller.user().id())
                .orElseThrow(HttpProblem::invalidContext);
        return new Caller(caller.user(), caller.key(), organization, membership);
    }

    private DaytonaSandbox sandbox(CheckedRoute route, Call call, Caller caller, Instant now) {
        String organization = caller.inside();
        var byId = engineState
                .store()
                .find(call.id())
                .filter(sandbox -> sandbox.origin().organization().equals(organization));
        var found = BY_ID_ONLY.contains(route.path().template())
                ? byId
                : byId.or(() -> engineState.store().named(organization, call.id()));
        String key = organization + "/" + call.id();
        Optional<DaytonaSandbox> visible = found.filter(sandbox -> !sandbox.hidden());
        if (visible.isPresent()) {
            resolved.put(key, now);
            return visible.get();
        }
        Instant before = resolved.asMap().remove(key);
        HttpProblem unknown = EngineState.unknown(call.id());
        if (before != null && before.plus(REMEMBERED).isAfter(now)) {
            // The server trusts its cache until the action fails, so that this call is recorded, unlike others.
            recording.rejected(route, new CheckedCall(call, caller, null, null, now), unknown);
        }
        throw unknown;
    }

    private static void enforce(Verdict verdict, Map<String, String> headers) {
        headers.putAll(verdict.headers());
        if (!verdict.allowed()) {
            throw new HttpProblem(429, "ThrottlerException: Too Many Requests");
        }
    }
}
