package io.sandboxconsole.simulator;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// One value of a request and the place where it stands, as 422 answers name it.
record Spot(JsonNode node, List<Object> place) {

    Spot {
        place = List.copyOf(place);
    }

    static Spot body(JsonNode node) {
        return new Spot(node, List.of("body"));
    }

    Spot child(String name) {
        return new Spot(node.path(name), longer(name));
    }

    Spot child(int index) {
        return new Spot(node.path(index), longer(index));
    }

    List<Spot> members() {
        return node.properties().stream()
                .map(member -> new Spot(member.getValue(), longer(member.getKey())))
                .toList();
    }

    List<Spot> items() {
        List<Spot> items = new ArrayList<>();
        for (int index = 0; index < node.size(); index++) {
            items.add(child(index));
        }
        return items;
    }

    /// Whether there is a value, null counting as none.
    boolean given() {
        return !node.isMissingNode() && !node.isNull();
    }

    private List<Object> longer(Object step) {
        List<Object> steps = new ArrayList<>(place);
        steps.add(step);
        return steps;
    }
}
