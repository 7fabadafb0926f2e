package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridMultiSelectionModel.SelectAllCheckboxVisibility;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Grid of one page of sandboxes: rows, selection and sort order. [GridLayout] defines the columns.
@JavaScript("context://js/grid.js")
public final class SandboxGrid extends Grid<SandboxRow> {

    private final List<SandboxRow> rows = new ArrayList<>();

    private final ListDataProvider<SandboxRow> page = new ListDataProvider<>(rows) {
        @Override
        public Object getId(SandboxRow row) {
            return row.id();
        }
    };

    private @Nullable SandboxId open;

    private Consumer<Set<SandboxId>> onTick = _ -> {};

    SandboxGrid() {
        addClassName("sandbox-grid");
        addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        setSelectable(true);
        setDataProvider(page);
        setSizeFull();
        setColumnReorderingAllowed(true);
        getElement().setAttribute("aria-label", text("list.title"));
        // The grid's own names for its checkboxes are the same for every row; the script puts these in their place.
        getElement().setAttribute("data-select-row", text("list.select", "{0}"));
        getElement().setAttribute("data-select-all", text("list.select-page"));
        setPartNameGenerator(this::part);
    }

    /// Calls `onOpen` when the user clicks a row.
    void onOpen(Consumer<SandboxId> onOpen) {
        addItemClickListener(event -> onOpen.accept(event.getItem().id()));
    }

    /// Shows checkboxes, or none where a selection would lead to nothing.
    void setSelectable(boolean selectable) {
        if (selectable == selectable()) {
            return;
        }
        var model = setSelectionMode(selectable ? SelectionMode.MULTI : SelectionMode.NONE);
        if (model instanceof GridMultiSelectionModel<SandboxRow> several) {
            several.setSelectAllCheckboxVisibility(SelectAllCheckboxVisibility.VISIBLE);
            followTicks();
        }
    }

    private boolean selectable() {
        return getSelectionModel() instanceof GridMultiSelectionModel<SandboxRow>;
    }

    /// Calls `listener` with the selected sandboxes of this page when the user has changed the selection.
    void onTick(Consumer<Set<SandboxId>> listener) {
        onTick = listener;
    }

    /// A selection model takes its listeners with it.
    private void followTicks() {
        addSelectionListener(event -> {
            if (event.isFromClient()) {
                Set<SandboxId> shown = shown();
                onTick.accept(event.getAllSelectedItems().stream()
                        .map(SandboxRow::id)
                        .filter(shown::contains)
                        .collect(Collectors.toSet()));
            }
        });
    }

    /// Calls `onSort` when the user changes the order; no sorted column means the default order.
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

    Set<SandboxId> shown() {
        return rows.stream().map(SandboxRow::id).collect(Collectors.toSet());
    }

    /// Shows `next`; if it holds the same sandboxes in the same order, only the changed rows go to the browser.
    void show(List<SandboxRow> next, @Nullable SandboxId opened) {
        boolean sameSandboxes = rows.stream()
                .map(SandboxRow::id)
                .toList()
                .equals(next.stream().map(SandboxRow::id).toList());
        Set<SandboxRow> before = Set.copyOf(rows);
        List<SandboxRow> changed = next.stream()
                .filter(row -> row.id().equals(open) != row.id().equals(opened) || !before.contains(row))
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

    /// Selects exactly the rows that `selection` contains.
    void tick(ListSelection selection) {
        if (!selectable()) {
            return;
        }
        asMultiSelect()
                .setValue(rows.stream()
                        .filter(row -> selection.contains(row.id()))
                        .collect(Collectors.toSet()));
    }

    /// Shows the order in the column headers.
    void showSort(SortOrder order) {
        getColumns().stream()
                .filter(column -> order.key().word().equals(column.getKey()))
                .findFirst()
                .ifPresent(column -> sort(List.of(new GridSortOrder<>(
                        column, order.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING))));
    }

    private @Nullable String part(SandboxRow row) {
        if (row.gone()) {
            return "gone";
        }
        return Objects.equals(row.id(), open) ? "open" : null;
    }

    private static SortOrder sortOrder(GridSortOrder<SandboxRow> order) {
        return SortOrder.Key.named(order.getSorted().getKey())
                .map(key -> new SortOrder(key, order.getDirection() == SortDirection.DESCENDING))
                .orElse(SortOrder.NEWEST_FIRST);
    }
}
