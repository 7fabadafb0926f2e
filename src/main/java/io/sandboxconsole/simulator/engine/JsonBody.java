package io.sandboxconsole.simulator.engine;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads the body of a request, which must be a JSON object.
public final class JsonBody {

    private JsonBody() {}

    public static FieldPath of(Request request) {
        RequestValidator requestValidator = new RequestValidator();
        FieldPath body = FieldPath.body(parsed(request.body()));
        requestValidator.object(body, true);
        requestValidator.finish();
        return body;
    }

    private static JsonNode parsed(String body) {
        try {
            return Json.read(body);
        } catch (JacksonException malformed) {
            RequestValidator requestValidator = new RequestValidator();
            long offset = Math.max(0, malformed.getLocation().getCharOffset());
            FieldPath place = new FieldPath(JsonNodeFactory.instance.objectNode(), List.of("body", offset));
            requestValidator.report("json_invalid", place, "The body is not JSON", Map.of("error", "Unexpected text"));
            throw requestValidator.rejection();
        }
    }
}
