package io.sandboxconsole.console.sandbox.list;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.bulk.BulkActs;
import io.sandboxconsole.console.sandbox.action.SandboxActions;
import io.sandboxconsole.inventory.Query;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps checkboxes, selection and selection bar in sync. The selection is the browser tab's: it stays on other pages
/// of the list, under another filter and after a reload.
final class SelectionController {

    /// The most sandboxes that all that match become when one that does not match joins them.
    private static final int MOST_NAMED = 10_000;

    private final SandboxGrid grid;

    private final SelectedSandboxes selected;

    private final CurrentActor currentActor;

    private final BulkActs bulk;

    private final SelectionBar bar;

    private ListSelection selection = new ListSelection();

    private @Nullable UI tab;

    private boolean resting;

    private Seen seen = new Seen(SandboxList.EVERYTHING, List.of(), 0);

    SelectionController(SandboxGrid grid, ListSources sources, SandboxActions actions) {
        this.grid = grid;
        this.selected = new SelectedSandboxes(sources);
        this.currentActor = sources.currentActor();
        this.bulk = sources.bulk();
        this.bar = new SelectionBar(
                () -> new SelectionActions(actions, sources.bulk(), () -> selection.asked()),
                new SelectionBar.Choices() {
                    @Override
                    public void selectAllMatching() {
                        SelectionController.this.selectAllMatching();
                    }

                    @Override
                    public void clear() {
                        SelectionController.this.clear();
                    }

                    @Override
                    public void forget(Set<SandboxId> ended) {
                        selection.forget(ended);
                        changed();
                    }
                });
        grid.onTick(this::ticked);
    }

    /// The list that the selection is shown in.
    ///
    /// @param matching the number of sandboxes that match the filter, on all pages
    record Seen(Query query, List<SandboxRow> rows, int matching) {}

    SelectionBar bar() {
        return bar;
    }

    /// Takes up the selection of the tab, also from before its reload.
    void follow(UI ui) {
        tab = ui;
        boolean ended = bulk.selectionEnded(ui);
        var kept = ListSelection.of(ui);
        if (kept != null && !ended) {
            selection = kept;
            show(seen);
            return;
        }
        selection.keepIn(ui);
        StoredSelection.load(ui, actor(), text -> {
            // A click may have been faster.
            if (selection.isEmpty()) {
                StoredSelection.read(text, selection);
                show(seen);
            }
        });
    }

    /// Shows the selection on another list, or on the same list with new values.
    void show(Seen now) {
        seen = now;
        grid.tick(selected.test(actor(), selection));
        showBar();
    }

    /// Offers nothing for the selection while the filter is broken, and keeps it.
    void rest(boolean now) {
        resting = now;
        showBar();
    }

    void selectAllMatching() {
        selection.selectAllMatching(seen.query().filter());
        changed();
    }

    private void ticked(Set<SandboxId> ticked) {
        var actor = actor();
        Set<SandboxId> shown = grid.shown();
        if (selection.matching() != null) {
            var matches = selected.matches(selection.matching(), actor);
            Set<SandboxId> matching = grid.rows().stream()
                    .filter(row -> matches.test(row.sandbox()))
                    .map(SandboxRow::id)
                    .collect(Collectors.toSet());
            if (matching.containsAll(ticked)) {
                shown = matching;
            } else {
                selection.selectNamed(selected.ids(actor, selection, MOST_NAMED));
            }
        }
        selection.ticked(shown, ticked);
        store();
        showBar();
    }

    private void clear() {
        selection.clear();
        changed();
    }

    private void changed() {
        store();
        show(seen);
    }

    private void store() {
        if (tab != null) {
            StoredSelection.store(tab, actor(), selection);
        }
    }

    private void showBar() {
        bar.show(resting || selection.isEmpty() ? null : selected.of(actor(), selection, seen));
    }

    private Actor actor() {
        return currentActor.get();
    }
}
