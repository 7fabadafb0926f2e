package io.sandboxconsole.console.sandbox.list;

import io.sandboxconsole.console.columns.ListColumns;
import java.util.Locale;
import java.util.Optional;

/// The order of a list, as its address writes it: by a key that the list knows, `-created` for descending.
public record ListOrder(String key, boolean descending) {

    public static final ListOrder NEWEST_FIRST = new ListOrder("created", true);

    String text() {
        return descending ? "-" + key : key;
    }

    /// Reads an order of `list`; empty if the list has none like that.
    static Optional<ListOrder> read(String text, ListColumns list) {
        boolean descending = text.startsWith("-");
        String key = text.substring(descending ? 1 : 0).toLowerCase(Locale.ROOT);
        return list.sorts(key) ? Optional.of(new ListOrder(key, descending)) : Optional.empty();
    }
}
