package io.sandboxconsole.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Validates the shape of a request and answers 422 with every error, echoing the offending input as the engine does.
public final class RequestValidator {

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Set<String> FLAGS =
            Set.of("true", "false", "1", "0", "yes", "no", "on", "off", "t", "f", "y", "n");

    private final List<ValidationError> validationErrors = new ArrayList<>();

    public void report(String type, FieldPath path, String message) {
        report(type, path, message, Map.of());
    }

    void report(String type, FieldPath path, String message, Map<String, Object> context) {
        validationErrors.add(new ValidationError(type, path.place(), message, path.node(), context));
    }

    /// Reports a violation of the engine's own rules.
    public void broken(FieldPath path, String message) {
        report("value_error", path, "Value error, " + message, Map.of("error", Map.of()));
    }

    public boolean object(FieldPath path, boolean required) {
        if (required && !path.given() && path.node().isMissingNode()) {
            report("missing", path, "This value is required");
        } else if ((required || path.given()) && !path.node().isObject()) {
            report("model_attributes_type", path, "This should be an object");
        }
        return path.node().isObject();
    }

    public void text(FieldPath path) {
        if (path.given() && !path.node().isString()) {
            report("string_type", path, "This should be a text");
        }
    }

    public void requiredText(FieldPath parent, String name) {
        FieldPath path = parent.child(name);
        if (path.node().isMissingNode()) {
            validationErrors.add(
                    new ValidationError("missing", path.place(), "This value is required", parent.node(), Map.of()));
        } else if (!path.node().isString()) {
            report("string_type", path, "This should be a text");
        }
    }

    /// Validates a map of texts, in which null may stand for a value where the engine allows it.
    public void texts(FieldPath map, boolean nulls) {
        if (object(map, false)) {
            map.members().stream()
                    .filter(member -> !member.node().isString())
                    .filter(member -> !nulls || member.given())
                    .forEach(member -> report("string_type", member, "This should be a text"));
        }
    }

    public void textList(FieldPath list) {
        if (list.given() && !list.node().isArray()) {
            report("list_type", list, "This should be a list");
        } else if (list.node().isArray() && list.node().isEmpty()) {
            report(
                    "too_short",
                    list,
                    "The list should have at least 1 item",
                    Map.of("field_type", "List", "min_length", 1, "actual_length", 0));
        } else {
            list.items().stream()
                    .filter(item -> !item.node().isString())
                    .forEach(item -> report("string_type", item, "This should be a text"));
        }
    }

    public void flag(FieldPath path) {
        if (path.given()
                && !path.node().isBoolean()
                && !FLAGS.contains(path.node().asString().toLowerCase(Locale.ROOT))) {
            report("bool_parsing", path, "This should be true or false");
        }
    }

    /// Validates an integer within these bounds, which may come as a text.
    public void whole(FieldPath path, long least, long most) {
        if (!path.given()) {
            return;
        }
        JsonNode node = path.node();
        if (!node.canConvertToExactIntegral() && !(node.isString() && isWhole(node.stringValue()))) {
            report(node.isString() ? "int_parsing" : "int_type", path, "This should be a whole number");
        } else if (number(node) < least) {
            report("greater_than_equal", path, "This should be at least " + least, Map.of("ge", least));
        } else if (number(node) > most) {
            report("less_than_equal", path, "This should be at most " + most, Map.of("le", most));
        }
    }

    public boolean clean() {
        return validationErrors.isEmpty();
    }

    public void finish() {
        if (!validationErrors.isEmpty()) {
            throw rejection();
        }
    }

    public static boolean isWhole(String text) {
        return WHOLE.matcher(text.strip()).matches();
    }

    public static long number(JsonNode node) {
        return node.isString() ? Long.parseLong(node.stringValue().strip()) : node.longValue();
    }

    ErrorReply rejection() {
        return new ErrorReply(Reply.json(422, json -> {
            json.writeStartObject().writeArrayPropertyStart("detail");
            validationErrors.forEach(validationError -> validationError.writeTo(json));
            json.writeEndArray().writeEndObject();
        }));
    }
}
