package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.SortDirection;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Shows the keys as a table, or on a narrow screen as one card each. A click on a line opens its details.
final class KeyGrid extends Grid<KeyRow> {

    /// What remains beside the open details, which say the rest.
    private static final Set<KeyOrder> BESIDE =
            EnumSet.of(KeyOrder.NAME, KeyOrder.WHOSE, KeyOrder.STANDING, KeyOrder.EXPIRES, KeyOrder.USED);

    private static final String LIMITS = "limits";

    private boolean narrow;

    private transient @Nullable UUID open;

    /// The lines in their order; two of one key are the same line.
    private transient List<KeyRow> items = List.of();

    /// @param onSort receives the order that the person chose, and whether it is descending
    KeyGrid(Consumer<KeyRow> onOpen, BiConsumer<KeyOrder, Boolean> onSort) {
        addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        getElement().setAttribute("aria-label", text("key.title"));
        setSelectionMode(SelectionMode.SINGLE);
        setPartNameGenerator(this::part);
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
        if (same(lines)) {
            update(lines);
        } else {
            items = new ArrayList<>(lines);
            setItems(items).setIdentifierProvider(line -> line.key().id());
        }
        showOpen(filter.open());
    }

    /// Marks the line of the key with open details; fewer columns fit beside them.
    private void showOpen(@Nullable UUID key) {
        if (!Objects.equals(open, key)) {
            var before = open;
            open = key;
            items.stream()
                    .filter(line -> opens(line) || line.key().id().equals(before))
                    .forEach(getListDataView()::refreshItem);
            fitColumns();
        }
    }

    /// The key `by` lines below the key `from`.
    Optional<UUID> neighbour(@Nullable UUID from, int by) {
        int place = ids(items).indexOf(from) + by;
        boolean there = from != null && place >= 0 && place < items.size();
        return there ? Optional.of(items.get(place).key().id()) : Optional.empty();
    }

    private boolean opens(KeyRow line) {
        return line.key().id().equals(open);
    }

    private @Nullable String part(KeyRow line) {
        String ended = line.standing().counts() ? "" : "ended";
        String parts = (ended + (opens(line) ? " open" : "")).strip();
        return parts.isEmpty() ? null : parts;
    }

    private boolean same(List<KeyRow> lines) {
        return ids(lines).equals(ids(items)) && !items.isEmpty();
    }

    private static List<UUID> ids(List<KeyRow> lines) {
        return lines.stream().map(line -> line.key().id()).toList();
    }

    /// Renews the values of lines that stay where they are: the focus and the place in the list stay as well.
    private void update(List<KeyRow> lines) {
        for (int place = 0; place < lines.size(); place++) {
            var now = lines.get(place);
            if (!now.equals(items.get(place))) {
                items.set(place, now);
                getListDataView().refreshItem(now);
            }
        }
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
                .setKey(LIMITS)
                .setHeader(text("key.limits"))
                .setWidth("6.5rem")
                .setFlexGrow(1)
                .setResizable(true);
        fitColumns();
    }

    private void fitColumns() {
        if (!narrow) {
            getColumns()
                    .forEach(column -> column.setVisible(open == null
                            || KeyOrder.named(String.valueOf(column.getKey()))
                                    .filter(BESIDE::contains)
                                    .isPresent()));
        }
    }

    private static String width(KeyOrder order) {
        return switch (order) {
            case NAME -> "12rem";
            case WHOSE -> "8rem";
            case ROLE -> "8rem";
            case STANDING -> "8.5rem";
            case EXPIRES -> "6rem";
            case CREATED -> "8rem";
            case USED -> "9rem";
            case SANDBOXES -> "6rem";
        };
    }
}
