package io.sandboxconsole.console.sandbox.list;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Summarises a selection: the number of sandboxes, those that the page does not show, those that have ended, and for
/// how many each action is possible now.
final class SelectedSandboxes {

    /// Of larger selections the plan counts the possible actions.
    private static final int COUNTED = 1_000;

    private final Inventory inventory;

    private final SandboxService sandboxes;

    private final Clock clock;

    SelectedSandboxes(ListSources sources) {
        this.inventory = sources.inventory();
        this.sandboxes = sources.sandboxes();
        this.clock = sources.clock();
    }

    SelectionBar.Shown of(Actor actor, ListSelection selection, SelectionController.Seen seen) {
        List<Sandbox> known = known(actor, selection);
        Set<SandboxId> ended = selection.matching() == null ? ended(selection, known) : Set.of();
        int count = selection.matching() == null
                ? selection.named().size() - ended.size()
                : matching(actor, selection, selection.matching(), seen);
        boolean counted = count <= COUNTED;
        return new SelectionBar.Shown(
                count,
                hidden(actor, selection, seen, count),
                ended,
                legal(actor, known, count),
                counted,
                count == 1 && known.size() == 1 ? known.getFirst() : null,
                selectable(selection, seen),
                counted ? known.stream().map(sandbox -> sandbox.id().value()).collect(Collectors.joining("\n")) : "");
    }

    /// The selected sandboxes that still exist, the first ones of a large selection.
    private List<Sandbox> known(Actor actor, ListSelection selection) {
        var filter = selection.matching();
        return filter == null
                ? selection.named().stream()
                        .map(id -> inventory.find(actor, id))
                        .flatMap(Optional::stream)
                        .limit(COUNTED)
                        .toList()
                : inventory
                        .rows(actor, filter, SortOrder.NEWEST_FIRST)
                        .filter(sandbox -> !selection.named().contains(sandbox.id()))
                        .limit(COUNTED)
                        .toList();
    }

    /// The ids of all selected sandboxes that still exist.
    List<SandboxId> ids(Actor actor, ListSelection selection, int most) {
        var filter = selection.matching();
        Set<SandboxId> named = selection.named();
        return filter == null
                ? List.copyOf(named)
                : inventory
                        .rows(actor, filter, SortOrder.NEWEST_FIRST)
                        .map(Sandbox::id)
                        .filter(id -> !named.contains(id))
                        .limit(most)
                        .toList();
    }

    Predicate<Sandbox> matches(SandboxFilter filter, Actor actor) {
        return filter.predicate(clock.instant(), actor, sandboxes.locks());
    }

    Predicate<Sandbox> test(Actor actor, ListSelection selection) {
        return selection.contains(clock.instant(), actor, sandboxes.locks());
    }

    private Set<SandboxId> ended(ListSelection selection, List<Sandbox> known) {
        if (known.size() == selection.named().size() || known.size() >= COUNTED) {
            return Set.of();
        }
        Set<SandboxId> there = known.stream().map(Sandbox::id).collect(Collectors.toSet());
        return selection.named().stream().filter(id -> !there.contains(id)).collect(Collectors.toUnmodifiableSet());
    }

    private int matching(Actor actor, ListSelection selection, SandboxFilter filter, SelectionController.Seen seen) {
        int all = filter.equals(seen.query().filter())
                ? seen.matching()
                : inventory.counts(actor, Set.of(filter)).getOrDefault(filter, 0);
        return Math.max(0, all - selection.named().size());
    }

    /// The number of selected sandboxes that the page does not show; zero where all that match its own filter are
    /// selected, which says so itself.
    private int hidden(Actor actor, ListSelection selection, SelectionController.Seen seen, int count) {
        if (seen.query().filter().equals(selection.matching())) {
            return 0;
        }
        var selected = test(actor, selection);
        long shown = seen.rows().stream()
                .filter(row -> !row.gone() && selected.test(row.sandbox()))
                .count();
        return (int) Math.max(0, count - shown);
    }

    /// Several at once are a plan, which takes fewer sandboxes than one action at a time may.
    private Map<SandboxAction, Integer> legal(Actor actor, List<Sandbox> known, int count) {
        Map<SandboxAction, Integer> legal = new EnumMap<>(SandboxAction.class);
        known.forEach(sandbox -> {
            int one = count == 1 || sandboxes.allows(actor, sandbox, Permission.ACT_IN_BULK) ? 1 : 0;
            sandboxes.actionsFor(actor, sandbox).forEach(action -> legal.merge(action, one, Integer::sum));
        });
        return legal;
    }

    /// The number of matching sandboxes if exactly this page is selected and more match; otherwise zero.
    private static int selectable(ListSelection selection, SelectionController.Seen seen) {
        List<SandboxId> ids = seen.rows().stream().map(SandboxRow::id).toList();
        Set<SandboxId> named = selection.named();
        boolean wholePage = selection.matching() == null && named.size() == ids.size() && named.containsAll(ids);
        return wholePage && seen.matching() > ids.size() ? seen.matching() : 0;
    }
}
