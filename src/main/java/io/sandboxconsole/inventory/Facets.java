package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.Creator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many sandboxes each value of some fields has. The filter counts, except for what it chooses for the field
/// itself.
///
/// @param byField by the field's name in filters, such as `state` or `label.purpose`; `label` counts metadata keys
/// @param matching how many rows match the whole filter
public record Facets(Map<String, Facet> byField, int matching, long version) {

    /// The most frequent values of a facet that are told.
    public static final int MAXIMUM_VALUES = 1_000;

    public Facets {
        byField = Map.copyOf(byField);
    }

    /// The values of `field`; none when the field was not asked for.
    public Facet of(String field) {
        return byField.getOrDefault(field, new Facet(List.of(), 0));
    }

    /// The values of one field, the most frequent first, and how many different ones there are.
    public record Facet(List<Value> values, int distinct) {

        public Facet {
            values = List.copyOf(values);
        }
    }

    /// A value as a filter names it, and how often it occurs. A creator comes along where the field is `creator`.
    public record Value(String value, int count, @Nullable Creator creator) {}
}
