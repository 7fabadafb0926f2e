package io.sandboxconsole.audit;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The values of a field with the number of entries that have each, most frequent first.
///
/// @param capped whether there are more entries than the newest [#MOST], of which the counts are
public record AuditFacet(List<Value> values, boolean capped) {

    /// The number of entries that are counted, so that a long trail answers as fast as a short one.
    public static final int MOST = 100_000;

    public AuditFacet {
        values = List.copyOf(values);
    }

    /// A value.
    ///
    /// @param label the name in the newest entry; absent where the field has none
    public record Value(String value, @Nullable String label, int entries) {}

    /// Entries of one value under one name.
    ///
    /// @param value absent where an entry has none
    record Tally(@Nullable String value, @Nullable String label, int entries, long newest) {

        private Tally plus(Tally other) {
            Tally later = newest >= other.newest ? this : other;
            return new Tally(value, later.label, entries + other.entries, later.newest);
        }
    }

    /// Adds up the entries of a value that has had several names, and keeps the newest name.
    static AuditFacet of(List<Tally> tallies) {
        Map<String, Tally> values = new HashMap<>();
        for (Tally tally : tallies) {
            if (tally.value() != null) {
                values.merge(tally.value(), tally, Tally::plus);
            }
        }
        return new AuditFacet(
                values.values().stream()
                        .map(tally -> new Value(Objects.requireNonNull(tally.value()), tally.label(), tally.entries()))
                        .sorted(Comparator.comparingInt(Value::entries)
                                .reversed()
                                .thenComparing(Value::value))
                        .toList(),
                tallies.stream().mapToInt(Tally::entries).sum() >= MOST);
    }
}
