package io.sandboxconsole.console.sandbox.list;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.sandbox.action.SandboxActions;
import io.sandboxconsole.inventory.Query;
import java.util.List;

/// Keeps checkboxes, selection and selection bar in sync. The selection on other pages stays.
final class SelectionController {

    private final SandboxGrid grid;

    private final SelectedSandboxes selected;

    private final CurrentActor currentActor;

    private final ListSelection selection = new ListSelection();

    private final SelectionBar bar;

    private boolean resting;

    private Seen seen = new Seen(SandboxList.EVERYTHING, List.of(), 0);

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

    /// The list that the selection refers to.
    ///
    /// @param matching the number of sandboxes that match the filter, on all pages
    record Seen(Query query, List<SandboxRow> rows, int matching) {}

    SelectionBar bar() {
        return bar;
    }

    /// Shows the selection on another list, or on the same list with new values.
    void show(Seen now) {
        if (!now.query().filter().equals(seen.query().filter())) {
            // "All that match" would silently mean other sandboxes.
            selection.clear();
        }
        seen = now;
        grid.tick(selection);
        showBar();
    }

    /// Offers nothing for the selection while the filter is broken, and keeps it.
    void rest(boolean now) {
        resting = now;
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
        bar.show(resting || selection.isEmpty() ? null : selected.of(actor(), selection, seen));
    }

    private Actor actor() {
        return currentActor.get();
    }
}
