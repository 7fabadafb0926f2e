package io.sandboxconsole.console.sandbox.list;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Permission;
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

/// The lines in front of the person. Their values follow the fleet, but no line moves, comes or goes unless the person
/// asks for it: whoever aims at a button must hit it.
final class StableRows {

    private final Inventory inventory;

    private final SandboxService sandboxes;

    private List<SandboxRow> rows = List.of();

    private Waiting waiting = Waiting.NOTHING;

    StableRows(Inventory inventory, SandboxService sandboxes) {
        this.inventory = inventory;
        this.sandboxes = sandboxes;
    }

    /// What a fresh look would bring.
    ///
    /// @param arrived how many new lines come in at the top, up to a page of them
    /// @param gone how many lines are of sandboxes that are gone
    /// @param moved whether lines would stand elsewhere, or others would be on this page
    record Waiting(int arrived, int gone, boolean moved) {

        static final Waiting NOTHING = new Waiting(0, 0, false);
    }

    List<SandboxRow> rows() {
        return rows;
    }

    Waiting waiting() {
        return waiting;
    }

    /// Takes the page as it is now, because the person has asked for it.
    Page renew(Actor actor, Query query) {
        var page = inventory.page(actor, query);
        Map<ConnectionId, String> unwell = unwell();
        rows = page.rows().stream().map(sandbox -> row(actor, sandbox, unwell)).toList();
        waiting = Waiting.NOTHING;
        return page;
    }

    /// Renews the lines where they stand, and counts what is waiting. Where nothing stands, nothing can be missed.
    Page follow(Actor actor, Query query) {
        if (rows.isEmpty()) {
            return renew(actor, query);
        }
        var page = inventory.page(actor, query);
        Map<SandboxId, Sandbox> fresh =
                page.rows().stream().collect(Collectors.toMap(Sandbox::id, Function.identity()));
        Map<ConnectionId, String> unwell = unwell();
        rows = rows.stream().map(row -> followed(actor, row, fresh, unwell)).toList();
        waiting = waiting(page.rows().stream().map(Sandbox::id).toList(), query);
        return page;
    }

    private Waiting waiting(List<SandboxId> fresh, Query query) {
        List<SandboxId> shown = rows.stream().map(SandboxRow::id).toList();
        Set<SandboxId> known = Set.copyOf(shown);
        // What stands after the last known line has only moved up from the next page.
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
        return new Waiting(arrived, gone, !fresh.equals(shown));
    }

    private SandboxRow followed(
            Actor actor, SandboxRow row, Map<SandboxId, Sandbox> fresh, Map<ConnectionId, String> unwell) {
        var known = fresh.get(row.id());
        return known == null
                ? inventory
                        .find(actor, row.id())
                        .map(sandbox -> row(actor, sandbox, unwell))
                        .orElseGet(row::ofGone)
                : row(actor, known, unwell);
    }

    private SandboxRow row(Actor actor, Sandbox sandbox, Map<ConnectionId, String> unwell) {
        var pending = sandboxes.underway(sandbox).orElse(null);
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
