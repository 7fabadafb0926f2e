package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.DaytonaBehaviour.Switch;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The controls of the Daytona engine below `/_control/daytona`.
record DaytonaControl(DaytonaSimulation daytona) {

    Optional<Reply> answer(String call, Request request) {
        Optional<Reply> common = new FaultControl(daytona.faults(), daytona.requests()).answer(call, request);
        return common.isPresent() ? common : own(call, request);
    }

    private Optional<Reply> own(String call, Request request) {
        return switch (call) {
            case "GET /fleet" -> Optional.of(size());
            case "POST /fleet" -> {
                daytona.fleet().resize(Control.number(Json.read(request.body()), "size"));
                yield Optional.of(size());
            }
            case "POST /fleet/changes" -> {
                daytona.fleet().touch(Control.number(Json.read(request.body()), "count"));
                yield Optional.of(size());
            }
            case "POST /behaviour" -> behave(Json.read(request.body()));
            case "POST /token" -> token(Json.read(request.body()));
            case "POST /key" -> {
                daytona.acceptKey(Json.read(request.body()).path("key").asString(""));
                yield Optional.of(Reply.empty(204));
            }
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
        if (body.has("listLagMilliseconds")) {
            behaviour.listLag(Duration.ofMillis(Control.number(body, "listLagMilliseconds")));
        }
        if (body.has("failStarts")) {
            behaviour.failStarts(Control.number(body, "failStarts"));
        }
        if (body.has("failBuilds")) {
            behaviour.failBuilds(Control.number(body, "failBuilds"));
        }
        for (Switch known : Switch.values()) {
            String name = known.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (body.has(name)) {
                behaviour.turn(known, body.path(name).asBoolean(true));
            }
        }
        body.path("limits")
                .properties()
                .forEach(limit -> behaviour.limit(
                        limit.getKey(),
                        Control.number(limit.getValue(), "calls"),
                        Control.number(limit.getValue(), "seconds")));
        return Optional.of(Reply.empty(204));
    }

    private Optional<Reply> token(JsonNode body) {
        String token = daytona.token(body.path("user").asString("maria"));
        return Optional.of(
                DaytonaJson.reply(200, JsonNodeFactory.instance.objectNode().put("token", token)));
    }

    private Reply size() {
        return DaytonaJson.reply(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("size", daytona.fleet().size()));
    }
}
