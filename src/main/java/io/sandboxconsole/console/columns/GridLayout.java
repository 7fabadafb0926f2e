package io.sandboxconsole.console.columns;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Applies columns, their order and their widths to the grid of a list. Cells are templates, not components: the
/// server keeps no state for them.
public final class GridLayout<T> {

    private static final String CARD = "card";

    private static final String COMPACT = "compact-lines";

    private static final String CONNECTIONS_NAMED = "connections-named";

    private final Grid<T> grid;

    private final ListColumns list;

    private final Cells<T> cells;

    private List<String> columns = List.of();

    private Map<String, String> widths = Map.of();

    private Density density = Density.COMFORTABLE;

    private boolean acting;

    public GridLayout(Grid<T> grid, ListColumns list, Cells<T> cells) {
        this.grid = grid;
        this.list = list;
        this.cells = cells;
        grid.setColumnReorderingAllowed(true);
    }

    /// Renders the rows of a list.
    public interface Cells<T> {

        /// The cells of the column `key`.
        LitRenderer<T> of(String key);

        /// The card that replaces the cells on a narrow screen.
        LitRenderer<T> card();

        /// Adds to the columns what only those need who may act on a row, or takes it away.
        default void offerActions(boolean offered) {}
    }

    ListColumns list() {
        return list;
    }

    /// Calls `onReorder` with the keys of all columns when the user has dragged one.
    void onReorder(Consumer<List<String>> onReorder) {
        grid.addColumnReorderListener(event -> {
            if (event.isFromClient()) {
                columns = event.getColumns().stream()
                        .map(Grid.Column::getKey)
                        .filter(list::known)
                        .toList();
                onReorder.accept(columns);
            }
        });
    }

    /// Calls `onResize` with the widths of all columns that the user has ever resized.
    void onResize(Consumer<Map<String, String>> onResize) {
        grid.addColumnResizeListener(event -> {
            var column = event.getResizedColumn();
            if (event.isFromClient() && column.getKey() != null && column.getWidth() != null) {
                Map<String, String> changed = new HashMap<>(widths);
                changed.put(column.getKey(), column.getWidth());
                widths = Map.copyOf(changed);
                onResize.accept(widths);
            }
        });
    }

    /// Shows columns, or on a narrow screen one card per row. An unchanged layout stays in place.
    ///
    /// @param keys the keys of the columns
    /// @param acts whether the user may act on rows
    /// @return whether the columns were rebuilt
    boolean show(List<String> keys, ListLayout layout, boolean narrow, boolean acts) {
        var lines = layout.density() == Density.COMPACT && !narrow ? Density.COMPACT : Density.COMFORTABLE;
        List<String> next = narrow ? List.of(CARD) : keys;
        if (next.equals(columns) && layout.widths().equals(widths) && lines == density && acts == acting) {
            return false;
        }
        grid.setClassName(COMPACT, lines == Density.COMPACT);
        columns = next;
        widths = layout.widths();
        density = lines;
        acting = acts;
        grid.removeAllColumns();
        columns.forEach(this::add);
        cells.offerActions(acts);
        return true;
    }

    /// Hides the columns other than `kept`, while the details take most of the width.
    void makeRoom(List<String> kept) {
        for (var column : grid.getColumns()) {
            boolean shown = !list.known(column.getKey()) || kept.contains(column.getKey());
            if (column.isVisible() != shown) {
                column.setVisible(shown);
            }
        }
    }

    /// Shows the connection beside the id, where it has no column of its own.
    void nameConnections(boolean named) {
        grid.setClassName(CONNECTIONS_NAMED, named);
    }

    private void add(String key) {
        if (key.equals(CARD)) {
            grid.addColumn(cells.card()).setKey(CARD).setHeader(list.title());
            return;
        }
        boolean resized = widths.containsKey(key);
        grid.addColumn(cells.of(key))
                .setKey(key)
                .setHeader(list.header(key))
                .setWidth(widths.getOrDefault(key, list.width(key, density) + "rem"))
                .setFlexGrow(resized ? 0 : list.growth(key))
                .setResizable(true)
                .setSortable(list.sorts(key));
    }
}
