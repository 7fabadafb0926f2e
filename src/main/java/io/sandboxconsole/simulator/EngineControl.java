package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.engine.ControlledFleet;
import io.sandboxconsole.simulator.engine.Fault;
import io.sandboxconsole.simulator.engine.Faults;
import io.sandboxconsole.simulator.engine.Json;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.Request;
import io.sandboxconsole.simulator.engine.Requests;
import io.sandboxconsole.simulator.engine.SimulatedEnd;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Serves the controls of every engine: its faults, its counted calls, its fleet and its key.
record EngineControl(Faults faults, Requests requests, ControlledFleet fleet, Consumer<String> key) {

    /// Returns the answer; empty for any other call.
    Optional<Reply> answer(String call, Request request) {
        return switch (call) {
            case "GET /faults" -> Optional.of(scripted());
            case "POST /faults" -> {
                ControlledFault.script(faults, Json.read(request.body()));
                yield Optional.of(scripted());
            }
            case "DELETE /faults" -> {
                faults.clear();
                yield Optional.of(Reply.empty(204));
            }
            case "GET /requests" -> Optional.of(counted());
            case "DELETE /requests" -> {
                requests.reset();
                yield Optional.of(Reply.empty(204));
            }
            default -> ofFleet(call, request);
        };
    }

    private Optional<Reply> ofFleet(String call, Request request) {
        return switch (call) {
            case "GET /fleet" -> Optional.of(size());
            case "POST /fleet" -> {
                fleet.resize(Control.number(Json.read(request.body()), "size"));
                yield Optional.of(size());
            }
            case "POST /fleet/changes" -> {
                fleet.touch(Control.number(Json.read(request.body()), "count"));
                yield Optional.of(size());
            }
            case "POST /fleet/ends" -> {
                end(Json.read(request.body()));
                yield Optional.of(Reply.empty(204));
            }
            case "POST /key" -> {
                key.accept(Json.read(request.body()).path("key").asString(""));
                yield Optional.of(Reply.empty(204));
            }
            default -> Optional.empty();
        };
    }

    private void end(JsonNode body) {
        String word = body.path("end").asString("");
        for (SimulatedEnd end : SimulatedEnd.values()) {
            if (end.name().replace('_', '-').equalsIgnoreCase(word)) {
                fleet.end(body.path("id").asString(""), end);
                return;
            }
        }
        throw new IllegalArgumentException("There is no end '%s'.".formatted(word));
    }

    private Reply size() {
        int size = fleet.size();
        return Reply.json(
                200,
                json -> json.writeStartObject()
                        .writeNumberProperty("size", size)
                        .writeEndObject());
    }

    private Reply scripted() {
        return Reply.json(200, json -> {
            json.writeStartArray();
            for (Fault fault : faults.scripted()) {
                json.writeStartObject()
                        .writeStringProperty("route", fault.route())
                        .writeStringProperty("effect", fault.effect().toString());
                if (fault.callsLeft().get() != Fault.UNLIMITED) {
                    json.writeNumberProperty("times", fault.callsLeft().get());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private Reply counted() {
        return Reply.json(200, json -> {
            json.writeStartObject();
            requests.byRoute().forEach(json::writeNumberProperty);
            json.writeEndObject();
        });
    }
}
