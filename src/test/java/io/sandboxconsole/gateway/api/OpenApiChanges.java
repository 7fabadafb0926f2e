package io.sandboxconsole.gateway.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Finds the differences between two OpenAPI documents that break a client of the older one.
final class OpenApiChanges {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode before;

    private final JsonNode after;

    private final List<String> breaking = new ArrayList<>();

    private OpenApiChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    static List<String> breaking(String before, String after) {
        var changes = new OpenApiChanges(ApiJson.MAPPER.readTree(before), ApiJson.MAPPER.readTree(after));
        changes.paths();
        return changes.breaking;
    }

    private void paths() {
        before.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> {
                            JsonNode now =
                                    after.path("paths").path(path.getKey()).path(method.getKey());
                            String place = method.getKey() + " " + path.getKey();
                            if (now.isMissingNode()) {
                                breaking.add(place + " is gone");
                            } else {
                                operation(place, method.getValue(), now);
                            }
                        }));
    }

    private void operation(String place, JsonNode old, JsonNode now) {
        old.path("parameters").forEach(parameter -> {
            JsonNode present = parameter(now, parameter);
            String name = "%s: the parameter %s"
                    .formatted(place, parameter.path("name").asString());
            if (present.isMissingNode()) {
                breaking.add(name + " is gone");
            } else {
                sent(name, parameter.path("schema"), present.path("schema"));
            }
        });
        now.path("parameters").forEach(parameter -> {
            boolean before = parameter(old, parameter).path("required").asBoolean(false);
            if (parameter.path("required").asBoolean() && !before) {
                breaking.add("%s: the parameter %s is required"
                        .formatted(place, parameter.path("name").asString()));
            }
        });
        if (now.path("requestBody").path("required").asBoolean(false)
                && !old.path("requestBody").path("required").asBoolean(false)) {
            breaking.add(place + ": a body is required");
        }
        contents(place, old.path("requestBody"), now.path("requestBody"), true);
        old.path("responses").propertyStream().forEach(response -> {
            JsonNode present = now.path("responses").path(response.getKey());
            if (present.isMissingNode()) {
                breaking.add("%s: the answer %s is gone".formatted(place, response.getKey()));
            } else {
                contents("%s: the answer %s".formatted(place, response.getKey()), response.getValue(), present, false);
            }
        });
    }

    private static JsonNode parameter(JsonNode operation, JsonNode like) {
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("name").equals(like.path("name"))
                    && parameter.path("in").equals(like.path("in"))) {
                return parameter;
            }
        }
        return operation.path("no such parameter");
    }

    private void contents(String place, JsonNode old, JsonNode now, boolean sent) {
        old.path("content").propertyStream().forEach(content -> {
            JsonNode present = now.path("content").path(content.getKey());
            if (present.isMissingNode()) {
                breaking.add("%s: %s is gone".formatted(place, content.getKey()));
            } else {
                compare(place, content.getValue().path("schema"), present.path("schema"), sent, new HashSet<>());
            }
        });
    }

    private void sent(String place, JsonNode old, JsonNode now) {
        compare(place, old, now, true, new HashSet<>());
    }

    /// @param sent whether clients send it; otherwise they get it
    private void compare(String place, JsonNode oldSchema, JsonNode nowSchema, boolean sent, Set<String> seen) {
        if (oldSchema.has("$ref") && !seen.add(oldSchema.path("$ref").asString())) {
            return;
        }
        JsonNode old = resolved(before, oldSchema);
        JsonNode now = resolved(after, nowSchema);
        if (!old.path("type").equals(now.path("type")) || !old.path("format").equals(now.path("format"))) {
            breaking.add("%s is of another type".formatted(place));
            return;
        }
        old.path("properties").propertyStream().forEach(member -> {
            JsonNode present = now.path("properties").path(member.getKey());
            String name = "%s: the member %s".formatted(place, member.getKey());
            if (present.isMissingNode()) {
                breaking.add(name + " is gone");
            } else {
                compare(name, member.getValue(), present, sent, seen);
            }
        });
        Set<String> required = words(old.path("required"));
        Set<String> requiredNow = words(now.path("required"));
        for (String member : sent ? requiredNow : required) {
            if (!(sent ? required : requiredNow).contains(member)) {
                breaking.add(
                        sent
                                ? "%s: the member %s is required".formatted(place, member)
                                : "%s: the member %s may be left out".formatted(place, member));
            }
        }
        if (old.has("items")) {
            compare(place + ": a row", old.path("items"), now.path("items"), sent, seen);
        }
        if (old.has("additionalProperties")) {
            compare(
                    place + ": a value",
                    old.path("additionalProperties"),
                    now.path("additionalProperties"),
                    sent,
                    seen);
        }
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty()
                ? schema
                : document.path("components").path("schemas").path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static Set<String> words(JsonNode list) {
        Set<String> words = new HashSet<>();
        list.forEach(word -> words.add(word.asString()));
        return words;
    }
}
