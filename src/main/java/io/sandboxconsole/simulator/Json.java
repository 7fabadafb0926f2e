package io.sandboxconsole.simulator;

import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes JSON for every simulated engine.
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /// Streams what the writer writes into bytes.
    static Reply.Body body(Consumer<JsonGenerator> writer) {
        return out -> {
            try (JsonGenerator json = MAPPER.createGenerator(out)) {
                writer.accept(json);
            }
        };
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static Reply.Body body(JsonNode tree) {
        return out -> MAPPER.writeValue(out, tree);
    }
}
