package io.sandboxconsole.simulator;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One thing that is wrong with the shape of a request, with the input it is about.
record Finding(String type, List<Object> place, String message, JsonNode input, Map<String, Object> context) {

    Finding {
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
