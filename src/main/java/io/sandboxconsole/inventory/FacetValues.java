package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.lease.LeaseKeywords;
import io.sandboxconsole.sandbox.lock.LockView;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the values that a sandbox has for a facet, as filters write them.
final class FacetValues {

    private static final String LABEL_PREFIX = "label.";

    private static final String NONE = "none";

    /// Cached, because each call of `word` creates a string.
    private static final Map<Kind, String> STATES = Arrays.stream(Kind.values())
            .collect(Collectors.toMap(kind -> kind, Kind::word, (a, _) -> a, () -> new EnumMap<>(Kind.class)));

    private FacetValues() {}

    /// Returns the function that reads the values of `field` from a row.
    ///
    /// @throws IllegalArgumentException if the values of `field` cannot be counted
    static Function<Sandbox, Collection<String>> of(String field, Instant now, LockView locks) {
        return switch (field) {
            case FacetCounter.KEYS -> sandbox -> sandbox.metadata().keySet();
            case "locked" -> sandbox -> List.of(locks.locks(sandbox, now) ? "yes" : "no");
            case "lease" -> sandbox -> LeaseKeywords.of(sandbox, now);
            default -> {
                Function<Sandbox, @Nullable String> value = value(field);
                yield sandbox -> {
                    String text = value.apply(sandbox);
                    return text == null ? List.of() : List.of(text);
                };
            }
        };
    }

    private static Function<Sandbox, @Nullable String> value(String field) {
        return switch (field) {
            case "state" -> sandbox -> STATES.get(sandbox.state().kind());
            case "creator" -> sandbox -> sandbox.creator().id();
            case "team" -> sandbox -> orNone(sandbox.team());
            case "connection" -> sandbox -> sandbox.id().connection().value();
            case "image" ->
                sandbox -> sandbox.source() instanceof Sandbox.Source.Unstated
                        ? NONE
                        : sandbox.source().text();
            case "region" -> sandbox -> orNone(sandbox.attributes().region());
            case "machine" -> sandbox -> orNone(sandbox.attributes().machine());
            default -> label(field);
        };
    }

    private static String orNone(@Nullable String text) {
        return text == null ? NONE : text;
    }

    private static Function<Sandbox, @Nullable String> label(String field) {
        if (!field.startsWith(LABEL_PREFIX) || field.length() == LABEL_PREFIX.length()) {
            throw new IllegalArgumentException("The values of “%s” cannot be counted.".formatted(field));
        }
        String key = field.substring(LABEL_PREFIX.length());
        return sandbox -> sandbox.metadata().get(key);
    }
}
