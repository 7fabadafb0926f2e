package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.Creator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The number of sandboxes for each value of some fields. The filter applies, except for its terms on the field itself.
///
/// @param byField by the field's name in filters, such as `state` or `label.purpose`; `label` counts metadata keys
/// @param matching the number of rows that match the whole filter
public record Facets(Map<String, Facet> byField, int matching, long version) {

    /// The maximum number of values of a facet, the most frequent ones.
    public static final int MAXIMUM_VALUES = 1_000;

    public Facets {
        byField = Map.copyOf(byField);
    }

    /// Returns the values of `field`; none when the field was not requested.
    public Facet of(String field) {
        return byField.getOrDefault(field, new Facet(List.of(), 0));
    }

    /// The values of one field, the most frequent first, and the number of distinct ones.
    public record Facet(List<Value> values, int distinct) {

        public Facet {
            values = List.copyOf(values);
        }
    }

    /// A value as a filter writes it, with its count, and with the creator where the field is `creator`.
    public record Value(String value, int count, @Nullable Creator creator) {}
}
