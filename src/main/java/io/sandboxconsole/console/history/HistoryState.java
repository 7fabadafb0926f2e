package io.sandboxconsole.console.history;

import io.sandboxconsole.console.sandbox.details.DetailsTab;
import io.sandboxconsole.console.sandbox.list.Pager;
import io.sandboxconsole.history.HistoryOrder;
import io.sandboxconsole.sandbox.SandboxId;
import org.jspecify.annotations.Nullable;

/// State of the screen as its URL holds it: filter text, order, page, and the sandbox with open details and their tab.
record HistoryState(
        String filter,
        HistoryOrder order,
        int page,
        int size,
        @Nullable SandboxId open,
        DetailsTab tab) {

    static final HistoryState INITIAL =
            new HistoryState("", HistoryOrder.NEWEST_FIRST, 0, Pager.DEFAULT_SIZE, null, DetailsTab.OVERVIEW);

    HistoryState filteredBy(String text) {
        return new HistoryState(text, order, 0, size, open, tab);
    }

    HistoryState orderedBy(HistoryOrder other) {
        return new HistoryState(filter, other, 0, size, open, tab);
    }

    HistoryState onPage(int number) {
        return new HistoryState(filter, order, number, size, open, tab);
    }

    HistoryState withSize(int rows) {
        return new HistoryState(filter, order, 0, rows, open, tab);
    }

    HistoryState opening(@Nullable SandboxId id) {
        return new HistoryState(filter, order, page, size, id, tab);
    }

    HistoryState onTab(DetailsTab other) {
        return new HistoryState(filter, order, page, size, open, other);
    }

    /// Whether `other` shows the same part of the same list.
    boolean sameRows(HistoryState other) {
        return filter.equals(other.filter) && order.equals(other.order) && page == other.page && size == other.size;
    }

    int offset() {
        return page * size;
    }
}
