package io.sandboxconsole.console.sandbox.list;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.past.TimeTravel;
import io.sandboxconsole.console.sandbox.lock.LockText;
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

    private WaitingRows waiting = WaitingRows.NONE;

    /// @param travel the time of the rows; those of the past have no actions
    StableRows(Inventory inventory, TimeTravel travel, SandboxService sandboxes) {
        this.inventory = inventory;
        this.travel = travel;
        this.sandboxes = sandboxes;
    }

    List<SandboxRow> rows() {
        return rows;
    }

    WaitingRows waiting() {
        return waiting;
    }

    /// Reads the page anew, at the user's request.
    Page renew(Actor actor, Query query) {
        var page = travel.rows().page(actor, query);
        Map<ConnectionId, String> unwell = unwell();
        rows = page.rows().stream().map(sandbox -> row(actor, sandbox, unwell)).toList();
        waiting = WaitingRows.NONE;
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

    private WaitingRows waiting(Actor actor, List<SandboxId> fresh, Query query) {
        List<SandboxId> shown = rows.stream().map(SandboxRow::id).toList();
        int gone = (int) rows.stream().filter(SandboxRow::gone).count();
        return WaitingRows.of(fresh, shown, query.offset(), query.limit())
                .without(gone, unmatched(actor, Set.copyOf(fresh), query));
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
            return SandboxRow.of(sandbox);
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
                false,
                sandboxes.locksOn(sandbox).stream()
                        .findFirst()
                        .map(LockText::line)
                        .orElse(""),
                sandboxes.allows(actor, sandbox, Permission.LOCK_SANDBOX));
    }

    private Map<ConnectionId, String> unwell() {
        return inventory.health().stream()
                .filter(health -> health.status().unwell())
                .collect(Collectors.toMap(ConnectionHealth::connection, ConnectionHealth::name));
    }
}
