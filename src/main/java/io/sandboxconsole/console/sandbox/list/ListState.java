package io.sandboxconsole.console.sandbox.list;

import com.vaadin.flow.router.Location;
import io.sandboxconsole.console.sandbox.details.DetailsTab;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// State of the screen as its URL holds it: filter text, sort order, page, the sandbox with open details and their tab,
/// and the layout of the list.
record ListState(
        String filter,
        SortOrder sort,
        int page,
        int size,
        @Nullable SandboxId open,
        DetailsTab tab,
        ListLayout layout) {

    static final int DEFAULT_SIZE = Pager.DEFAULT_SIZE;

    static final Set<Integer> SIZES = Pager.SIZES;

    static final ListState INITIAL =
            new ListState("", SortOrder.NEWEST_FIRST, 0, DEFAULT_SIZE, null, DetailsTab.OVERVIEW, ListLayout.USUAL);

    ListState filteredBy(String text) {
        return new ListState(text, sort, 0, size, open, tab, layout);
    }

    ListState sortedBy(SortOrder other) {
        return new ListState(filter, other, 0, size, open, tab, layout);
    }

    ListState onPage(int number) {
        return new ListState(filter, sort, number, size, open, tab, layout);
    }

    ListState withSize(int rows) {
        return new ListState(filter, sort, 0, rows, open, tab, layout);
    }

    ListState opening(@Nullable SandboxId id) {
        return new ListState(filter, sort, page, size, id, tab, layout);
    }

    ListState onTab(DetailsTab other) {
        return new ListState(filter, sort, page, size, open, other, layout);
    }

    ListState withLayout(ListLayout other) {
        return new ListState(filter, sort, page, size, open, tab, other);
    }

    /// Whether `other` shows the same part of the same list.
    boolean sameRows(ListState other) {
        return filter.equals(other.filter) && sort.equals(other.sort) && page == other.page && size == other.size;
    }

    int offset() {
        return page * size;
    }

    Location location() {
        return ListAddress.of(this);
    }
}
