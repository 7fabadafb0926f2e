package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.i18n.SafeText;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The columns a list can have, by their keys: what every sandbox has, and `label.<key>` for one of its metadata.
final class ListColumns {

    /// Cannot be hidden: a line without it could not be told from another.
    static final String NAME = "name";

    static final String CONNECTION = "connection";

    /// Only some engines tell it, so nobody sees it who has not asked.
    static final String ACTIVITY = "activity";

    static final String LABEL_PREFIX = "label.";

    static final List<String> BUILT_IN =
            List.of(NAME, "state", "creator", "team", "image", "created", "expires", "labels", CONNECTION, ACTIVITY);

    /// What is worth its room while the details take most of it.
    static final Set<String> BESIDE_DETAILS = Set.of(NAME, "state", "creator", "expires");

    private static final int MAXIMUM = 20;

    private static final int MAXIMUM_KEY = 120;

    private ListColumns() {}

    /// What is shown to somebody who has chosen nothing.
    static List<String> usual(boolean severalConnections) {
        return BUILT_IN.stream()
                .filter(key -> !key.equals(ACTIVITY))
                .filter(key -> severalConnections || !key.equals(CONNECTION))
                .toList();
    }

    /// Whether `key` names a column and can be written in a list of keys.
    static boolean known(String key) {
        return BUILT_IN.contains(key)
                || (key.startsWith(LABEL_PREFIX)
                        && key.length() > LABEL_PREFIX.length()
                        && key.length() <= MAXIMUM_KEY
                        && key.chars().noneMatch(sign -> sign == ',' || sign == ';' || sign == '=' || sign < ' '));
    }

    /// The columns that `text`, their keys with commas between, asks for; empty if it asks for none there is.
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
