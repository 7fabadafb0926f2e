package io.sandboxconsole.access.claims;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The claims of an identity provider about a person, read by name or by path.
///
/// Dots separate the steps of a path; a step that holds dots itself stands in quotes:
/// `resource_access."sandbox.console".roles`.
public record Claims(Map<String, Object> values) {

    private static final Pattern STEP = Pattern.compile("\"([^\"]+)\"|([^.\"]*)");

    private static final Pattern PATH = Pattern.compile("(?:%1$s)(?:\\.(?:%1$s))*".formatted(STEP.pattern()));

    /// Checks the form of a path, for settings.
    ///
    /// @throws IllegalArgumentException if its quotes do not enclose whole steps
    public static void requirePath(String setting, String path) {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "%s holds the path %s, whose quotes do not enclose whole steps between dots."
                            .formatted(setting, path));
        }
    }

    public Optional<String> text(String name) {
        return find(name)
                // Some providers identify people by numbers.
                .filter(value -> value instanceof String || value instanceof Number)
                .map(String::valueOf)
                .filter(text -> !text.isBlank());
    }

    /// Returns whether the claim is there, with a value or without.
    public boolean carries(String name) {
        return find(name).isPresent();
    }

    /// Returns the texts of a claim that holds one text or several; Keycloak writes groups as paths, `/platform`.
    public List<String> texts(String name) {
        Object value = find(name).orElse(List.of());
        Collection<?> many = value instanceof Collection<?> several ? several : List.of(value);
        return many.stream()
                .filter(Objects::nonNull)
                .map(entry -> String.valueOf(entry).strip())
                .map(text -> text.startsWith("/") ? text.substring(1).strip() : text)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private Optional<Object> find(String name) {
        // A whole name first: names such as https://example.com/roles hold dots themselves.
        @Nullable Object node = values.get(name);
        return node != null ? Optional.of(node) : Optional.ofNullable(descend(name));
    }

    private @Nullable Object descend(String path) {
        @Nullable Object node = values;
        for (String step : steps(path)) {
            node = node instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return node;
    }

    private static List<String> steps(String path) {
        if (path.indexOf('"') < 0) {
            return List.of(path.split("\\.", -1));
        }
        return STEP.matcher(path)
                .results()
                .map(step -> Objects.requireNonNullElse(step.group(1), step.group()))
                .filter(step -> !step.isEmpty())
                .toList();
    }
}
