package io.sandboxconsole.simulator.engine;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One error in the shape of a request, with the offending input.
record ValidationError(String type, List<Object> place, String message, JsonNode input, Map<String, Object> context) {

    ValidationError {
        place = List.copyOf(place);
        context = Map.copyOf(context);
    }

    void writeTo(JsonGenerator json) {
        json.writeStartObject().writeStringProperty("type", type).writeArrayPropertyStart("loc");
        place.forEach(json::writePOJO);
        json.writeEndArray().writeStringProperty("msg", message).writeName("input");
        json.writeTree(input.isMissingNode() ? JsonNodeFactory.instance.nullNode() : input);
        if (!context.isEmpty()) {
            json.writePOJOProperty("ctx", context);
        }
        json.writeEndObject();
    }
}
