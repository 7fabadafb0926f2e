package io.sandboxconsole.console.columns;

import io.sandboxconsole.i18n.SafeText;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The columns that one list can have, by key: its own ones, and `label.<key>` for a metadata key.
public final class ListColumns {

    /// Cannot be hidden: it identifies the row.
    public static final String NAME = "name";

    /// Left out by default where it would repeat one value.
    public static final String CONNECTION = "connection";

    /// Left out by default where it would repeat one value.
    public static final String TEAM = "team";

    public static final String LABEL_PREFIX = "label.";

    private static final int MAXIMUM = 20;

    private static final int MAXIMUM_KEY = 120;

    /// A person has asked for these by name: they come before an image.
    private static final Column METADATA = new Column("", () -> "", 8, 8, 1, 4, false);

    private final String list;

    private final Supplier<String> title;

    private final Predicate<String> sorts;

    private final Map<String, Column> columns = new LinkedHashMap<>();

    /// @param list the beginning of the list's address, and of the names of its preferences
    /// @param sorts whether the list can be sorted by a key
    public ListColumns(String list, Supplier<String> title, Predicate<String> sorts, List<Column> columns) {
        this.list = list;
        this.title = title;
        this.sorts = sorts;
        columns.forEach(column -> this.columns.put(column.key(), column));
    }

    /// A column of a list.
    ///
    /// @param width the least width at which it cuts no usual value, in rem
    /// @param compact the same in compact rows
    /// @param growth its share in the width that is left
    /// @param weight its place among all: where there is no room for all, the highest are left out first
    /// @param usual whether a list without a choice of its own shows it
    public record Column(
            String key, Supplier<String> header, double width, double compact, int growth, int weight, boolean usual) {}

    public String list() {
        return list;
    }

    public String title() {
        return title.get();
    }

    public boolean sorts(String key) {
        return sorts.test(key);
    }

    /// The keys of the list's own columns.
    public Set<String> own() {
        return columns.keySet();
    }

    /// The default columns, for users without a choice of their own: what would repeat one value is left out.
    public List<String> usual(boolean severalConnections, boolean severalTeams) {
        return columns.values().stream()
                .filter(Column::usual)
                .map(Column::key)
                .filter(key -> severalConnections || !key.equals(CONNECTION))
                .filter(key -> severalTeams || !key.equals(TEAM))
                .toList();
    }

    /// Those of `keys` that fit into `room`, in their order: the name always, then the weightier ones.
    ///
    /// @param width the width of a column, in pixels like `room`
    public List<String> fitting(List<String> keys, double room, ToDoubleFunction<String> width) {
        Set<String> fitting = new HashSet<>();
        double taken = 0;
        for (String key : keys.stream()
                .sorted(Comparator.comparingInt(key -> column(key).weight()))
                .toList()) {
            taken += width.applyAsDouble(key);
            if (taken <= room || key.equals(NAME)) {
                fitting.add(key);
            }
        }
        return keys.stream().filter(fitting::contains).toList();
    }

    /// Whether `key` names a column and fits a comma-separated list of keys.
    public boolean known(@Nullable String key) {
        return key != null
                && (columns.containsKey(key)
                        || (key.startsWith(LABEL_PREFIX)
                                && key.length() > LABEL_PREFIX.length()
                                && key.length() <= MAXIMUM_KEY
                                && key.chars()
                                        .noneMatch(sign -> sign == ',' || sign == ';' || sign == '=' || sign < ' ')));
    }

    /// Parses comma-separated keys, without the unknown ones and with NAME always present; empty if none is known.
    public List<String> of(String text) {
        Set<String> keys = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(this::known)
                .limit(MAXIMUM)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!keys.isEmpty() && !keys.contains(NAME)) {
            List<String> others = List.copyOf(keys);
            keys.clear();
            keys.add(NAME);
            keys.addAll(others);
        }
        return List.copyOf(keys);
    }

    /// The keys in `text` that name no column.
    public List<String> unknown(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(Predicate.not(this::known))
                .toList();
    }

    public String header(String key) {
        return columns.containsKey(key)
                ? column(key).header().get()
                : SafeText.line(key.substring(LABEL_PREFIX.length()));
    }

    /// The least width at which a column cuts no usual value, in rem.
    public double width(String key, Density density) {
        return density == Density.COMPACT ? column(key).compact() : column(key).width();
    }

    /// The share of a column in the width that is left.
    public int growth(String key) {
        return column(key).growth();
    }

    private Column column(String key) {
        return columns.getOrDefault(key, METADATA);
    }
}
