package io.sandboxconsole.console.sandbox.list;

import com.vaadin.flow.router.Location;
import io.sandboxconsole.console.sandbox.details.DetailsTab;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// State of the screen as its URL holds it: filter text, sort order, page, the sandbox with open details and their
/// tab, the layout of the list, and the instant that it shows.
///
/// @param at absent for now
record ListState(
        String filter,
        SortOrder sort,
        int page,
        int size,
        @Nullable SandboxId open,
        DetailsTab tab,
        ListLayout layout,
        @Nullable Instant at) {

    static final int DEFAULT_SIZE = Pager.DEFAULT_SIZE;

    static final Set<Integer> SIZES = Pager.SIZES;

    static final ListState INITIAL = new ListState(
            "", SortOrder.NEWEST_FIRST, 0, DEFAULT_SIZE, null, DetailsTab.OVERVIEW, ListLayout.USUAL, null);

    ListState filteredBy(String text) {
        return new ListState(text, sort, 0, size, open, tab, layout, at);
    }

    ListState sortedBy(SortOrder other) {
        return new ListState(filter, other, 0, size, open, tab, layout, at);
    }

    ListState onPage(int number) {
        return new ListState(filter, sort, number, size, open, tab, layout, at);
    }

    ListState withSize(int rows) {
        return new ListState(filter, sort, 0, rows, open, tab, layout, at);
    }

    ListState opening(@Nullable SandboxId id) {
        return new ListState(filter, sort, page, size, id, tab, layout, at);
    }

    ListState onTab(DetailsTab other) {
        return new ListState(filter, sort, page, size, open, other, layout, at);
    }

    ListState withLayout(ListLayout other) {
        return new ListState(filter, sort, page, size, open, tab, other, at);
    }

    /// This state as of `moment`; null is now.
    ListState asOf(@Nullable Instant moment) {
        return new ListState(filter, sort, 0, size, open, tab, layout, moment);
    }

    /// Whether `other` shows the same part of the same list.
    boolean sameRows(ListState other) {
        return filter.equals(other.filter)
                && sort.equals(other.sort)
                && page == other.page
                && size == other.size
                && Objects.equals(at, other.at);
    }

    int offset() {
        return page * size;
    }

    Location location() {
        return ListAddress.of(this);
    }
}
