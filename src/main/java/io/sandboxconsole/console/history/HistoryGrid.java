package io.sandboxconsole.console.history;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import io.sandboxconsole.history.HistoryOrder;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Grid of one page of lives; on a narrow screen one card per life.
@JavaScript("context://js/grid.js")
final class HistoryGrid extends Grid<Life> {

    private static final String CARD = "card";

    private final transient InstantSource clock;

    private final transient List<Life> rows = new ArrayList<>();

    private final ListDataProvider<Life> page = new ListDataProvider<>(rows) {
        @Override
        public Object getId(Life life) {
            return life.sandbox().id();
        }
    };

    private transient @Nullable SandboxId open;

    private transient HistoryOrder order = HistoryOrder.NEWEST_FIRST;

    private boolean narrow;

    HistoryGrid(InstantSource clock) {
        this.clock = clock;
        addClassNames("sandbox-grid", "history-grid", "connections-named");
        addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        setDataProvider(page);
        setSizeFull();
        getElement().setAttribute("aria-label", text("history.title"));
        setPartNameGenerator(life -> opens(life) ? "open" : life.end() == null ? null : "ended");
        columns();
    }

    /// Calls `onOpen` when the user clicks a row.
    void onOpen(Consumer<SandboxId> onOpen) {
        addItemClickListener(event -> onOpen.accept(event.getItem().sandbox().id()));
    }

    /// Calls `onOrder` when the user changes the order; no sorted column means the default order.
    void onOrder(Consumer<HistoryOrder> onOrder) {
        addSortListener(event -> {
            if (event.isFromClient()) {
                onOrder.accept(event.getSortOrder().stream()
                        .findFirst()
                        .flatMap(HistoryGrid::order)
                        .orElse(HistoryOrder.NEWEST_FIRST));
            }
        });
    }

    private static Optional<HistoryOrder> order(GridSortOrder<Life> chosen) {
        return HistoryOrder.Key.named(chosen.getSorted().getKey())
                .map(key -> new HistoryOrder(key, chosen.getDirection() == SortDirection.DESCENDING));
    }

    List<Life> rows() {
        return List.copyOf(rows);
    }

    /// Shows `lives`, which are already in the order.
    void show(List<Life> lives) {
        rows.clear();
        rows.addAll(lives);
        page.refreshAll();
    }

    /// Marks the row of the open life; fewer columns fit beside it.
    void showOpen(@Nullable SandboxId id) {
        if (Objects.equals(open, id)) {
            return;
        }
        boolean room = (id == null) != (open == null);
        var before = open;
        open = id;
        rows.stream()
                .filter(life -> opens(life) || life.sandbox().id().equals(before))
                .forEach(page::refreshItem);
        if (room) {
            fitColumns();
        }
    }

    /// Shows the order in the column headers.
    void showOrder(HistoryOrder shown) {
        order = shown;
        getColumns().stream()
                .filter(column -> shown.key().word().equals(column.getKey()))
                .findFirst()
                .ifPresent(column -> sort(List.of(new GridSortOrder<>(
                        column, shown.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING))));
    }

    /// Switches between columns and cards.
    void fit(boolean toNarrow) {
        if (narrow != toNarrow) {
            narrow = toNarrow;
            columns();
            showOrder(order);
        }
    }

    private boolean opens(Life life) {
        return life.sandbox().id().equals(open);
    }

    private void columns() {
        removeAllColumns();
        if (narrow) {
            addColumn(HistoryCells.card()).setKey(CARD).setHeader(text("history.title"));
            return;
        }
        for (HistoryColumn column : HistoryColumn.values()) {
            addColumn(HistoryCells.of(column, clock))
                    // The database sorts; the header only requests the order.
                    .setComparator((_, _) -> 0)
                    .setKey(column.key())
                    .setHeader(column.header())
                    .setWidth(column.width() + "rem")
                    .setFlexGrow(column.growth())
                    .setResizable(true)
                    .setSortable(column.sort().isPresent());
        }
        fitColumns();
    }

    private void fitColumns() {
        if (narrow) {
            return;
        }
        for (HistoryColumn column : HistoryColumn.values()) {
            getColumnByKey(column.key()).setVisible(open == null || column.besideDetails());
        }
    }
}
