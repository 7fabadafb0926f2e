package io.sandboxconsole.console.sandbox.list;

import io.sandboxconsole.console.columns.ListLayout;
import io.sandboxconsole.console.sandbox.details.DetailsTab;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// State of a list's screen as its URL holds it: filter text, sort order, page, the sandbox with open details and
/// their tab, the layout of the list, and the instant that it shows.
///
/// @param at absent for now
public record ListState(
        String filter,
        ListOrder order,
        int page,
        int size,
        @Nullable SandboxId open,
        DetailsTab tab,
        ListLayout layout,
        @Nullable Instant at) {

    public static final ListState INITIAL = new ListState(
            "", ListOrder.NEWEST_FIRST, 0, Pager.DEFAULT_SIZE, null, DetailsTab.OVERVIEW, ListLayout.USUAL, null);

    public ListState filteredBy(String text) {
        return new ListState(text, order, 0, size, open, tab, layout, at);
    }

    public ListState sortedBy(ListOrder other) {
        return new ListState(filter, other, 0, size, open, tab, layout, at);
    }

    public ListState onPage(int number) {
        return new ListState(filter, order, number, size, open, tab, layout, at);
    }

    public ListState withSize(int rows) {
        return new ListState(filter, order, 0, rows, open, tab, layout, at);
    }

    public ListState opening(@Nullable SandboxId id) {
        return new ListState(filter, order, page, size, id, tab, layout, at);
    }

    public ListState onTab(DetailsTab other) {
        return new ListState(filter, order, page, size, open, other, layout, at);
    }

    public ListState withLayout(ListLayout other) {
        return new ListState(filter, order, page, size, open, tab, other, at);
    }

    /// This state as of `moment`; null is now.
    ListState asOf(@Nullable Instant moment) {
        return new ListState(filter, order, 0, size, open, tab, layout, moment);
    }

    /// Whether `other` shows the same part of the same list.
    public boolean sameRows(ListState other) {
        return filter.equals(other.filter)
                && order.equals(other.order)
                && page == other.page
                && size == other.size
                && Objects.equals(at, other.at);
    }

    public int offset() {
        return page * size;
    }
}
