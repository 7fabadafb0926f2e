package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.sandbox.provider.EngineResponse;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Removes the console's reserved metadata from an engine's error, which may repeat the request with what the console
/// has added. An error without any keeps its bytes.
final class ErrorRedaction {

    private static final String MARK = "<label>";

    /// Members of a rejected part that repeat its value.
    private static final Set<String> ECHO = Set.of("input", "ctx");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /// A reserved key within a text, and its value, where one follows; also escaped, quoted and as part of a query.
    private static final Pattern LABEL = Pattern.compile(
            "[\\\\\"']*(?:access\\.(?:owner|team)|sandboxconsole\\.io(?:\\\\?/|%2F)[\\w.-]+)[\\\\\"']*"
                    + "(?:\\s*(?:[:=]|%3A|%3D)\\s*[\\\\\"']*[\\w.-]*[\\\\\"']*)?",
            Pattern.CASE_INSENSITIVE);

    private ErrorRedaction() {}

    /// @param body the whole body of `answer`
    static EngineResponse of(EngineResponse answer, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        String redacted = redacted(text);
        if (redacted.equals(text)) {
            return EngineResponse.of(answer.status(), answer.headers(), body);
        }
        var headers = answer.headers().stream()
                .filter(header -> !header.name().equalsIgnoreCase("Content-Length"))
                .toList();
        return EngineResponse.of(answer.status(), headers, redacted.getBytes(StandardCharsets.UTF_8));
    }

    private static String redacted(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            if (!tree.isContainer()) {
                return plain(text);
            }
            return clean(tree) ? JSON.writeValueAsString(tree) : text;
        } catch (JacksonException malformed) {
            return plain(text);
        }
    }

    private static String plain(String text) {
        return LABEL.matcher(text).replaceAll(MARK);
    }

    /// Cleans `node` and everything below it; returns whether that changed it.
    private static boolean clean(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> cleanMembers(object);
            case ArrayNode array -> cleanItems(array);
            default -> false;
        };
    }

    private static boolean cleanMembers(ObjectNode object) {
        boolean changed = false;
        boolean ofOurs = concernsOurs(object.path("loc"));
        for (String name : List.copyOf(object.propertyNames())) {
            if (ReservedMetadata.covers(name) || (ofOurs && ECHO.contains(name))) {
                object.remove(name);
                changed = true;
            } else {
                JsonNode value = object.path(name);
                if (value.isString() && !plain(value.stringValue()).equals(value.stringValue())) {
                    object.put(name, plain(value.stringValue()));
                    changed = true;
                }
                changed |= clean(value);
            }
        }
        return changed;
    }

    /// Whether a rejected part of the request is one that the console added.
    private static boolean concernsOurs(JsonNode location) {
        return location.isArray()
                && location.valueStream()
                        .anyMatch(step -> step.isString() && ReservedMetadata.covers(step.stringValue()));
    }

    private static boolean cleanItems(ArrayNode array) {
        boolean changed = false;
        for (int index = 0; index < array.size(); index++) {
            JsonNode value = array.get(index);
            if (value.isString() && !plain(value.stringValue()).equals(value.stringValue())) {
                array.set(index, plain(value.stringValue()));
                changed = true;
            }
            changed |= clean(value);
        }
        return changed;
    }
}
