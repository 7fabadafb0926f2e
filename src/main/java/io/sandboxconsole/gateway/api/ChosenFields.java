package io.sandboxconsole.gateway.api;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The members of rows that a caller asks for: `id,name,creator.name`.
final class ChosenFields {

    private final Map<String, List<String>> byMember;

    private ChosenFields(Map<String, List<String>> byMember) {
        this.byMember = byMember;
    }

    /// Reads the parameter `fields`.
    static ChosenFields of(String text) {
        List<String> paths = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .toList();
        if (paths.isEmpty()) {
            throw new ApiProblem(ProblemType.INVALID_PARAMETER, "Name at least one member in “fields”, such as “id”.")
                    .field("fields");
        }
        Map<String, List<String>> byMember = new LinkedHashMap<>();
        for (String path : paths) {
            int dot = path.indexOf('.');
            byMember.merge(
                    dot < 0 ? path : path.substring(0, dot),
                    dot < 0 ? List.of() : List.of(path.substring(dot + 1)),
                    ChosenFields::both);
        }
        return new ChosenFields(byMember);
    }

    /// A whole member outweighs its parts.
    private static List<String> both(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return List.of();
        }
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /// Requires that rows of this type have all these members.
    ///
    /// @throws ApiProblem if one is unknown
    void requireIn(Class<?> type) {
        if (!type.isRecord()) {
            return;
        }
        Map<String, RecordComponent> known = new TreeMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            known.put(component.getName(), component);
        }
        byMember.forEach((name, parts) -> {
            RecordComponent component = known.get(name);
            if (component == null) {
                throw new ApiProblem(
                                ProblemType.INVALID_PARAMETER,
                                "“fields” names “%s”, which these rows do not have.".formatted(name))
                        .field("fields")
                        .candidates(List.copyOf(known.keySet()));
            }
            if (!parts.isEmpty()) {
                of(String.join(",", parts)).requireIn(component.getType());
            }
        });
    }

    /// Removes all other members of each row.
    void keepIn(ArrayNode rows) {
        rows.forEach(this::keep);
    }

    private void keep(JsonNode row) {
        if (row instanceof ObjectNode object) {
            object.retain(byMember.keySet());
            byMember.forEach((name, parts) -> {
                if (!parts.isEmpty() && object.get(name) instanceof ObjectNode inner) {
                    of(String.join(",", parts)).keep(inner);
                }
            });
        }
    }
}
