package io.sandboxconsole.console.sandbox.list;

import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How the list is laid out: as the URL says, or else as the person liked it last, or else as usual; and in any case so
/// that it fits the screen.
final class ListLayoutSettings implements ColumnChooser.Choices {

    /// Below this width a line is a card instead of cells.
    private static final int NARROW = 700;

    /// Below this width the details leave no room for every column beside them.
    private static final int WIDE = 2_000;

    private final ListPreferences preferences;

    private final GridLayout layout;

    private final ColumnChooser chooser;

    private final Consumer<ListLayout> onLook;

    private List<String> columns = List.of();

    private ListLayout asked = ListLayout.USUAL;

    private int width = WIDE - 1;

    /// @param onLook gets what the URL shall say about the look from now on
    /// @param labels the metadata keys that can be columns
    ListLayoutSettings(
            ListSources sources, GridLayout layout, Consumer<ListLayout> onLook, Supplier<List<String>> labels) {
        this.preferences = sources.preferences();
        this.layout = layout;
        this.onLook = onLook;
        chooser = new ColumnChooser(this, labels);
        layout.onReorder(keys -> columns(reordered(keys)));
        layout.onResize(widths -> keep(preferences.known().withWidths(widths)));
    }

    ColumnChooser chooser() {
        return chooser;
    }

    /// Calls `onChange` when the person's own look has been read, and whenever the browser's window changes its size.
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

    /// Lays the list out for `state`, and says whether the columns have been made anew.
    boolean show(ListState state, boolean severalConnections) {
        asked = state.look();
        var look = asked.or(preferences.known());
        columns = look.columns() == null ? ListColumns.usual(severalConnections) : look.columns();
        chooser.show(columns, look.density());
        boolean anew = layout.show(columns, look, width < NARROW);
        layout.makeRoom(state.open() != null && width < WIDE && width >= NARROW);
        return anew;
    }

    @Override
    public void columns(@Nullable List<String> chosen) {
        keep(preferences.known().withColumns(chosen));
        onLook.accept(asked.withColumns(chosen));
    }

    @Override
    public void density(Density density) {
        keep(preferences.known().withDensity(density));
        onLook.accept(asked.withDensity(density));
    }

    @Override
    public void reset() {
        keep(ListLayout.USUAL);
        onLook.accept(ListLayout.USUAL);
    }

    /// The columns that are hidden beside the details keep their places after those that were moved.
    private List<String> reordered(List<String> keys) {
        return columns.stream().allMatch(keys::contains) ? keys : columns;
    }

    private void keep(ListLayout look) {
        preferences.keep(chooser.getUI().orElseThrow(), look);
    }

    private boolean resize(int now) {
        int known = now > 0 ? now : width;
        boolean changed = (known < NARROW) != (width < NARROW) || (known < WIDE) != (width < WIDE);
        width = known;
        return changed;
    }
}
