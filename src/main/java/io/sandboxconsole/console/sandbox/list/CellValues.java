package io.sandboxconsole.console.sandbox.list;

import com.vaadin.flow.component.JsonSerializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The values of one cell, without the empty ones: most are, and the rows make up most of what a list sends.
/// A template reads them as `item.v?.name`: a row that was sent before its column has no values of it.
final class CellValues implements JsonSerializable {

    static final String NAME = "v";

    private final transient ObjectNode values = JsonNodeFactory.instance.objectNode();

    /// Adds a text that a template relies on.
    CellValues always(String name, String value) {
        values.put(name, value);
        return this;
    }

    CellValues with(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            values.put(name, value);
        }
        return this;
    }

    /// Adds a text that a template falls back to `usual` for.
    CellValues withOther(String name, String value, String usual) {
        return value.equals(usual) ? this : with(name, value);
    }

    CellValues with(String name, Collection<String> several) {
        if (!several.isEmpty()) {
            several.forEach(values.putArray(name)::add);
        }
        return this;
    }

    CellValues with(String name, boolean set) {
        if (set) {
            values.put(name, true);
        }
        return this;
    }

    CellValues with(String name, long number) {
        values.put(name, number);
        return this;
    }

    @Override
    public ObjectNode toJson() {
        return values;
    }

    @Override
    public JsonSerializable readJson(JsonNode json) {
        throw new UnsupportedOperationException("Browsers send no values of cells.");
    }

    /// What a template computes, in the browser's language.
    record Expression(String code) {}

    /// A sentence of ours with a value of the row in its gap.
    ///
    /// @param sentence with the gap `{0}`
    /// @param value the expression of a template that has the value
    static Expression filled(String sentence, String value) {
        return new Expression(Stream.of(sentence.split("\\{0}", -1))
                .map(CellValues::literal)
                .collect(Collectors.joining(" + (%s) + ".formatted(value))));
    }

    /// Lists by their names.
    static Expression lists(Map<String, List<String>> lists) {
        return new Expression(lists.entrySet().stream()
                .map(entry -> entry.getValue().stream()
                        .map(CellValues::literal)
                        .collect(Collectors.joining(", ", literal(entry.getKey()) + ": [", "]")))
                .collect(Collectors.joining(", ", "({", "})")));
    }

    /// Writes what is the same in every row into a template: it is no value, and sessions of one language share the
    /// template.
    ///
    /// @param parts an [Expression] is written as it is, a text of ours as a literal
    static String template(String template, Object... parts) {
        return template.formatted(Stream.of(parts).map(CellValues::written).toArray())
                .intern();
    }

    private static String written(Object part) {
        return part instanceof Expression expression ? expression.code() : literal(part.toString());
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
