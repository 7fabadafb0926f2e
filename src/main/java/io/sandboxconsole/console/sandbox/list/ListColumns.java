package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.i18n.SafeText;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The columns of the list by key: the built-in ones, and `label.<key>` for a metadata key.
final class ListColumns {

    /// Cannot be hidden: it identifies the row.
    static final String NAME = "name";

    static final String CONNECTION = "connection";

    /// Reported by some engines only, so not shown by default.
    static final String ACTIVITY = "activity";

    static final String LABEL_PREFIX = "label.";

    static final List<String> BUILT_IN =
            List.of(NAME, "state", "creator", "team", "image", "created", "expires", "labels", CONNECTION, ACTIVITY);

    /// The columns that stay while the details take most of the width.
    static final Set<String> BESIDE_DETAILS = Set.of(NAME, "state", "creator", "expires");

    private static final int MAXIMUM = 20;

    private static final int MAXIMUM_KEY = 120;

    private ListColumns() {}

    /// The default columns, for users without a choice of their own.
    static List<String> usual(boolean severalConnections) {
        return BUILT_IN.stream()
                .filter(key -> !key.equals(ACTIVITY))
                .filter(key -> severalConnections || !key.equals(CONNECTION))
                .toList();
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
            case "team" -> text("list.column.team");
            case "image" -> text("list.column.image");
            case "created" -> text("list.column.created");
            case "expires" -> text("list.column.expires");
            case "labels" -> text("list.column.labels");
            case CONNECTION -> text("list.column.connection");
            case ACTIVITY -> text("list.column.activity");
            default -> SafeText.line(key.substring(LABEL_PREFIX.length()));
        };
    }

    static String width(String key) {
        return switch (key) {
            case NAME -> "13rem";
            case "state" -> "8.5rem";
            case "creator" -> "10rem";
            case "team" -> "6rem";
            case "image" -> "10rem";
            case "created" -> "6.5rem";
            case "expires" -> "7.5rem";
            default -> "8rem";
        };
    }
}
