package io.sandboxconsole.console.columns;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.console.component.PanelButton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Resolves the layout of the list: from the URL, else from the user's preferences, else the defaults; and adapts it to
/// the width of the screen.
public final class ListLayoutSettings implements ColumnChooser.Choices {

    /// Below this width, in pixels, a row is a card instead of cells.
    private static final int NARROW = 700;

    /// In pixels: what the menu and the margins take, the checkboxes and the buttons, and the details beside the list.
    private static final double AROUND = 208 + 34;

    private static final double ACTIONS = 33 + 13;

    private static final double DETAILS = 480;

    private static final double REM = 16;

    /// The width before the browser has told one.
    private static final int USUAL_WIDTH = 1_440;

    private final ListLayouts sources;

    private final GridLayout<?> gridLayout;

    private final ListColumns list;

    private final ColumnChooser chooser;

    private final Consumer<ListLayout> onLayout;

    private List<String> columns = List.of();

    private ListLayout requested = ListLayout.USUAL;

    private int width = USUAL_WIDTH;

    private boolean acting;

    ListLayoutSettings(
            ListLayouts sources,
            GridLayout<?> gridLayout,
            Consumer<ListLayout> onLayout,
            Supplier<List<String>> labels) {
        this.sources = sources;
        this.gridLayout = gridLayout;
        this.list = gridLayout.list();
        this.onLayout = onLayout;
        chooser = new ColumnChooser(list, this, labels);
        gridLayout.onReorder(keys -> columns(reordered(keys)));
        gridLayout.onResize(widths -> keep(known().withWidths(widths)));
    }

    /// The keys of the columns, also of those that make room for the details.
    public List<String> columns() {
        return columns;
    }

    /// The button that opens the choice of the columns.
    public PanelButton chooser() {
        return chooser;
    }

    /// Calls `onChange` when the user's preferences have been read, and when the window has another width.
    public void follow(UI ui, Runnable onChange) {
        var details = ui.getPage().getExtendedClientDetails();
        if (details != null) {
            resize(details.getWindowInnerWidth());
        }
        var resizing = ui.getPage().addBrowserWindowResizeListener(event -> {
            if (resize(event.getWidth())) {
                onChange.run();
            }
        });
        chooser.addDetachListener(detached -> {
            detached.unregisterListener();
            resizing.remove();
        });
        sources.preferences().read(ui, list, _ -> onChange.run());
    }

    /// Lays the list out.
    ///
    /// @param chosen the layout in the URL
    /// @param open whether details are open beside the list
    /// @param acts whether the user may act on rows, and so needs checkboxes and buttons
    /// @return whether the columns were rebuilt
    public boolean show(ListLayout chosen, boolean open, boolean acts) {
        requested = chosen;
        acting = acts;
        var layout = requested.or(known());
        boolean narrow = width < NARROW;
        columns = layout.columns() == null ? fitting(usual(), layout, 0) : layout.columns();
        chooser.show(columns, layout.density());
        boolean anew = gridLayout.show(columns, layout, narrow, acts);
        boolean beside = open && !narrow;
        List<String> visible = beside ? fitting(columns, layout, DETAILS) : columns;
        gridLayout.makeRoom(visible);
        gridLayout.nameConnections(severalConnections() && !visible.contains(ListColumns.CONNECTION));
        return anew;
    }

    private List<String> usual() {
        return list.usual(
                severalConnections(),
                sources.sandboxes().seesSeveralTeams(sources.currentActor().get()));
    }

    private boolean severalConnections() {
        return sources.inventory().health().size() > 1;
    }

    private ListLayout known() {
        return sources.preferences().known(list);
    }

    /// Those of `keys` that fit into the window, less `taken`.
    private List<String> fitting(List<String> keys, ListLayout layout, double taken) {
        var density = Objects.requireNonNullElse(layout.density(), Density.COMFORTABLE);
        double around = AROUND + (acting ? ACTIONS : 0);
        return list.fitting(keys, width - around - taken, key -> width(key, density, layout.widths()));
    }

    private double width(String key, Density density, Map<String, String> chosen) {
        String own = chosen.get(key);
        if (own == null) {
            return REM * list.width(key, density);
        }
        return own.endsWith("px")
                ? Double.parseDouble(own.substring(0, own.length() - 2))
                : REM * Double.parseDouble(own.substring(0, own.length() - 3));
    }

    @Override
    public void columns(@Nullable List<String> chosen) {
        keep(known().withColumns(chosen));
        onLayout.accept(requested.withColumns(chosen));
    }

    @Override
    public void density(Density density) {
        keep(known().withDensity(density));
        onLayout.accept(requested.withDensity(density));
    }

    @Override
    public void reset() {
        keep(ListLayout.USUAL);
        onLayout.accept(ListLayout.USUAL);
    }

    /// The new order, or the present one if it lacks a column: those hidden beside the details keep their places.
    private List<String> reordered(List<String> keys) {
        return columns.stream().allMatch(keys::contains) ? keys : columns;
    }

    private void keep(ListLayout layout) {
        sources.preferences().keep(chooser.getUI().orElseThrow(), list, layout);
    }

    private boolean resize(int now) {
        int before = width;
        width = now > 0 ? now : width;
        return width != before;
    }
}
