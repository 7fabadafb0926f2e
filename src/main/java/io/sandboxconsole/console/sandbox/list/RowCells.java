package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.sandboxconsole.console.columns.GridLayout;
import io.sandboxconsole.sandbox.Creator;
import java.util.function.Consumer;

/// Renders the rows of live sandboxes, with what can be done with each.
final class RowCells implements GridLayout.Cells<SandboxRow> {

    private static final String ACTIONS = "actions";

    private final SandboxGrid grid;

    private final LitRenderer<SandboxRow> buttons;

    private final SandboxCells<SandboxRow> cells;

    /// @param onCreator shows all sandboxes of a creator
    RowCells(SandboxGrid grid, LitRenderer<SandboxRow> buttons, Consumer<Creator> onCreator) {
        this.grid = grid;
        this.buttons = buttons;
        this.cells = new SandboxCells<>(SandboxRow::sandbox, onCreator);
    }

    @Override
    public LitRenderer<SandboxRow> of(String key) {
        return key.equals("state") ? StateCell.renderer() : cells.of(key);
    }

    @Override
    public LitRenderer<SandboxRow> card() {
        return SandboxCard.renderer();
    }

    /// The buttons lie over the end of the row under the pointer, so that they take no width from the values.
    @Override
    public void offerActions(boolean offered) {
        grid.setSelectable(offered);
        if (!offered) {
            return;
        }
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
}
