package io.sandboxconsole.console.columns;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Layout of the list as chosen by the user or the URL; null or empty components fall back to the defaults.
///
/// @param columns the keys of the columns in order; null for the default columns, never empty
/// @param widths the widths of the resized columns by key, as CSS lengths
public record ListLayout(
        @Nullable List<String> columns, @Nullable Density density, Map<String, String> widths) {

    /// The defaults.
    public static final ListLayout USUAL = new ListLayout(null, null, Map.of());

    public ListLayout {
        columns = columns == null ? null : List.copyOf(columns);
        widths = Map.copyOf(widths);
    }

    public ListLayout withColumns(@Nullable List<String> others) {
        return new ListLayout(others, density, widths);
    }

    public ListLayout withDensity(@Nullable Density other) {
        return new ListLayout(columns, other, widths);
    }

    public ListLayout withWidths(Map<String, String> others) {
        return new ListLayout(columns, density, others);
    }

    /// This layout, completed from `other`.
    public ListLayout or(ListLayout other) {
        return new ListLayout(
                columns == null ? other.columns : columns,
                density == null ? other.density : density,
                widths.isEmpty() ? other.widths : widths);
    }
}
