package io.sandboxconsole.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// One value of a request and its location, as 422 answers name it.
public record FieldPath(JsonNode node, List<Object> place) {

    public FieldPath {
        place = List.copyOf(place);
    }

    static FieldPath body(JsonNode node) {
        return new FieldPath(node, List.of("body"));
    }

    public FieldPath child(String name) {
        return new FieldPath(node.path(name), longer(name));
    }

    FieldPath child(int index) {
        return new FieldPath(node.path(index), longer(index));
    }

    List<FieldPath> members() {
        return node.properties().stream()
                .map(member -> new FieldPath(member.getValue(), longer(member.getKey())))
                .toList();
    }

    public List<FieldPath> items() {
        List<FieldPath> items = new ArrayList<>();
        for (int index = 0; index < node.size(); index++) {
            items.add(child(index));
        }
        return items;
    }

    /// Whether a value is present, null counting as absent.
    public boolean given() {
        return !node.isMissingNode() && !node.isNull();
    }

    private List<Object> longer(Object step) {
        List<Object> steps = new ArrayList<>(place);
        steps.add(step);
        return steps;
    }
}
