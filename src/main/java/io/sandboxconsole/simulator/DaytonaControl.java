package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.daytona.DaytonaBehaviour;
import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import io.sandboxconsole.simulator.daytona.DaytonaSimulation;
import io.sandboxconsole.simulator.daytona.JsonValues;
import io.sandboxconsole.simulator.engine.Json;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.Request;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Serves the controls of the Daytona engine below `/_control/daytona`.
record DaytonaControl(DaytonaSimulation daytona) {

    Optional<Reply> answer(String call, Request request) {
        return new EngineControl(daytona.faults(), daytona.requests(), daytona.fleet(), daytona::acceptKey)
                .answer(call, request)
                .or(() -> own(call, request));
    }

    private Optional<Reply> own(String call, Request request) {
        return switch (call) {
            case "POST /behaviour" -> behave(Json.read(request.body()));
            case "POST /token" -> token(Json.read(request.body()));
            case "POST /permissions" -> limitKey(Json.read(request.body()));
            default -> Optional.empty();
        };
    }

    private Optional<Reply> limitKey(JsonNode body) {
        List<String> permissions = new ArrayList<>();
        body.path("permissions").values().forEach(permission -> permissions.add(permission.asString("")));
        String end = body.path("expiresAt").asString("");
        try {
            daytona.limitKey(permissions, end.isEmpty() ? null : Instant.parse(end));
        } catch (DateTimeException notTime) {
            throw new IllegalArgumentException("The member 'expiresAt' must be a time such as 2027-01-31T12:00:00Z.");
        }
        return Optional.of(Reply.empty(204));
    }

    private Optional<Reply> behave(JsonNode body) {
        DaytonaBehaviour behaviour = daytona.behaviour();
        if (body.path("version").isString()) {
            behaviour.version(body.path("version").stringValue());
        }
        count(body, "listLagMilliseconds", milliseconds -> behaviour.listLag(Duration.ofMillis(milliseconds)));
        count(body, "auditLagMilliseconds", milliseconds -> behaviour.auditLag(Duration.ofMillis(milliseconds)));
        count(body, "failStarts", behaviour::failStarts);
        count(body, "failBuilds", behaviour::failBuilds);
        for (Switch known : Switch.values()) {
            String name = known.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (body.has(name)) {
                behaviour.turn(known, body.path(name).asBoolean(true));
            }
        }
        body.path("limits").properties().forEach(limit -> limit(limit.getKey(), limit.getValue()));
        return Optional.of(Reply.empty(204));
    }

    private static void count(JsonNode body, String name, IntConsumer setting) {
        if (body.has(name)) {
            setting.accept(Control.number(body, name));
        }
    }

    private void limit(String throttler, JsonNode limit) {
        daytona.behaviour().limit(throttler, Control.number(limit, "calls"), Control.number(limit, "seconds"));
    }

    private Optional<Reply> token(JsonNode body) {
        String token = daytona.token(body.path("user").asString("maria"));
        return Optional.of(
                JsonValues.reply(200, JsonNodeFactory.instance.objectNode().put("token", token)));
    }
}
