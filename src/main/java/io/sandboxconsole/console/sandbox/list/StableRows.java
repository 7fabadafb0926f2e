package io.sandboxconsole.console.sandbox.list;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.past.TimeTravel;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.inventory.Page;
import io.sandboxconsole.inventory.Query;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The visible rows. Their values follow the fleet, but no row is added, moved or removed before the user renews the
/// list: a button must stay under the pointer.
final class StableRows {

    private final Inventory inventory;

    private final TimeTravel travel;

    private final SandboxService sandboxes;

    private List<SandboxRow> rows = List.of();

    private Waiting waiting = Waiting.NOTHING;

    /// @param travel the time of the rows; those of the past have no actions
    StableRows(Inventory inventory, TimeTravel travel, SandboxService sandboxes) {
        this.inventory = inventory;
        this.travel = travel;
        this.sandboxes = sandboxes;
    }

    /// The changes that renewing the list would show.
    ///
    /// @param arrived the number of new rows at the top, at most one page
    /// @param gone the number of rows whose sandbox has been removed
    /// @param unmatched the number of rows whose sandbox no longer matches the filter
    /// @param moved whether the page would have other rows, or another order
    record Waiting(int arrived, int gone, int unmatched, boolean moved) {

        static final Waiting NOTHING = new Waiting(0, 0, 0, false);
    }

    List<SandboxRow> rows() {
        return rows;
    }

    Waiting waiting() {
        return waiting;
    }

    /// Reads the page anew, at the user's request.
    Page renew(Actor actor, Query query) {
        var page = travel.rows().page(actor, query);
        Map<ConnectionId, String> unwell = unwell();
        rows = page.rows().stream().map(sandbox -> row(actor, sandbox, unwell)).toList();
        waiting = Waiting.NOTHING;
        return page;
    }

    /// Updates the rows in place and counts the waiting changes. An empty page is renewed: it has no row to move.
    Page follow(Actor actor, Query query) {
        if (rows.isEmpty()) {
            return renew(actor, query);
        }
        var page = travel.rows().page(actor, query);
        Map<SandboxId, Sandbox> fresh =
                page.rows().stream().collect(Collectors.toMap(Sandbox::id, Function.identity()));
        Map<ConnectionId, String> unwell = unwell();
        rows = rows.stream().map(row -> followed(actor, row, fresh, unwell)).toList();
        waiting = waiting(actor, page.rows().stream().map(Sandbox::id).toList(), query);
        return page;
    }

    private Waiting waiting(Actor actor, List<SandboxId> fresh, Query query) {
        List<SandboxId> shown = rows.stream().map(SandboxRow::id).toList();
        Set<SandboxId> known = Set.copyOf(shown);
        // Rows after the last known one have only moved up from the next page.
        int end = fresh.size();
        while (end > 0 && !known.contains(fresh.get(end - 1)) && fresh.size() == query.limit()) {
            end--;
        }
        int arrived = query.offset() > 0
                ? 0
                : (int) fresh.subList(0, end == 0 ? fresh.size() : end).stream()
                        .filter(id -> !known.contains(id))
                        .count();
        int gone = (int) rows.stream().filter(SandboxRow::gone).count();
        return new Waiting(arrived, gone, unmatched(actor, Set.copyOf(fresh), query), !fresh.equals(shown));
    }

    private int unmatched(Actor actor, Set<SandboxId> fresh, Query query) {
        List<Sandbox> missing = rows.stream()
                .filter(row -> !row.gone() && !fresh.contains(row.id()))
                .map(SandboxRow::sandbox)
                .toList();
        return missing.size() - travel.rows().matching(actor, query.filter(), missing);
    }

    private SandboxRow followed(
            Actor actor, SandboxRow row, Map<SandboxId, Sandbox> fresh, Map<ConnectionId, String> unwell) {
        var known = fresh.get(row.id());
        return known == null
                ? travel.rows()
                        .find(actor, row.id())
                        .map(sandbox -> row(actor, sandbox, unwell))
                        .orElseGet(row::ofGone)
                : row(actor, known, unwell);
    }

    private SandboxRow row(Actor actor, Sandbox sandbox, Map<ConnectionId, String> unwell) {
        if (travel.past()) {
            return new SandboxRow(sandbox, Set.of(), null, null, false, false);
        }
        var pending = sandboxes.pending(sandbox).orElse(null);
        return new SandboxRow(
                sandbox,
                sandboxes.actionsFor(actor, sandbox),
                pending,
                unwell.get(sandbox.id().connection()),
                pending != null
                        && pending.dueAt() != null
                        && sandboxes.allows(actor, sandbox, Permission.DELETE_SANDBOX),
                false);
    }

    private Map<ConnectionId, String> unwell() {
        return inventory.health().stream()
                .filter(health -> health.status().unwell())
                .collect(Collectors.toMap(ConnectionHealth::connection, ConnectionHealth::name));
    }
}
