package io.sandboxconsole.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The claims of an identity provider about a person, read by name or by path.
record Claims(Map<String, Object> values) {

    Optional<String> text(String name) {
        return find(name)
                // Some providers identify people by numbers.
                .filter(value -> value instanceof String || value instanceof Number)
                .map(String::valueOf)
                .filter(text -> !text.isBlank());
    }

    /// Returns the texts of a claim that holds one text or several; Keycloak writes groups as paths, `/platform`.
    List<String> texts(String name) {
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
        for (String step : path.split("\\.", -1)) {
            node = node instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return node;
    }
}
