package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditFacet.Value;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Adds up the entries of a value that has had several names, and keeps the newest name.
final class FacetTally {

    private FacetTally() {}

    /// Entries of one value under one name.
    ///
    /// @param value absent where an entry has none
    record Line(@Nullable String value, @Nullable String label, int entries, long newest) {

        private Line plus(Line other) {
            Line later = newest >= other.newest ? this : other;
            return new Line(value, later.label, entries + other.entries, later.newest);
        }
    }

    static AuditFacet of(List<Line> lines) {
        Map<String, Line> values = new HashMap<>();
        for (Line line : lines) {
            if (line.value() != null) {
                values.merge(line.value(), line, Line::plus);
            }
        }
        return new AuditFacet(
                values.values().stream()
                        .map(line -> new Value(Objects.requireNonNull(line.value()), line.label(), line.entries()))
                        .sorted(Comparator.comparingInt(Value::entries)
                                .reversed()
                                .thenComparing(Value::value))
                        .toList(),
                lines.stream().mapToInt(Line::entries).sum() >= AuditFacet.MOST);
    }
}
