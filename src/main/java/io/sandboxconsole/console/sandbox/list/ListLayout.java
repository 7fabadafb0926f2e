package io.sandboxconsole.console.sandbox.list;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the list is laid out, as far as somebody has said so.
///
/// @param columns the keys of the columns in their order; never empty
/// @param widths the widths of columns somebody has resized, by their keys
record ListLayout(@Nullable List<String> columns, @Nullable Density density, Map<String, String> widths) {

    /// Nothing was said.
    static final ListLayout USUAL = new ListLayout(null, null, Map.of());

    ListLayout {
        columns = columns == null ? null : List.copyOf(columns);
        widths = Map.copyOf(widths);
    }

    ListLayout withColumns(@Nullable List<String> others) {
        return new ListLayout(others, density, widths);
    }

    ListLayout withDensity(@Nullable Density other) {
        return new ListLayout(columns, other, widths);
    }

    ListLayout withWidths(Map<String, String> others) {
        return new ListLayout(columns, density, others);
    }

    /// This look, and where it says nothing `other`.
    ListLayout or(ListLayout other) {
        return new ListLayout(
                columns == null ? other.columns : columns,
                density == null ? other.density : density,
                widths.isEmpty() ? other.widths : widths);
    }
}
