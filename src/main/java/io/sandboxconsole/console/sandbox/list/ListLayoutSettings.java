package io.sandboxconsole.console.sandbox.list;

import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Resolves the layout of the list: from the URL, else from the user's preferences, else the defaults; and adapts it to
/// the width of the screen.
final class ListLayoutSettings implements ColumnChooser.Choices {

    /// Below this width, in pixels, a row is a card instead of cells.
    private static final int NARROW = 700;

    /// Below this width, in pixels, not all columns fit beside the details.
    private static final int WIDE = 2_000;

    private final ListPreferences preferences;

    private final GridLayout gridLayout;

    private final ColumnChooser chooser;

    private final Consumer<ListLayout> onLayout;

    private List<String> columns = List.of();

    private ListLayout requested = ListLayout.USUAL;

    private int width = WIDE - 1;

    /// @param onLayout receives the layout to write into the URL
    /// @param labels the metadata keys that can be columns
    ListLayoutSettings(
            ListSources sources, GridLayout gridLayout, Consumer<ListLayout> onLayout, Supplier<List<String>> labels) {
        this.preferences = sources.preferences();
        this.gridLayout = gridLayout;
        this.onLayout = onLayout;
        chooser = new ColumnChooser(this, labels);
        gridLayout.onReorder(keys -> columns(reordered(keys)));
        gridLayout.onResize(widths -> keep(preferences.known().withWidths(widths)));
    }

    ColumnChooser chooser() {
        return chooser;
    }

    /// Calls `onChange` when the user's preferences have been read, and when the window crosses one of the two widths.
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
    boolean show(ListState state, boolean severalConnections) {
        requested = state.layout();
        var layout = requested.or(preferences.known());
        columns = layout.columns() == null ? ListColumns.usual(severalConnections) : layout.columns();
        chooser.show(columns, layout.density());
        boolean anew = gridLayout.show(columns, layout, width < NARROW);
        gridLayout.makeRoom(state.open() != null && width < WIDE && width >= NARROW);
        return anew;
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
        int known = now > 0 ? now : width;
        boolean changed = (known < NARROW) != (width < NARROW) || (known < WIDE) != (width < WIDE);
        width = known;
        return changed;
    }
}
