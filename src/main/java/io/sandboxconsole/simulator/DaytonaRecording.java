package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.DaytonaAudit.Actor;
import io.sandboxconsole.simulator.DaytonaAudit.Entry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// Does what a call asks for, with an entry in the audit log before it and what became of it in the entry afterwards.
final class DaytonaRecording {

    private final DaytonaWorld world;

    DaytonaRecording(DaytonaWorld world) {
        this.world = world;
    }

    Reply recorded(DaytonaRoute route, DaytonaCall call) {
        Entry entry = entry(route, call);
        DaytonaSandbox sandbox = call.found();
        try {
            Reply reply = route.handler().apply(call.recordedIn(entry));
            if (entry != null) {
                // A success is told by id however it was asked, unless the handler named something new.
                if (sandbox != null && entry.isAbout(call.call().id())) {
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

    /// Notes a call that came to nothing before it was tried.
    void refused(DaytonaRoute route, DaytonaCall call, DaytonaProblem problem) {
        Entry entry = entry(route, call);
        if (entry != null) {
            entry.complete(problem.status(), problem.text());
        }
    }

    private @Nullable Entry entry(DaytonaRoute route, DaytonaCall call) {
        if (route.act() == null) {
            return null;
        }
        if (world.behaviour().has(DaytonaBehaviour.Switch.BROKEN_AUDIT)) {
            throw DaytonaProblem.unforeseen();
        }
        Actor actor = Actor.of(call.caller(), call.request());
        Entry entry = new Entry(actor, call.organization(), route.act(), metadata(call.request()), call.now());
        String named = call.call().variables().getOrDefault("id", call.variable("name"));
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
}
