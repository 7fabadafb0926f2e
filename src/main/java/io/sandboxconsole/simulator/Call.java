package io.sandboxconsole.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;

/// A request that reached a route, with the values of the route's variables.
record Call(Request request, Map<String, String> variables) {

    Call {
        variables = Map.copyOf(variables);
    }

    String id() {
        return variables.getOrDefault("id", "");
    }

    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /// A number in the query within these bounds, or the usual one when it is not given.
    long number(String name, long usual, long most) {
        Optional<String> text = request.parameter(name);
        if (text.isEmpty()) {
            return usual;
        }
        Checker checker = new Checker();
        Spot spot = spot("query", name, text.get());
        checker.whole(spot, 1, most);
        checker.finish();
        return Checker.number(spot.node());
    }

    boolean flag(String name) {
        Optional<String> text = request.parameter(name);
        if (text.isEmpty()) {
            return false;
        }
        Checker checker = new Checker();
        checker.flag(spot("query", name, text.get()));
        checker.finish();
        return Set.of("true", "1", "yes", "on", "t", "y").contains(text.get().toLowerCase(Locale.ROOT));
    }

    static Spot spot(String part, String name, String text) {
        return new Spot(JsonNodeFactory.instance.stringNode(text), List.of(part, name));
    }
}
