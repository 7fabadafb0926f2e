package io.sandboxconsole.cli.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON object. Its members are texts, numbers, booleans, maps, lists or null; members that this version does not
/// know stay in it, so that `-o json` shows all that a newer console tells.
public record Document(Map<String, @Nullable Object> members) {

    /// Returns the value at a path of names with dots, such as `creator.name`.
    public @Nullable Object at(String path) {
        @Nullable Object value = members;
        for (String name : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }

    /// Returns the text at a path; without one, an empty text.
    public String text(String path) {
        @Nullable Object value = at(path);
        return value == null || value instanceof Map || value instanceof List ? "" : value.toString();
    }

    /// Returns the number at a path, or else `otherwise`.
    public long number(String path, long otherwise) {
        return at(path) instanceof Number number ? number.longValue() : otherwise;
    }

    /// Returns whether the value at a path is true.
    public boolean flag(String path) {
        return Boolean.TRUE.equals(at(path));
    }

    /// Returns the object at a path; without one, an empty object.
    public Document document(String path) {
        return of(at(path));
    }

    /// Returns the objects of the list at a path.
    public List<Document> documents(String path) {
        return at(path) instanceof List<?> list
                ? list.stream().map(Document::of).toList()
                : List.of();
    }

    /// Returns the texts of the list at a path.
    public List<String> texts(String path) {
        return at(path) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /// Returns a copy with one more member.
    public Document with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(members);
        copy.put(name, value);
        return new Document(copy);
    }

    private static Document of(@Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> copy.put(String.valueOf(name), member));
        }
        return new Document(copy);
    }
}
