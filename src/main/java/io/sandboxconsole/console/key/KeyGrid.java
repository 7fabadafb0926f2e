package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.SortDirection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Shows the keys as a table, or on a narrow screen as one card each. A click on a line opens its details.
final class KeyGrid extends Grid<KeyRow> {

    private boolean narrow;

    /// @param onSort receives the order that the person chose, and whether it is descending
    KeyGrid(Consumer<KeyRow> onOpen, BiConsumer<KeyOrder, Boolean> onSort) {
        addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        getElement().setAttribute("aria-label", text("key.title"));
        setSelectionMode(SelectionMode.SINGLE);
        setPartNameGenerator(line -> line.standing().counts() ? null : "ended");
        addSelectionListener(event -> event.getFirstSelectedItem().ifPresent(line -> {
            // Deselected, so that the same line can be opened again.
            deselectAll();
            onOpen.accept(line);
        }));
        addSortListener(event -> {
            if (event.isFromClient()) {
                var order = event.getSortOrder().stream().findFirst();
                onSort.accept(
                        order.flatMap(chosen ->
                                        KeyOrder.named(chosen.getSorted().getKey()))
                                .orElse(KeyOrder.NAME),
                        order.filter(chosen -> chosen.getDirection() == SortDirection.DESCENDING)
                                .isPresent());
            }
        });
        columns();
    }

    /// Shows `lines`, which are already in the order of `filter`.
    void show(List<KeyRow> lines, KeyFilter filter) {
        getColumns().stream()
                .filter(column -> filter.order().word().equals(column.getKey()))
                .findFirst()
                .ifPresent(column -> sort(List.of(new GridSortOrder<>(
                        column, filter.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING))));
        setItems(lines);
    }

    /// Switches between table and cards for the screen's width.
    ///
    /// @return whether the layout has changed
    boolean fit(boolean toNarrow) {
        boolean changed = narrow != toNarrow;
        if (changed) {
            narrow = toNarrow;
            columns();
        }
        return changed;
    }

    private void columns() {
        removeAllColumns();
        if (narrow) {
            addColumn(KeyCells.card()).setHeader(text("key.title"));
            return;
        }
        for (KeyOrder order : KeyOrder.values()) {
            // The filter sorts the lines; the header only requests another order.
            addColumn(KeyCells.of(order))
                    .setKey(order.word())
                    .setHeader(order.header())
                    .setWidth(width(order))
                    .setFlexGrow(1)
                    .setResizable(true)
                    .setComparator(order.comparator())
                    .setSortable(true);
        }
        addColumn(KeyCells.limits())
                .setHeader(text("key.limits"))
                .setWidth("9rem")
                .setFlexGrow(1)
                .setResizable(true);
    }

    private static String width(KeyOrder order) {
        return switch (order) {
            case NAME -> "11rem";
            case WHOSE -> "8.5rem";
            case ROLE -> "8rem";
            case STANDING -> "8.5rem";
            case EXPIRES -> "6.5rem";
            case CREATED -> "9rem";
            case USED -> "11rem";
            case SANDBOXES -> "6.5rem";
        };
    }
}
