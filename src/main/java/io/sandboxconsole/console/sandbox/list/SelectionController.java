package io.sandboxconsole.console.sandbox.list;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.sandbox.action.SandboxActions;
import io.sandboxconsole.inventory.Query;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.List;

/// Keeps the ticks of the lines, what is selected, and the bar that tells about it, in step. Ticks of other pages stay.
final class SelectionController {

    private final SandboxGrid grid;

    private final SelectedSandboxes selected;

    private final CurrentActor currentActor;

    private final ListSelection selection = new ListSelection();

    private final SelectionBar bar;

    private Seen seen = new Seen(new Query(SandboxFilter.EVERYTHING, SortOrder.NEWEST_FIRST, 0, 1), List.of(), 0);

    SelectionController(SandboxGrid grid, ListSources sources, SandboxActions actions) {
        this.grid = grid;
        this.selected = new SelectedSandboxes(sources.inventory(), sources.sandboxes());
        this.currentActor = sources.currentActor();
        this.bar = new SelectionBar(
                actions, this::selectAllMatching, this::clear, () -> selected.known(actor(), selection, seen.query()));
        grid.onTick(ticked -> {
            selection.ticked(grid.shown(), ticked);
            showBar();
        });
    }

    /// The list that the selection is about.
    ///
    /// @param matching how many match the filter, on all pages
    record Seen(Query query, List<SandboxRow> rows, int matching) {}

    SelectionBar bar() {
        return bar;
    }

    /// The list has become another one, or its values have changed.
    void show(Seen now) {
        if (!now.query().filter().equals(seen.query().filter())) {
            // What "all that match" means would silently change.
            selection.clear();
        }
        seen = now;
        grid.tick(selection);
        showBar();
    }

    void selectAllMatching() {
        selection.selectAllMatching();
        show(seen);
    }

    private void clear() {
        selection.clear();
        show(seen);
    }

    private void showBar() {
        bar.show(selection.isEmpty() ? null : selected.of(actor(), selection, seen));
    }

    private Actor actor() {
        return currentActor.get();
    }
}
