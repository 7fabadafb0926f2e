package io.sandboxconsole.audit;

import java.util.List;
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
}
