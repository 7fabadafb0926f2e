package io.sandboxconsole.console.sandbox.list;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.inventory.Query;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Summarises a selection: the number of sandboxes, and for how many of them each action is possible now.
final class SelectedSandboxes {

    /// Larger selections show their size only: the batch plan counts the possible actions of a whole fleet.
    private static final int COUNTED = 500;

    private final Inventory inventory;

    private final SandboxService sandboxes;

    SelectedSandboxes(Inventory inventory, SandboxService sandboxes) {
        this.inventory = inventory;
        this.sandboxes = sandboxes;
    }

    SelectionBar.Shown of(Actor actor, ListSelection selection, SelectionController.Seen seen) {
        int count = selection.size(seen.matching());
        List<Sandbox> known = count > COUNTED ? List.of() : known(actor, selection, seen.query());
        return new SelectionBar.Shown(
                count,
                count > COUNTED ? 0 : Math.max(0, count - known.size()),
                legal(actor, known),
                count == 1 && known.size() == 1 ? known.getFirst() : null,
                selectable(selection, seen.rows(), seen.matching()),
                known.stream().map(sandbox -> sandbox.id().value()).collect(Collectors.joining("\n")));
    }

    /// The selected sandboxes that still exist; of all matching ones the first COUNTED.
    List<Sandbox> known(Actor actor, ListSelection selection, Query query) {
        return selection.allMatching()
                ? inventory
                        .rows(actor, query.filter(), query.sort())
                        .filter(sandbox -> selection.contains(sandbox.id()))
                        .limit(COUNTED)
                        .toList()
                : selection.named().stream()
                        .map(id -> inventory.find(actor, id))
                        .flatMap(Optional::stream)
                        .toList();
    }

    private Map<SandboxAction, Integer> legal(Actor actor, List<Sandbox> known) {
        Map<SandboxAction, Integer> legal = new EnumMap<>(SandboxAction.class);
        known.forEach(sandbox ->
                sandboxes.actionsFor(actor, sandbox).forEach(action -> legal.merge(action, 1, Integer::sum)));
        return legal;
    }

    /// The number of matching sandboxes if exactly this page is selected and more match; otherwise zero.
    private static int selectable(ListSelection selection, List<SandboxRow> page, int matching) {
        List<SandboxId> ids = page.stream().map(SandboxRow::id).toList();
        boolean wholePage = !selection.allMatching()
                && selection.named().size() == ids.size()
                && ids.stream().allMatch(selection::contains);
        return wholePage && matching > ids.size() ? matching : 0;
    }
}
