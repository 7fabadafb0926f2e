package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.i18n.SafeText;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// The columns of the list by key: the built-in ones, and `label.<key>` for a metadata key.
final class ListColumns {

    /// Cannot be hidden: it identifies the row.
    static final String NAME = "name";

    static final String CONNECTION = "connection";

    static final String TEAM = "team";

    /// Reported by some engines only, so not shown by default.
    static final String ACTIVITY = "activity";

    static final String LABEL_PREFIX = "label.";

    static final List<String> BUILT_IN =
            List.of(NAME, "state", "creator", TEAM, "image", "created", "expires", "labels", CONNECTION, ACTIVITY);

    /// The built-in columns by weight: where there is no room for all, the last ones are left out first.
    private static final List<String> BY_WEIGHT =
            List.of(NAME, "state", "creator", "expires", "image", "created", "labels", CONNECTION, TEAM, ACTIVITY);

    /// The place of metadata columns among them: a person has asked for these by name.
    private static final int WEIGHT_OF_METADATA = BY_WEIGHT.indexOf("image");

    private static final int MAXIMUM = 20;

    private static final int MAXIMUM_KEY = 120;

    private ListColumns() {}

    /// The default columns, for users without a choice of their own: what would repeat one value is left out.
    static List<String> usual(boolean severalConnections, boolean severalTeams) {
        return BUILT_IN.stream()
                .filter(key -> !key.equals(ACTIVITY))
                .filter(key -> severalConnections || !key.equals(CONNECTION))
                .filter(key -> severalTeams || !key.equals(TEAM))
                .toList();
    }

    /// Those of `keys` that fit into `room`, in their order: the name always, then the weightier ones.
    ///
    /// @param width the width of a column, in pixels like `room`
    static List<String> fitting(List<String> keys, double room, ToDoubleFunction<String> width) {
        Set<String> fitting = new HashSet<>();
        double taken = 0;
        for (String key : keys.stream()
                .sorted(Comparator.comparingInt(ListColumns::weight))
                .toList()) {
            taken += width.applyAsDouble(key);
            if (taken <= room || key.equals(NAME)) {
                fitting.add(key);
            }
        }
        return keys.stream().filter(fitting::contains).toList();
    }

    private static int weight(String key) {
        int place = BY_WEIGHT.indexOf(key);
        return place < 0 ? WEIGHT_OF_METADATA : place;
    }

    /// Whether `key` names a column and fits a comma-separated list of keys.
    static boolean known(String key) {
        return BUILT_IN.contains(key)
                || (key.startsWith(LABEL_PREFIX)
                        && key.length() > LABEL_PREFIX.length()
                        && key.length() <= MAXIMUM_KEY
                        && key.chars().noneMatch(sign -> sign == ',' || sign == ';' || sign == '=' || sign < ' '));
    }

    /// Parses comma-separated keys, without the unknown ones and with NAME always present; empty if none is known.
    static List<String> of(String text) {
        Set<String> keys = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(ListColumns::known)
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
    static List<String> unknown(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(Predicate.not(ListColumns::known))
                .toList();
    }

    static String header(String key) {
        return switch (key) {
            case NAME -> text("list.column.name");
            case "state" -> text("list.column.state");
            case "creator" -> text("list.column.creator");
            case TEAM -> text("list.column.team");
            case "image" -> text("list.column.image");
            case "created" -> text("list.column.created");
            case "expires" -> text("list.column.expires");
            case "labels" -> text("list.column.labels");
            case CONNECTION -> text("list.column.connection");
            case ACTIVITY -> text("list.column.activity");
            default -> SafeText.line(key.substring(LABEL_PREFIX.length()));
        };
    }

    /// The least width at which a column cuts no usual value, in rem.
    static double width(String key, Density density) {
        return switch (key) {
            // In compact rows the id stands beside the name.
            case NAME -> density == Density.COMPACT ? 16 : 13.5;
            case "state" -> 9.5;
            case "creator" -> density == Density.COMPACT ? 11.5 : 12;
            case TEAM -> 6;
            case "image" -> density == Density.COMPACT ? 9 : 10;
            case "created" -> 6.5;
            case "expires" -> 7;
            case "labels" -> density == Density.COMPACT ? 10 : 11;
            default -> 8;
        };
    }

    /// The share of a column in the width that is left.
    static int growth(String key) {
        return switch (key) {
            case "state", "created", "expires", ACTIVITY -> 0;
            case "labels" -> 3;
            case NAME, "creator", "image" -> 2;
            default -> 1;
        };
    }
}
