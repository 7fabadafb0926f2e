package io.sandboxconsole.console.sandbox;

import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.inventory.Query;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxFilter;
import java.util.List;

/// Keeps the ticks of the lines, what is selected, and the bar that tells about it, in step. Ticks of other pages stay.
final class ListTicks implements SelectionBar.Gestures {

    private final SandboxGrid grid;

    private final SelectedSandboxes selected;

    private final CurrentActor currentActor;

    private final SandboxList.Gestures gestures;

    private final ListSelection selection = new ListSelection();

    private final SelectionBar bar = new SelectionBar(this);

    private Seen seen = new Seen(new Query(SandboxFilter.EVERYTHING, SortOrder.NEWEST_FIRST, 0, 1), List.of(), 0);

    ListTicks(SandboxGrid grid, ListSources sources, SandboxList.Gestures gestures) {
        this.grid = grid;
        this.selected = new SelectedSandboxes(sources.inventory(), sources.sandboxes());
        this.currentActor = sources.currentActor();
        this.gestures = gestures;
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

    @Override
    public void selectAllMatching() {
        selection.selectAllMatching();
        show(seen);
    }

    @Override
    public void clearSelection() {
        selection.clear();
        show(seen);
    }

    @Override
    public void act(Sandbox sandbox, SandboxAction action) {
        gestures.act(sandbox, action);
    }

    @Override
    public void actOnSeveral(SandboxAction action) {
        gestures.actOnSeveral(action, selected.known(currentActor.get(), selection, seen.query()));
    }

    private void showBar() {
        bar.show(selection.isEmpty() ? null : selected.of(currentActor.get(), selection, seen));
    }
}
