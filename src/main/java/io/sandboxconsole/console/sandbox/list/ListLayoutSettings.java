package io.sandboxconsole.console.sandbox.list;

import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Resolves the layout of the list: from the URL, else from the user's preferences, else the defaults; and adapts it to
/// the width of the screen.
final class ListLayoutSettings implements ColumnChooser.Choices {

    /// Below this width, in pixels, a row is a card instead of cells.
    private static final int NARROW = 700;

    /// In pixels: what the menu, the margins, the checkboxes and the buttons take, and the details beside the list.
    private static final double AROUND = 208 + 34 + 33 + 13;

    private static final double DETAILS = 480;

    private static final double REM = 16;

    /// The width before the browser has told one.
    private static final int USUAL_WIDTH = 1_440;

    private final ListSources sources;

    private final ListPreferences preferences;

    private final GridLayout gridLayout;

    private final ColumnChooser chooser;

    private final Consumer<ListLayout> onLayout;

    private List<String> columns = List.of();

    private ListLayout requested = ListLayout.USUAL;

    private int width = USUAL_WIDTH;

    /// @param onLayout receives the layout to write into the URL
    /// @param labels the metadata keys that can be columns
    ListLayoutSettings(
            ListSources sources, GridLayout gridLayout, Consumer<ListLayout> onLayout, Supplier<List<String>> labels) {
        this.sources = sources;
        this.preferences = sources.preferences();
        this.gridLayout = gridLayout;
        this.onLayout = onLayout;
        chooser = new ColumnChooser(this, labels);
        gridLayout.onReorder(keys -> columns(reordered(keys)));
        gridLayout.onResize(widths -> keep(preferences.known().withWidths(widths)));
    }

    /// The keys of the columns, also of those that make room for the details.
    List<String> columns() {
        return columns;
    }

    ColumnChooser chooser() {
        return chooser;
    }

    /// Calls `onChange` when the user's preferences have been read, and when the window has another width.
    void follow(UI ui, Runnable onChange) {
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
        preferences.read(ui, _ -> onChange.run());
    }

    /// Lays the list out for `state`.
    ///
    /// @return whether the columns were rebuilt
    boolean show(ListState state) {
        requested = state.layout();
        var layout = requested.or(preferences.known());
        boolean narrow = width < NARROW;
        columns = layout.columns() == null ? fitting(usual(), layout, 0) : layout.columns();
        chooser.show(columns, layout.density());
        boolean anew = gridLayout.show(columns, layout, narrow, state.at() == null && acts());
        boolean beside = state.open() != null && !narrow;
        List<String> visible = beside ? fitting(columns, layout, DETAILS) : columns;
        gridLayout.makeRoom(visible);
        gridLayout.nameConnections(severalConnections() && !visible.contains(ListColumns.CONNECTION));
        return anew;
    }

    private List<String> usual() {
        return ListColumns.usual(
                severalConnections(),
                sources.sandboxes().seesSeveralTeams(sources.currentActor().get()));
    }

    private boolean severalConnections() {
        return sources.inventory().health().size() > 1;
    }

    private boolean acts() {
        return sources.sandboxes().mayAct(sources.currentActor().get());
    }

    /// Those of `keys` that fit into the window, less `taken`.
    private List<String> fitting(List<String> keys, ListLayout layout, double taken) {
        var density = Objects.requireNonNullElse(layout.density(), Density.COMFORTABLE);
        return ListColumns.fitting(keys, width - AROUND - taken, key -> width(key, density, layout.widths()));
    }

    private static double width(String key, Density density, Map<String, String> chosen) {
        String own = chosen.get(key);
        if (own == null) {
            return REM * ListColumns.width(key, density);
        }
        return own.endsWith("px")
                ? Double.parseDouble(own.substring(0, own.length() - 2))
                : REM * Double.parseDouble(own.substring(0, own.length() - 3));
    }

    @Override
    public void columns(@Nullable List<String> chosen) {
        keep(preferences.known().withColumns(chosen));
        onLayout.accept(requested.withColumns(chosen));
    }

    @Override
    public void density(Density density) {
        keep(preferences.known().withDensity(density));
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
        preferences.keep(chooser.getUI().orElseThrow(), layout);
    }

    private boolean resize(int now) {
        int before = width;
        width = now > 0 ? now : width;
        return width != before;
    }
}
