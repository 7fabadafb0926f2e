package io.sandboxconsole.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.sandboxconsole.simulator.daytona.DaytonaEngine;
import io.sandboxconsole.simulator.engine.EngineHandler;
import io.sandboxconsole.simulator.engine.Json;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.Request;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Serves the calls below `/_control`, described in the package's comment, by which a person scripts faults by hand.
final class Control implements HttpHandler {

    static final String MOUNT = "/_control";

    private final Simulator simulator;

    Control(Simulator simulator) {
        this.simulator = simulator;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            EngineHandler.send(exchange, answer(EngineHandler.read(exchange, MOUNT)), false);
        }
    }

    private Reply answer(Request request) {
        try {
            boolean daytona = request.path().startsWith(DaytonaEngine.MOUNT + "/");
            String path = daytona ? request.path().substring(DaytonaEngine.MOUNT.length()) : request.path();
            String call = request.method() + " " + path;
            return (daytona
                            ? new DaytonaControl(simulator.daytona()).answer(call, request)
                            : openSandbox(call, request))
                    .orElseGet(
                            () -> problem(404, "There is no such control; see the comment of the simulator package."));
        } catch (JacksonException malformed) {
            return problem(400, "The body is not the JSON that this control needs.");
        } catch (IllegalArgumentException refused) {
            return problem(400, String.valueOf(refused.getMessage()));
        }
    }

    private Optional<Reply> openSandbox(String call, Request request) {
        if (call.equals("POST /fleet/expiry")) {
            return Optional.of(expiry(Json.read(request.body())));
        }
        return new EngineControl(simulator.faults(), simulator.requests(), simulator.fleet(), simulator::acceptKey)
                .answer(call, request);
    }

    private Reply expiry(JsonNode body) {
        simulator.fleet().letExpiredStayAlive(body.path("alive").asBoolean(true));
        return Reply.empty(204);
    }

    static int number(JsonNode body, String name) {
        int number = body.path(name).asInt(-1);
        if (number < 0) {
            throw new IllegalArgumentException("The member '%s' must be a number from 0.".formatted(name));
        }
        return number;
    }

    private static Reply problem(int status, String message) {
        return Reply.json(
                status,
                json -> json.writeStartObject()
                        .writeStringProperty("message", message)
                        .writeEndObject());
    }
}
