package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.grid.Grid;
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

    private final SandboxGrid grid;

    private final LitRenderer<SandboxRow> buttons;

    private final Consumer<Creator> onCreator;

    private List<String> columns = List.of();

    private Map<String, String> widths = Map.of();

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
    /// @return whether the columns were rebuilt
    boolean show(List<String> keys, ListLayout layout, boolean narrow) {
        grid.setClassName(COMPACT, layout.density() == Density.COMPACT && !narrow);
        List<String> next = narrow ? List.of(CARD) : keys;
        if (next.equals(columns) && layout.widths().equals(widths)) {
            return false;
        }
        columns = next;
        widths = layout.widths();
        grid.removeAllColumns();
        columns.forEach(this::add);
        grid.addColumn(buttons)
                .setKey(ACTIONS)
                .setHeader(text("list.actions"))
                .setWidth("7rem")
                .setFlexGrow(0)
                .setFrozenToEnd(true);
        return true;
    }

    /// Hides the less important columns while the details take most of the width.
    void makeRoom(boolean beside) {
        for (var column : grid.getColumns()) {
            boolean known = ListColumns.known(Objects.requireNonNullElse(column.getKey(), ""));
            boolean shown = !beside || !known || ListColumns.BESIDE_DETAILS.contains(column.getKey());
            if (column.isVisible() != shown) {
                column.setVisible(shown);
            }
        }
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
                .setWidth(widths.getOrDefault(key, ListColumns.width(key)))
                .setFlexGrow(resized ? 0 : 1)
                .setResizable(true)
                .setSortable(SortOrder.Key.named(key).isPresent());
    }
}
