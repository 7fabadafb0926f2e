package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.Call;
import io.sandboxconsole.simulator.engine.ErrorReply;
import io.sandboxconsole.simulator.engine.FieldPath;
import io.sandboxconsole.simulator.engine.JsonBody;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.RequestValidator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// Serves the pools of warm sandboxes, which only Kubernetes has; a well-formed call gets 501 from Docker.
final class Pools {

    private static final List<String> CAPACITIES = List.of("bufferMax", "bufferMin", "poolMax", "poolMin");

    private final EngineState state;
    private final Map<String, Pool> byName = new ConcurrentSkipListMap<>();

    /// One pool as created.
    record Pool(String name, JsonNode capacity, Instant createdAt) {}

    Pools(EngineState state) {
        this.state = state;
    }

    Pool get(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() ->
                        new ErrorReply(404, "KUBERNETES::POOL_NOT_FOUND", "There is no pool '%s'.".formatted(name)));
    }

    Reply create(Call call) {
        FieldPath body = FieldNames.byAlias(JsonBody.of(call.request()));
        RequestValidator requestValidator = new RequestValidator();
        requestValidator.requiredText(body, "name");
        requestValidator.object(body.child("template"), true);
        checkCapacity(body, requestValidator);
        requireKubernetes();
        String name = body.child("name").node().stringValue();
        Pool pool = new Pool(name, body.child("capacitySpec").node(), state.now());
        if (byName.putIfAbsent(name, pool) != null) {
            throw new ErrorReply(409, "KUBERNETES::POOL_ALREADY_EXISTS", "This pool exists already.");
        }
        return Reply.json(201, json -> write(json, pool));
    }

    Reply list(Call call) {
        requireKubernetes();
        return Reply.json(200, json -> {
            json.writeStartObject().writeArrayPropertyStart("items");
            byName.values().forEach(pool -> write(json, pool));
            json.writeEndArray().writeEndObject();
        });
    }

    Reply read(Call call) {
        requireKubernetes();
        return Reply.json(200, json -> write(json, get(call.id())));
    }

    Reply resize(Call call) {
        FieldPath body = FieldNames.byAlias(JsonBody.of(call.request()));
        checkCapacity(body, new RequestValidator());
        requireKubernetes();
        Pool former = get(call.id());
        Pool pool = new Pool(former.name(), body.child("capacitySpec").node(), former.createdAt());
        byName.put(pool.name(), pool);
        return Reply.json(200, json -> write(json, pool));
    }

    Reply delete(Call call) {
        requireKubernetes();
        byName.remove(get(call.id()).name());
        return Reply.empty(204);
    }

    private static void checkCapacity(FieldPath body, RequestValidator requestValidator) {
        FieldPath capacity = body.child("capacitySpec");
        if (requestValidator.object(capacity, true)) {
            for (String name : CAPACITIES) {
                if (capacity.child(name).node().isMissingNode()) {
                    requestValidator.report("missing", capacity.child(name), "This value is required");
                }
                requestValidator.whole(capacity.child(name), 0, Integer.MAX_VALUE);
            }
        }
        requestValidator.finish();
    }

    private void requireKubernetes() {
        if (state.docker()) {
            throw new ErrorReply(501, "KUBERNETES::POOL_NOT_SUPPORTED", "Only Kubernetes has pools.");
        }
    }

    private static void write(JsonGenerator json, Pool pool) {
        int warm = pool.capacity().path("bufferMin").intValue();
        json.writeStartObject().writeStringProperty("name", pool.name()).writeName("capacitySpec");
        json.writeTree(pool.capacity());
        json.writeObjectPropertyStart("status")
                .writeNumberProperty("total", warm)
                .writeNumberProperty("allocated", 0)
                .writeNumberProperty("available", warm)
                .writeStringProperty("revision", "1")
                .writeEndObject()
                .writeStringProperty("createdAt", pool.createdAt().toString())
                .writeEndObject();
    }
}
