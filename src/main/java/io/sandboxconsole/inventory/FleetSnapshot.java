package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Every known sandbox at one version, with indexes for fast reads: the rows in each order that was requested, and the
/// rows of each team and each owner. Immutable, except that it caches orders.
final class FleetSnapshot {

    static final FleetSnapshot EMPTY = new FleetSnapshot(0, Map.of(), Map.of(), Map.of());

    private final long version;

    private final Map<String, SortedRows> byTeam;

    private final Map<String, SortedRows> byOwner;

    private final Map<SortOrder.Key, SortedRows> orders;

    private FleetSnapshot(
            long version,
            Map<String, SortedRows> byTeam,
            Map<String, SortedRows> byOwner,
            Map<SortOrder.Key, SortedRows> orders) {
        this.version = version;
        this.byTeam = byTeam;
        this.byOwner = byOwner;
        this.orders = new ConcurrentHashMap<>(orders);
        this.orders.putIfAbsent(SortOrder.Key.CREATED, SortedRows.of(SortOrder.Key.CREATED.comparator(), List.of()));
    }

    long version() {
        return version;
    }

    /// Returns every row, the oldest first.
    SortedRows rows() {
        return ordered(SortOrder.Key.CREATED);
    }

    /// Returns every row, ascending by `key`. Sorted at the first request and kept up to date afterwards.
    SortedRows ordered(SortOrder.Key key) {
        SortedRows known = orders.get(key);
        if (known != null) {
            return known;
        }
        List<Sandbox> all = new ArrayList<>();
        SortedRows rows = rows();
        for (int i = 0; i < rows.size(); i++) {
            all.add(rows.get(i));
        }
        SortedRows sorted = SortedRows.of(key.comparator(), all);
        orders.put(key, sorted);
        return sorted;
    }

    /// Returns the rows of each team, the oldest first; teams without rows are missing.
    Map<String, SortedRows> byTeam() {
        return Collections.unmodifiableMap(byTeam);
    }

    /// Returns the rows of `owner`, the oldest first; null without rows.
    @Nullable
    SortedRows ownedBy(String owner) {
        return byOwner.get(owner);
    }

    FleetSnapshot next(Collection<Sandbox> removed, Collection<Sandbox> added) {
        Map<SortOrder.Key, SortedRows> edited = new EnumMap<>(SortOrder.Key.class);
        orders.forEach((key, order) -> edited.put(key, order.edit(removed, added)));
        return new FleetSnapshot(
                version + 1,
                edit(byTeam, Sandbox::team, removed, added),
                edit(byOwner, Sandbox::owner, removed, added),
                edited);
    }

    private static Map<String, SortedRows> edit(
            Map<String, SortedRows> index,
            Function<Sandbox, @Nullable String> part,
            Collection<Sandbox> removed,
            Collection<Sandbox> added) {
        Map<String, List<Sandbox>> leaving = grouped(removed, part);
        Map<String, List<Sandbox>> coming = grouped(added, part);
        Map<String, SortedRows> edited = new HashMap<>(index);
        coming.keySet().forEach(name -> leaving.putIfAbsent(name, List.of()));
        leaving.forEach((name, rows) -> {
            SortedRows before = index.getOrDefault(name, SortedRows.of(SortOrder.Key.CREATED.comparator(), List.of()));
            SortedRows after = before.edit(rows, coming.getOrDefault(name, List.of()));
            if (after.size() == 0) {
                edited.remove(name);
            } else {
                edited.put(name, after);
            }
        });
        return edited;
    }

    private static Map<String, List<Sandbox>> grouped(
            Collection<Sandbox> rows, Function<Sandbox, @Nullable String> part) {
        Map<String, List<Sandbox>> groups = new HashMap<>();
        for (Sandbox row : rows) {
            String name = part.apply(row);
            if (name != null) {
                groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(row);
            }
        }
        return groups;
    }
}
