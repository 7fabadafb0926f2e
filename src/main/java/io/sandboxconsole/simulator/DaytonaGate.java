package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.DaytonaAudit.Actor;
import io.sandboxconsole.simulator.DaytonaAudit.Entry;
import io.sandboxconsole.simulator.DaytonaRoute.Access;
import io.sandboxconsole.simulator.DaytonaThrottlers.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// What every Daytona call passes in this order: address, credential, rate, permission, sandbox, audit entry, handler.
final class DaytonaGate {

    private static final String ADDRESS = "127.0.0.1";
    private static final Set<String> BY_ID_ONLY =
            Set.of("/sandbox/{id}/last-activity", "/sandbox/{id}/toolbox-proxy-url");

    private final DaytonaWorld world;
    private final DaytonaAuthentication authentication;
    private final DaytonaThrottlers throttlers;

    DaytonaGate(DaytonaWorld world, DaytonaAuthentication authentication, DaytonaThrottlers throttlers) {
        this.world = world;
        this.authentication = authentication;
        this.throttlers = throttlers;
    }

    void refuseLockedOut(Map<String, String> headers, Instant now) {
        obey(throttlers.lockedOut(ADDRESS, now), headers);
    }

    Reply pass(DaytonaRoute route, Call call, Map<String, String> headers, Instant now) {
        if (route.access() == Access.PUBLIC) {
            obey(throttlers.count("anonymous", ADDRESS, now), headers);
            return route.handler().apply(new DaytonaCall(call, null, null, null, now));
        }
        DaytonaCaller caller = authenticated(route, call, headers, now);
        String payer = String.valueOf(caller.organization());
        obey(throttlers.count("authenticated", payer, now), headers);
        if (!route.throttler().isEmpty()) {
            obey(throttlers.count(route.throttler(), payer, now), headers);
        }
        DaytonaCaller inside = inThePath(caller, call);
        if (!route.permission().isEmpty()) {
            inside.inside();
            if (!inside.mayDo(route.permission())) {
                throw DaytonaProblem.accessDenied();
            }
        }
        DaytonaSandbox sandbox = route.concernsSandbox() ? sandbox(route, call, inside) : null;
        return recorded(route, call, inside, sandbox, now);
    }

    private DaytonaCaller authenticated(DaytonaRoute route, Call call, Map<String, String> headers, Instant now) {
        try {
            return authentication.caller(call.request(), route.access(), now);
        } catch (DaytonaProblem refused) {
            if (refused.status() == 401) {
                obey(throttlers.count(DaytonaThrottlers.FAILED, ADDRESS, now), headers);
            }
            throw refused;
        }
    }

    // A path that names an organization selects it for a person; a key stays in its own.
    private DaytonaCaller inThePath(DaytonaCaller caller, Call call) {
        String organization = call.variable("organizationId");
        if (organization.isEmpty()) {
            return caller;
        }
        if (caller.key() != null && !organization.equals(caller.organization())) {
            throw DaytonaProblem.invalidContext();
        }
        var membership =
                world.directory().member(organization, caller.user().id()).orElseThrow(DaytonaProblem::invalidContext);
        return new DaytonaCaller(caller.user(), caller.key(), organization, membership);
    }

    private DaytonaSandbox sandbox(DaytonaRoute route, Call call, DaytonaCaller caller) {
        String organization = caller.inside();
        var byId = world.store()
                .find(call.id())
                .filter(sandbox -> sandbox.origin().organization().equals(organization));
        var found = BY_ID_ONLY.contains(route.path().template())
                ? byId
                : byId.or(() -> world.store().named(organization, call.id()));
        return found.filter(sandbox -> !sandbox.hidden()).orElseThrow(() -> DaytonaWorld.unknown(call.id()));
    }

    private Reply recorded(
            DaytonaRoute route, Call call, DaytonaCaller caller, @Nullable DaytonaSandbox sandbox, Instant now) {
        Entry entry = entry(route, call, caller, now);
        try {
            Reply reply = route.handler().apply(new DaytonaCall(call, caller, sandbox, entry, now));
            if (entry != null) {
                // A success is told by id however it was asked, unless the handler named something new.
                if (sandbox != null && entry.isAbout(call.id())) {
                    entry.target(sandbox.id());
                }
                entry.complete(reply.status(), null);
            }
            return reply;
        } catch (DaytonaProblem problem) {
            if (entry != null) {
                entry.complete(problem.status(), problem.text());
            }
            throw problem;
        }
    }

    private @Nullable Entry entry(DaytonaRoute route, Call call, DaytonaCaller caller, Instant now) {
        if (route.act() == null) {
            return null;
        }
        if (world.behaviour().has(DaytonaBehaviour.Switch.BROKEN_AUDIT)) {
            throw DaytonaProblem.unforeseen();
        }
        Actor actor = Actor.of(caller, call.request());
        Entry entry = new Entry(actor, caller.inside(), route.act(), metadata(call.request()), now);
        String named = call.variables().getOrDefault("id", call.variable("name"));
        entry.target(named.isEmpty() ? null : named);
        world.audit().add(entry);
        return entry;
    }

    /// What the call carried: its body with the values of the environment masked, or the token it revokes.
    private static JsonNode metadata(Request request) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        request.parameter("token")
                .ifPresent(token -> metadata.putObject("query").put("token", token));
        try {
            if (DaytonaCall.body(request) instanceof ObjectNode body && !body.isEmpty()) {
                if (body.path("env") instanceof ObjectNode env) {
                    env.propertyNames().forEach(name -> env.put(name, "********"));
                }
                metadata.set("body", body);
            }
        } catch (DaytonaProblem malformed) {
            return NullNode.getInstance();
        }
        return metadata.isEmpty() ? NullNode.getInstance() : metadata;
    }

    private static void obey(Verdict verdict, Map<String, String> headers) {
        headers.putAll(verdict.headers());
        if (!verdict.allowed()) {
            throw new DaytonaProblem(429, "ThrottlerException: Too Many Requests");
        }
    }
}
