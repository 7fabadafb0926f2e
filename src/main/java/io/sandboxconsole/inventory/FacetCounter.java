package io.sandboxconsole.inventory;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.inventory.Facets.Facet;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockView;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Counts the values of one field in a pass that counts several.
final class FacetCounter {

    static final String KEYS = "label";

    private final String field;

    private final Function<Sandbox, Collection<String>> values;

    private final Predicate<Sandbox> chosen;

    private final Map<String, Count> counts = new HashMap<>();

    /// @throws IllegalArgumentException if the values of `field` cannot be counted
    FacetCounter(String field, SandboxFilter filter, Instant now, Actor me, LockView locks) {
        this.field = field;
        this.values = FacetValues.of(field, now, locks);
        this.chosen = filter.only(field).predicate(now, me, locks);
    }

    private static final class Count {

        private @Nullable Creator creator;

        private int number;

        Count(@Nullable Creator creator) {
            this.creator = creator;
        }

        /// Keeps the creator with the better evidence: a proven one represents those that only claim the id.
        void prefer(Creator other) {
            if (creator != null && other.evidence().compareTo(creator.evidence()) < 0) {
                creator = other;
            }
        }

        Count followedBy(Count later) {
            number += later.number;
            if (later.creator != null) {
                prefer(later.creator);
            }
            return this;
        }
    }

    String field() {
        return field;
    }

    /// Returns whether the filter's terms on this field match `sandbox`.
    boolean keeps(Sandbox sandbox) {
        return chosen.test(sandbox);
    }

    void count(Sandbox sandbox) {
        for (String text : values.apply(sandbox)) {
            add(text, sandbox);
        }
    }

    void add(FacetCounter later) {
        later.counts.forEach((text, count) -> counts.merge(text, count, Count::followedBy));
    }

    Facet result() {
        if (field.equals(KEYS)) {
            counts.keySet().removeIf(ReservedMetadata::covers);
        }
        List<Value> values = counts.entrySet().stream()
                .map(entry -> new Value(entry.getKey(), entry.getValue().number, entry.getValue().creator))
                .sorted(Comparator.comparingInt(Value::count)
                        .reversed()
                        .thenComparing(FacetCounter::deleted)
                        .thenComparing(Value::value))
                .limit(Facets.MAXIMUM_VALUES)
                .toList();
        return new Facet(values, counts.size());
    }

    private void add(String text, Sandbox sandbox) {
        Count count = counts.get(text);
        if (count == null) {
            count = new Count(field.equals("creator") ? representing(sandbox.creator()) : null);
            counts.put(text, count);
        } else if (count.creator != null) {
            count.prefer(sandbox.creator());
        }
        count.number++;
    }

    /// Copies are counted with all others of unknown creators.
    private static Creator representing(Creator creator) {
        return creator instanceof Creator.Unknown ? Creator.Unknown.CREATOR : creator;
    }

    private static boolean deleted(Value value) {
        return value.creator() != null && value.creator().isDeleted();
    }
}
