package io.sandboxconsole.simulator.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;

/// A request matched to a route, with the values of the route's variables.
public record Call(Request request, Map<String, String> variables) {

    public Call {
        variables = Map.copyOf(variables);
    }

    public String id() {
        return variables.getOrDefault("id", "");
    }

    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /// Returns a number of the query within these bounds, or `usual` when it is absent.
    public long number(String name, long usual, long most) {
        Optional<String> text = request.parameter(name);
        if (text.isEmpty()) {
            return usual;
        }
        RequestValidator requestValidator = new RequestValidator();
        FieldPath path = path("query", name, text.get());
        requestValidator.whole(path, 1, most);
        requestValidator.finish();
        return RequestValidator.number(path.node());
    }

    public boolean flag(String name) {
        Optional<String> text = request.parameter(name);
        if (text.isEmpty()) {
            return false;
        }
        RequestValidator requestValidator = new RequestValidator();
        requestValidator.flag(path("query", name, text.get()));
        requestValidator.finish();
        return Set.of("true", "1", "yes", "on", "t", "y").contains(text.get().toLowerCase(Locale.ROOT));
    }

    public static FieldPath path(String part, String name, String text) {
        return new FieldPath(JsonNodeFactory.instance.stringNode(text), List.of(part, name));
    }
}
