package io.sandboxconsole.console.sandbox.list;

import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import io.sandboxconsole.console.columns.ListColumns;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Grid of one page of a list: rows, the open one, and the sort order. [GridLayout] defines the columns.
@JavaScript("context://js/grid.js")
public abstract class ListGrid<T> extends Grid<T> {

    private final transient Function<T, SandboxId> id;

    private final List<T> rows = new ArrayList<>();

    private final ListDataProvider<T> page = new ListDataProvider<>(rows) {
        @Override
        public Object getId(T row) {
            return id.apply(row);
        }
    };

    private transient @Nullable SandboxId open;

    /// @param id the sandbox of a row
    protected ListGrid(ListColumns list, Function<T, SandboxId> id) {
        this.id = id;
        addClassName("sandbox-grid");
        addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        setDataProvider(page);
        setSizeFull();
        getElement().setAttribute("aria-label", list.title());
    }

    /// Calls `onOpen` when the user clicks a row.
    public final void onOpen(Consumer<SandboxId> onOpen) {
        addItemClickListener(event -> onOpen.accept(id.apply(event.getItem())));
    }

    /// Calls `onSort` when the user changes the order; no sorted column means the default order.
    public final void onSort(Consumer<ListOrder> onSort) {
        addSortListener(event -> {
            if (event.isFromClient()) {
                onSort.accept(event.getSortOrder().stream()
                        .findFirst()
                        .map(ListGrid::order)
                        .orElse(ListOrder.NEWEST_FIRST));
            }
        });
    }

    public final List<T> rows() {
        return List.copyOf(rows);
    }

    /// Shows `next`; if it holds the same sandboxes in the same order, only the changed rows go to the browser.
    public final void show(List<T> next, @Nullable SandboxId opened) {
        boolean sameSandboxes =
                rows.stream().map(id).toList().equals(next.stream().map(id).toList());
        Set<T> before = Set.copyOf(rows);
        List<T> changed = next.stream()
                .filter(row -> isOpen(row) != id.apply(row).equals(opened) || !before.contains(row))
                .toList();
        rows.clear();
        rows.addAll(next);
        open = opened;
        if (sameSandboxes) {
            changed.forEach(page::refreshItem);
        } else {
            page.refreshAll();
        }
    }

    /// Shows the order in the column headers.
    public final void showSort(ListOrder order) {
        getColumns().stream()
                .filter(column -> order.key().equals(column.getKey()))
                .findFirst()
                .ifPresent(column -> sort(List.of(new GridSortOrder<>(
                        column, order.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING))));
    }

    protected final boolean isOpen(T row) {
        return Objects.equals(id.apply(row), open);
    }

    private static <T> ListOrder order(GridSortOrder<T> chosen) {
        return new ListOrder(chosen.getSorted().getKey(), chosen.getDirection() == SortDirection.DESCENDING);
    }
}
