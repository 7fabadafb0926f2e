package io.sandboxconsole.inventory;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.inventory.Facets.Facet;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.ReservedMetadata;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxFilter;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Counts the values of one field in a pass that counts several.
final class FacetCounter {

    static final String KEYS = "label";

    private static final String LABEL_PREFIX = "label.";

    private static final String NONE = "none";

    private final String field;

    private final Predicate<Sandbox> chosen;

    private final Map<String, Count> counts = new HashMap<>();

    /// @throws IllegalArgumentException if the values of `field` cannot be counted
    FacetCounter(String field, SandboxFilter filter, Instant now, Actor me) {
        boolean known = switch (field) {
            case "state", "creator", "team", "connection", "image", KEYS -> true;
            default -> field.startsWith(LABEL_PREFIX) && field.length() > LABEL_PREFIX.length();
        };
        if (!known) {
            throw new IllegalArgumentException("The values of “%s” cannot be counted.".formatted(field));
        }
        this.field = field;
        this.chosen = filter.only(field).predicate(now, me);
    }

    private static final class Count {

        private final @Nullable Creator creator;

        private int number;

        Count(@Nullable Creator creator) {
            this.creator = creator;
        }
    }

    String field() {
        return field;
    }

    /// Whether the filter's choice for this field keeps `sandbox`.
    boolean keeps(Sandbox sandbox) {
        return chosen.test(sandbox);
    }

    void count(Sandbox sandbox) {
        switch (field) {
            case "state" -> add(sandbox.state().kind().word(), null);
            case "creator" -> add(sandbox.creator().id(), sandbox.creator());
            case "team" -> add(sandbox.team() == null ? NONE : sandbox.team(), null);
            case "connection" -> add(sandbox.id().connection().value(), null);
            case "image" ->
                add(
                        sandbox.source() instanceof Sandbox.Source.Unstated
                                ? NONE
                                : sandbox.source().text(),
                        null);
            case KEYS -> sandbox.metadata().keySet().forEach(this::addKey);
            default -> {
                String value = sandbox.metadata().get(field.substring(LABEL_PREFIX.length()));
                if (value != null) {
                    add(value, null);
                }
            }
        }
    }

    Facet result() {
        List<Value> values = counts.entrySet().stream()
                .map(entry -> new Value(entry.getKey(), entry.getValue().number, entry.getValue().creator))
                .sorted(Comparator.comparingInt(Value::count).reversed().thenComparing(Value::value))
                .limit(Facets.MAXIMUM_VALUES)
                .toList();
        return new Facet(values, counts.size());
    }

    private void addKey(String key) {
        if (!ReservedMetadata.covers(key)) {
            add(key, null);
        }
    }

    private void add(String value, @Nullable Creator creator) {
        Count count = counts.get(value);
        if (count == null) {
            count = new Count(creator);
            counts.put(value, count);
        }
        count.number++;
    }
}
