package io.sandboxconsole.simulator.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One method and path template of an engine with its handler; `**` at the end matches any rest, `*` any method.
public record Route(String method, String template, Mounted mounted, Function<Call, Reply> handler) {

    /// The mounts of a route.
    public enum Mounted {
        BOTH,
        ROOT,
        VERSIONED
    }

    public static Route of(String method, String template, Function<Call, Reply> handler) {
        return new Route(method, template, Mounted.BOTH, handler);
    }

    public String name() {
        return method + " " + template;
    }

    public boolean takes(String otherMethod) {
        return method.equals("*") || method.equals(otherMethod);
    }

    /// Returns the values of the variables; empty when the path does not match.
    public Optional<Map<String, String>> match(String path, boolean versioned) {
        if (mounted == (versioned ? Mounted.ROOT : Mounted.VERSIONED)) {
            return Optional.empty();
        }
        List<String> expected = List.of(template.split("/", -1));
        List<String> actual = List.of(path.split("/", -1));
        boolean rest = expected.getLast().equals("**");
        int fixed = rest ? expected.size() - 1 : expected.size();
        if (rest ? actual.size() < fixed : actual.size() != fixed) {
            return Optional.empty();
        }
        return variables(expected.subList(0, fixed), actual);
    }

    private static Optional<Map<String, String>> variables(List<String> expected, List<String> actual) {
        Map<String, String> variables = new HashMap<>();
        for (int index = 0; index < expected.size(); index++) {
            String step = expected.get(index);
            String text = actual.get(index);
            if (step.startsWith("{") && !text.isEmpty()) {
                variables.put(step.substring(1, step.length() - 1), Request.decoded(text.replace("+", "%2B")));
            } else if (!step.equals(text)) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
