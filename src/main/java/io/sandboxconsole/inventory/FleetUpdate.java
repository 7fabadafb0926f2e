package io.sandboxconsole.inventory;

import io.sandboxconsole.inventory.InventoryChange.Difference;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Applies a batch of updates to the rows and remembers each row's state before, so that several updates of one row
/// become one difference. Used by one thread.
final class FleetUpdate {

    private final Map<ConnectionId, Map<SandboxId, Sandbox>> rows;

    /// The mark of a sandbox's last update other than by a listing. An older listing does not apply to it.
    private final Map<SandboxId, Long> touched;

    private final SandboxInterner interner;

    private final StateTimes stateTimes;

    private final Instant now;

    private final Map<SandboxId, Optional<Sandbox>> before = new LinkedHashMap<>();

    private final Set<SandboxId> alone = new HashSet<>();

    private final Map<SandboxId, Instant> lastSeen = new HashMap<>();

    FleetUpdate(
            Map<ConnectionId, Map<SandboxId, Sandbox>> rows,
            Map<SandboxId, Long> touched,
            SandboxInterner interner,
            StateTimes stateTimes,
            Instant now) {
        this.rows = rows;
        this.touched = touched;
        this.interner = interner;
        this.stateTimes = stateTimes;
        this.now = now;
    }

    void apply(RowUpdate rowUpdate) {
        switch (rowUpdate) {
            case RowUpdate.Seen(Sandbox sandbox, long mark) -> {
                touched.put(sandbox.id(), mark);
                alone.add(sandbox.id());
                put(sandbox);
                stateTimes.read(sandbox.id(), now);
            }
            case RowUpdate.Gone(SandboxId id, long mark) -> {
                touched.put(id, mark);
                alone.add(id);
                remove(id);
            }
            case RowUpdate.Attributed(SandboxId id, Creator creator, long _) -> {
                Sandbox known = of(id.connection()).get(id);
                if (known != null) {
                    put(known.createdBy(creator));
                }
            }
            case RowUpdate.Listed(ConnectionId connection, List<Sandbox> sandboxes, boolean complete, long mark) -> {
                touched.entrySet()
                        .removeIf(entry -> entry.getKey().connection().equals(connection) && entry.getValue() < mark);
                list(connection, sandboxes, complete);
                stateTimes.listed(connection, now);
            }
        }
    }

    /// Returns the differences made by the batch, as version `version`.
    InventoryChange change(long version) {
        List<Sandbox> appeared = new ArrayList<>();
        List<Difference> changed = new ArrayList<>();
        List<Sandbox> gone = new ArrayList<>();
        before.forEach((id, earlier) -> {
            Sandbox after = of(id.connection()).get(id);
            Sandbox then = earlier.orElse(null);
            if (then == null && after != null) {
                appeared.add(after);
            } else if (then != null && after == null) {
                gone.add(then);
            } else if (then != null && after != null && !then.equals(after)) {
                changed.add(new Difference(then, after));
            }
        });
        return new InventoryChange(
                version, appeared, changed, gone, new InventoryChange.Sightings(now, alone, lastSeen));
    }

    private void list(ConnectionId connection, List<Sandbox> sandboxes, boolean complete) {
        Set<SandboxId> listed = HashSet.newHashSet(sandboxes.size());
        for (Sandbox sandbox : sandboxes) {
            listed.add(sandbox.id());
            if (!touched.containsKey(sandbox.id())) {
                put(sandbox);
            }
        }
        if (!complete) {
            return;
        }
        of(connection).keySet().stream()
                .filter(id -> !listed.contains(id) && !touched.containsKey(id))
                .toList()
                .forEach(id -> {
                    alone.remove(id);
                    remove(id);
                });
    }

    private void put(Sandbox reported) {
        Map<SandboxId, Sandbox> known = of(reported.id().connection());
        Sandbox earlier = known.get(reported.id());
        Sandbox sandbox = stateTimes.completed(reported, earlier, now);
        // An equal row keeps its instance, so that no order has to be edited.
        if (!sandbox.equals(earlier)) {
            Sandbox shared = interner.shared(sandbox);
            known.put(shared.id(), shared);
            before.putIfAbsent(sandbox.id(), Optional.ofNullable(earlier));
        }
    }

    private void remove(SandboxId id) {
        Sandbox earlier = of(id.connection()).remove(id);
        if (earlier != null) {
            before.putIfAbsent(id, Optional.of(earlier));
            stateTimes.lastSeen(id).ifPresent(seen -> lastSeen.put(id, seen));
        }
    }

    private Map<SandboxId, Sandbox> of(ConnectionId connection) {
        return rows.computeIfAbsent(connection, _ -> new ConcurrentHashMap<>());
    }
}
