package io.sandboxconsole.simulator.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes JSON for every simulated engine.
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /// Returns the members of an object as texts; empty for any other node.
    public static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().asString("")));
        return texts;
    }

    static @Nullable public String textOrNull(JsonNode object, String name) {
        return object.path(name).isString() ? object.path(name).stringValue() : null;
    }

    /// Streams the writer's output into bytes.
    static Reply.Body body(Consumer<JsonGenerator> writer) {
        return out -> {
            try (JsonGenerator json = MAPPER.createGenerator(out)) {
                writer.accept(json);
            }
        };
    }

    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    public static Reply.Body body(JsonNode tree) {
        return out -> MAPPER.writeValue(out, tree);
    }
}
