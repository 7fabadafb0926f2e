package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.Audit.Actor;
import io.sandboxconsole.simulator.daytona.Audit.Entry;
import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// Runs a call's handler, with an entry in the audit log before it, completed with the outcome afterwards.
final class Recording {

    private final EngineState engineState;

    Recording(EngineState engineState) {
        this.engineState = engineState;
    }

    Reply recorded(CheckedRoute route, CheckedCall call) {
        Entry entry = entry(route, call);
        DaytonaSandbox sandbox = call.found();
        try {
            Reply reply = route.handler().apply(call.recordedIn(entry));
            if (entry != null) {
                // A success is recorded by id, even if the call used the name, unless the handler set a new target.
                if (sandbox != null && entry.isAbout(call.call().id())) {
                    entry.target(sandbox.id());
                }
                entry.complete(reply.status(), null);
            }
            return reply;
        } catch (HttpProblem problem) {
            if (entry != null) {
                entry.complete(problem.status(), problem.text());
            }
            throw problem;
        }
    }

    /// Records a call that was rejected before its handler.
    void rejected(CheckedRoute route, CheckedCall call, HttpProblem problem) {
        Entry entry = entry(route, call);
        if (entry != null) {
            entry.complete(problem.status(), problem.text());
        }
    }

    private @Nullable Entry entry(CheckedRoute route, CheckedCall call) {
        if (route.act() == null) {
            return null;
        }
        if (engineState.behaviour().has(DaytonaBehaviour.Switch.BROKEN_AUDIT)) {
            throw HttpProblem.unforeseen();
        }
        Actor actor = Actor.of(call.caller(), call.request());
        Entry entry = new Entry(actor, call.organization(), route.act(), metadata(call.request()), call.now());
        String named = call.call().variables().getOrDefault("id", call.variable("name"));
        entry.target(named.isEmpty() ? null : named);
        engineState.audit().add(entry);
        return entry;
    }

    /// The call's body with the values of the environment masked, or the token it revokes.
    private static JsonNode metadata(Request request) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        request.parameter("token")
                .ifPresent(token -> metadata.putObject("query").put("token", token));
        try {
            if (CheckedCall.body(request) instanceof ObjectNode body && !body.isEmpty()) {
                if (body.path("env") instanceof ObjectNode env) {
                    env.propertyNames().forEach(name -> env.put(name, "********"));
                }
                metadata.set("body", body);
            }
        } catch (HttpProblem malformed) {
            return NullNode.getInstance();
        }
        return metadata.isEmpty() ? NullNode.getInstance() : metadata;
    }
}
