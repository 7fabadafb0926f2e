package io.sandboxconsole.cli.context;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All contexts of a person, and which of them commands use without `--context`.
///
/// @param current a name; absent before the first context is added
public record Contexts(@Nullable String current, Map<String, ConsoleContext> byName) {

    public static final Contexts NONE = new Contexts(null, Map.of());

    public Contexts {
        byName = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    public Optional<ConsoleContext> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// Returns these with one added or replaced; the first one becomes current.
    public Contexts with(ConsoleContext context) {
        Map<String, ConsoleContext> all = new LinkedHashMap<>(byName);
        all.put(context.name(), context);
        return new Contexts(current == null ? context.name() : current, all);
    }

    public Contexts without(String name) {
        Map<String, ConsoleContext> all = new LinkedHashMap<>(byName);
        all.remove(name);
        return new Contexts(name.equals(current) ? null : current, all);
    }

    public Contexts using(String name) {
        return new Contexts(name, byName);
    }
}
