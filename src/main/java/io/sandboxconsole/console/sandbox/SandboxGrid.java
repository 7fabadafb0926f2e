package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One page of sandboxes as a table. Cells are templates, not components: they cost nothing on the server.
final class SandboxGrid extends Grid<SandboxRow> {

    private final List<SandboxRow> rows = new ArrayList<>();

    private final ListDataProvider<SandboxRow> page = new ListDataProvider<>(rows) {
        @Override
        public Object getId(SandboxRow row) {
            return row.id();
        }
    };

    SandboxGrid(BiConsumer<Sandbox, SandboxAction> onAction) {
        addClassName("sandbox-grid");
        addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        setSelectionMode(SelectionMode.SINGLE);
        setDataProvider(page);
        setSizeFull();
        SandboxColumns.addTo(this);
        addColumn(SandboxColumns.buttons(onAction))
                .setHeader("Actions")
                .setWidth("7rem")
                .setFlexGrow(0)
                .setFrozenToEnd(true);
    }

    /// Calls `onOpen` when the person chooses a line.
    void onOpen(Consumer<SandboxId> onOpen) {
        addSelectionListener(event -> {
            if (event.isFromClient()) {
                event.getFirstSelectedItem().map(SandboxRow::id).ifPresent(onOpen);
            }
        });
    }

    /// Calls `onSort` when the person asks for another order; no column means the default one.
    void onSort(Consumer<SortOrder> onSort) {
        addSortListener(event -> {
            if (event.isFromClient()) {
                onSort.accept(event.getSortOrder().stream()
                        .findFirst()
                        .map(SandboxGrid::sortOrder)
                        .orElse(SortOrder.NEWEST_FIRST));
            }
        });
    }

    /// Shows `next`; where it holds the same sandboxes as before, only the changed lines go to the browser.
    void show(List<SandboxRow> next, @Nullable SandboxId open) {
        boolean sameSandboxes = rows.stream()
                .map(SandboxRow::id)
                .toList()
                .equals(next.stream().map(SandboxRow::id).toList());
        List<SandboxRow> changed =
                sameSandboxes ? next.stream().filter(row -> !rows.contains(row)).toList() : List.of();
        rows.clear();
        rows.addAll(next);
        if (sameSandboxes) {
            changed.forEach(page::refreshItem);
        } else {
            page.refreshAll();
        }
        next.stream().filter(row -> row.id().equals(open)).findFirst().ifPresentOrElse(this::select, this::deselectAll);
    }

    /// Shows the order in the headers.
    void showSort(SortOrder order) {
        getColumns().stream()
                .filter(column -> order.key().word().equals(column.getKey()))
                .findFirst()
                .ifPresent(column -> sort(List.of(new GridSortOrder<>(
                        column, order.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING))));
    }

    private static SortOrder sortOrder(GridSortOrder<SandboxRow> order) {
        return SortOrder.Key.named(order.getSorted().getKey())
                .map(key -> new SortOrder(key, order.getDirection() == SortDirection.DESCENDING))
                .orElse(SortOrder.NEWEST_FIRST);
    }
}
