package io.sandboxconsole.simulator;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads the body of a request, which must be a JSON object.
final class JsonBody {

    private JsonBody() {}

    static Spot of(Request request) {
        Checker checker = new Checker();
        Spot body = Spot.body(parsed(request.body()));
        checker.object(body, true);
        checker.finish();
        return body;
    }

    private static JsonNode parsed(String body) {
        try {
            return Json.read(body);
        } catch (JacksonException malformed) {
            Checker checker = new Checker();
            long offset = Math.max(0, malformed.getLocation().getCharOffset());
            Spot place = new Spot(JsonNodeFactory.instance.objectNode(), List.of("body", offset));
            checker.report("json_invalid", place, "The body is not JSON", Map.of("error", "Unexpected text"));
            throw checker.rejection();
        }
    }
}
