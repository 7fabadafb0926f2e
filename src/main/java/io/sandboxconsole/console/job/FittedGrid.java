package io.sandboxconsole.console.job;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.util.List;

/// Grid of one page of rows, as long as the page, with one card per row in a narrow window.
@JavaScript("context://js/grid.js")
abstract class FittedGrid<T> extends Grid<T> {

    /// Below this width, in pixels, a row is a card instead of cells.
    private static final int NARROW = 900;

    private boolean narrow;

    private boolean made;

    FittedGrid(String label) {
        addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        addClassName("fitted-grid");
        getElement().setAttribute("aria-label", label);
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
    }

    /// Adds the columns of a wide window.
    protected abstract void addCells();

    /// Adds the one column of a narrow window.
    protected abstract void addCards();

    final void show(List<T> rows) {
        setItems(rows);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var page = event.getUI().getPage();
        var window = page.getExtendedClientDetails();
        fit(window == null ? 0 : window.getWindowInnerWidth());
        var resizing = page.addBrowserWindowResizeListener(resized -> fit(resized.getWidth()));
        addDetachListener(detached -> {
            detached.unregisterListener();
            resizing.remove();
        });
    }

    private void fit(int width) {
        boolean toNarrow = width > 0 && width < NARROW;
        if (made && toNarrow == narrow) {
            return;
        }
        made = true;
        narrow = toNarrow;
        removeAllColumns();
        if (narrow) {
            addCards();
        } else {
            addCells();
        }
    }

    /// Adds a column of two lines of text.
    final Column<T> two(String header, String width, ValueProvider<T, String> first, ValueProvider<T, String> second) {
        return addColumn(LitRenderer.<T>of("""
                        <span class="key-cell"><span title=${item.first}>${item.first}</span>
                        <span class="key-second" title=${item.second}>${item.second}</span></span>""").withProperty("first", first).withProperty("second", second))
                .setHeader(header)
                .setWidth(width)
                .setFlexGrow(1)
                .setResizable(true);
    }

    /// Adds a column of relative times; an absent one is an empty text.
    final Column<T> time(String header, String width, ValueProvider<T, String> moment, String none) {
        return addColumn(LitRenderer.<T>of("""
                        ${item.at ? html`<time datetime=${item.at} data-show="ago"></time>`
                        : html`<span class="key-second">${item.none}</span>`}""").withProperty("at", moment).withProperty("none", _ -> none))
                .setHeader(header)
                .setWidth(width)
                .setFlexGrow(0)
                .setResizable(true);
    }
}
