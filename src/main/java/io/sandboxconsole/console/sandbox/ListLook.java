package io.sandboxconsole.console.sandbox;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the list is laid out, as far as somebody has said so.
///
/// @param columns the keys of the columns in their order; never empty
/// @param widths the widths of columns somebody has resized, by their keys
record ListLook(@Nullable List<String> columns, @Nullable Density density, Map<String, String> widths) {

    /// Nothing was said.
    static final ListLook USUAL = new ListLook(null, null, Map.of());

    ListLook {
        columns = columns == null ? null : List.copyOf(columns);
        widths = Map.copyOf(widths);
    }

    ListLook withColumns(@Nullable List<String> others) {
        return new ListLook(others, density, widths);
    }

    ListLook withDensity(@Nullable Density other) {
        return new ListLook(columns, other, widths);
    }

    ListLook withWidths(Map<String, String> others) {
        return new ListLook(columns, density, others);
    }

    /// This look, and where it says nothing `other`.
    ListLook or(ListLook other) {
        return new ListLook(
                columns == null ? other.columns : columns,
                density == null ? other.density : density,
                widths.isEmpty() ? other.widths : widths);
    }
}
