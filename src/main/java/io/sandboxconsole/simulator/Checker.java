package io.sandboxconsole.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Checks the shape of a request and answers 422 with everything it found, echoing the offending input as the engine
/// does.
final class Checker {

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Set<String> FLAGS =
            Set.of("true", "false", "1", "0", "yes", "no", "on", "off", "t", "f", "y", "n");

    private final List<Finding> findings = new ArrayList<>();

    void report(String type, Spot spot, String message) {
        report(type, spot, message, Map.of());
    }

    void report(String type, Spot spot, String message, Map<String, Object> context) {
        findings.add(new Finding(type, spot.place(), message, spot.node(), context));
    }

    /// Reports a broken rule of the engine's own.
    void broken(Spot spot, String message) {
        report("value_error", spot, "Value error, " + message, Map.of("error", Map.of()));
    }

    boolean object(Spot spot, boolean required) {
        if (required && !spot.given() && spot.node().isMissingNode()) {
            report("missing", spot, "This value is required");
        } else if ((required || spot.given()) && !spot.node().isObject()) {
            report("model_attributes_type", spot, "This should be an object");
        }
        return spot.node().isObject();
    }

    void text(Spot spot) {
        if (spot.given() && !spot.node().isString()) {
            report("string_type", spot, "This should be a text");
        }
    }

    void requiredText(Spot parent, String name) {
        Spot spot = parent.child(name);
        if (spot.node().isMissingNode()) {
            findings.add(new Finding("missing", spot.place(), "This value is required", parent.node(), Map.of()));
        } else if (!spot.node().isString()) {
            report("string_type", spot, "This should be a text");
        }
    }

    /// A map of texts, in which null may stand for a value where the engine allows it.
    void texts(Spot map, boolean nulls) {
        if (object(map, false)) {
            map.members().stream()
                    .filter(member -> !member.node().isString())
                    .filter(member -> !nulls || member.given())
                    .forEach(member -> report("string_type", member, "This should be a text"));
        }
    }

    void textList(Spot list) {
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

    void flag(Spot spot) {
        if (spot.given()
                && !spot.node().isBoolean()
                && !FLAGS.contains(spot.node().asString().toLowerCase(Locale.ROOT))) {
            report("bool_parsing", spot, "This should be true or false");
        }
    }

    /// A whole number of at least this size, which may come as a text.
    void whole(Spot spot, long least, long most) {
        if (!spot.given()) {
            return;
        }
        JsonNode node = spot.node();
        if (!node.canConvertToExactIntegral() && !(node.isString() && isWhole(node.stringValue()))) {
            report(node.isString() ? "int_parsing" : "int_type", spot, "This should be a whole number");
        } else if (number(node) < least) {
            report("greater_than_equal", spot, "This should be at least " + least, Map.of("ge", least));
        } else if (number(node) > most) {
            report("less_than_equal", spot, "This should be at most " + most, Map.of("le", most));
        }
    }

    boolean clean() {
        return findings.isEmpty();
    }

    void finish() {
        if (!findings.isEmpty()) {
            throw rejection();
        }
    }

    static boolean isWhole(String text) {
        return WHOLE.matcher(text.strip()).matches();
    }

    static long number(JsonNode node) {
        return node.isString() ? Long.parseLong(node.stringValue().strip()) : node.longValue();
    }

    Rejection rejection() {
        return new Rejection(Reply.json(422, json -> {
            json.writeStartObject().writeArrayPropertyStart("detail");
            findings.forEach(finding -> finding.writeTo(json));
            json.writeEndArray().writeEndObject();
        }));
    }
}
