package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.Creator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// Applies columns, their order and their widths to the grid. Cells are templates, not components: the server keeps no
/// state for them.
final class GridLayout {

    private static final String ACTIONS = "actions";

    private static final String CARD = "card";

    private static final String COMPACT = "compact-lines";

    private static final String CONNECTIONS_NAMED = "connections-named";

    private final SandboxGrid grid;

    private final LitRenderer<SandboxRow> buttons;

    private final Consumer<Creator> onCreator;

    private List<String> columns = List.of();

    private Map<String, String> widths = Map.of();

    private Density density = Density.COMFORTABLE;

    private boolean acting;

    /// @param onCreator shows all sandboxes of a creator
    GridLayout(SandboxGrid grid, LitRenderer<SandboxRow> buttons, Consumer<Creator> onCreator) {
        this.grid = grid;
        this.buttons = buttons;
        this.onCreator = onCreator;
    }

    /// Calls `onReorder` with the keys of all columns when the user has dragged one.
    void onReorder(Consumer<List<String>> onReorder) {
        grid.addColumnReorderListener(event -> {
            if (event.isFromClient()) {
                columns = event.getColumns().stream()
                        .map(Grid.Column::getKey)
                        .filter(ListColumns::known)
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
    /// @param acts whether the user may act on sandboxes, and so needs checkboxes and buttons
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
        grid.setSelectable(acts);
        grid.removeAllColumns();
        columns.forEach(this::add);
        if (acts) {
            addButtons();
        }
        return true;
    }

    /// Hides the columns other than `kept`, while the details take most of the width.
    void makeRoom(List<String> kept) {
        for (var column : grid.getColumns()) {
            boolean known = ListColumns.known(Objects.requireNonNullElse(column.getKey(), ""));
            boolean shown = !known || kept.contains(column.getKey());
            if (column.isVisible() != shown) {
                column.setVisible(shown);
            }
        }
    }

    /// Shows the connection beside the id, where it has no column of its own.
    void nameConnections(boolean named) {
        grid.setClassName(CONNECTIONS_NAMED, named);
    }

    /// The buttons lie over the end of the row under the pointer, so that they take no width from the values.
    private void addButtons() {
        var header = new Span(text("list.actions"));
        header.addClassName("spoken");
        grid.addColumn(buttons)
                .setKey(ACTIONS)
                .setHeader(header)
                // As much as the handle takes that resizes the column before.
                .setWidth("13px")
                .setFlexGrow(0)
                .setFrozenToEnd(true);
    }

    private void add(String key) {
        if (key.equals(CARD)) {
            grid.addColumn(SandboxCard.renderer()).setKey(CARD).setHeader(text("list.title"));
            return;
        }
        boolean resized = widths.containsKey(key);
        grid.addColumn(SandboxCells.of(key, onCreator))
                .setKey(key)
                .setHeader(ListColumns.header(key))
                .setWidth(widths.getOrDefault(key, ListColumns.width(key, density) + "rem"))
                .setFlexGrow(resized ? 0 : ListColumns.growth(key))
                .setResizable(true)
                .setSortable(SortOrder.Key.named(key).isPresent());
    }
}
