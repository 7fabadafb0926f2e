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

/// Which columns the grid has, in which order and how wide. Cells are templates, not components: they cost nothing on
/// the server.
final class GridLayout {

    private static final String ACTIONS = "actions";

    private static final String CARD = "card";

    private static final String COMPACT = "compact-lines";

    private final SandboxGrid grid;

    private final LitRenderer<SandboxRow> buttons;

    private final Consumer<Creator> onCreator;

    private List<String> columns = List.of();

    private Map<String, String> widths = Map.of();

    /// @param onCreator shows everything that somebody created
    GridLayout(SandboxGrid grid, LitRenderer<SandboxRow> buttons, Consumer<Creator> onCreator) {
        this.grid = grid;
        this.buttons = buttons;
        this.onCreator = onCreator;
    }

    /// Calls `onReorder` with the keys of all columns when the person has dragged one to another place.
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

    /// Calls `onResize` with the widths of the columns that the person has ever resized.
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

    /// Shows `wanted`, or on a narrow screen one card for each line. What is there already stays as it is.
    ///
    /// @return whether the columns have been made anew
    boolean show(List<String> wanted, ListLayout look, boolean narrow) {
        grid.setClassName(COMPACT, look.density() == Density.COMPACT && !narrow);
        List<String> next = narrow ? List.of(CARD) : wanted;
        if (next.equals(columns) && look.widths().equals(widths)) {
            return false;
        }
        columns = next;
        widths = look.widths();
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

    /// Hides what is not worth its room while the details take most of it.
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
