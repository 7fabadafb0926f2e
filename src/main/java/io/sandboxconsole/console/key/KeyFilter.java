package io.sandboxconsole.console.key;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The filter and order of the page as its address holds them.
///
/// @param deleted whether deleted keys are included
/// @param open the key whose details are open
record KeyFilter(
        String text,
        @Nullable KeyStatus standing,
        boolean deleted,
        KeyOrder order,
        boolean descending,
        @Nullable UUID open) {

    static final KeyFilter NONE = new KeyFilter("", null, false, KeyOrder.NAME, false, null);

    QueryParameters parameters() {
        Map<String, String> parts = new LinkedHashMap<>();
        put(parts, "text", text);
        put(parts, "standing", standing == null ? "" : standing.word());
        put(parts, "deleted", deleted ? "true" : "");
        boolean usual = order == KeyOrder.NAME && !descending;
        put(parts, "sort", usual ? "" : (descending ? "-" : "") + order.word());
        put(parts, "key", open == null ? "" : open.toString());
        return QueryParameters.simple(parts);
    }

    KeyFilter opening(@Nullable UUID key) {
        return new KeyFilter(text, standing, deleted, order, descending, key);
    }

    KeyFilter sortedBy(KeyOrder other, boolean reversed) {
        return new KeyFilter(text, standing, deleted, other, reversed, open);
    }

    /// Whether it excludes at most deleted keys.
    boolean none() {
        return text.isEmpty() && standing == null;
    }

    /// The matching lines, in the filter's order.
    List<KeyRow> of(List<KeyRow> lines) {
        var order = order().comparator();
        return lines.stream()
                .filter(this::keeps)
                .sorted(descending ? order.reversed() : order)
                .toList();
    }

    private boolean keeps(KeyRow line) {
        boolean stands = standing == null
                ? deleted || line.standing() != KeyStatus.DELETED
                : line.standing() == standing
                        || (standing == KeyStatus.ACTIVE && line.standing().counts());
        return stands && line.fits(text);
    }

    private static void put(Map<String, String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.put(name, value);
        }
    }
}
