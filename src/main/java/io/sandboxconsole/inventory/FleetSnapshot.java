package io.sandboxconsole.inventory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Every known sandbox at one version, with indexes for fast reads: the rows in each order that was requested, and the
/// rows of each team and each owner. Immutable, except that it caches orders.
final class FleetSnapshot {

    static final FleetSnapshot EMPTY = new FleetSnapshot(0, Map.of(), new PresentTeams(Set.of()), Map.of(), Map.of());

    private final long version;

    private final Map<String, SortedRows> byTeam;

    private final PresentTeams teams;

    private final Map<String, SortedRows> byOwner;

    private final Map<SortOrder.Key, SortedRows> orders;

    private FleetSnapshot(
            long version,
            Map<String, SortedRows> byTeam,
            PresentTeams teams,
            Map<String, SortedRows> byOwner,
            Map<SortOrder.Key, SortedRows> orders) {
        this.version = version;
        this.byTeam = byTeam;
        this.teams = teams;
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

    /// Returns the rows of each team in `scope`, the oldest first; teams without rows are missing.
    List<SortedRows> ofTeams(AccessScope scope) {
        return teams.in(scope).stream()
                .map(byTeam::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /// Returns the rows of `owner`, the oldest first; null without rows.
    @Nullable
    SortedRows ownedBy(String owner) {
        return byOwner.get(owner);
    }

    FleetSnapshot next(Collection<Sandbox> removed, Collection<Sandbox> added) {
        Map<SortOrder.Key, SortedRows> edited = new EnumMap<>(SortOrder.Key.class);
        orders.forEach((key, order) -> edited.put(key, order.edit(removed, added)));
        Map<String, SortedRows> ofTeams = edit(byTeam, Sandbox::team, removed, added);
        return new FleetSnapshot(
                version + 1,
                ofTeams,
                teams.next(ofTeams.keySet()),
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

    /// The teams that have sandboxes, which change seldom while sandboxes change all the time. Remembers which of
    /// them each large scope contains: a person may have a thousand teams, of which a few have sandboxes.
    private static final class PresentTeams {

        /// The number of teams that are looked up as fast as they are remembered.
        private static final int FEW = 16;

        private final Set<String> names;

        /// Scopes are compared by identity.
        private final Cache<AccessScope, List<String>> known =
                Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

        PresentTeams(Set<String> names) {
            this.names = Set.copyOf(names);
        }

        /// Returns the teams of `scope` that have sandboxes.
        List<String> in(AccessScope scope) {
            return scope.teams().size() <= FEW ? common(scope) : known.get(scope, this::common);
        }

        /// Returns this, if the teams are still the same.
        PresentTeams next(Set<String> present) {
            return names.equals(present) ? this : new PresentTeams(present);
        }

        private List<String> common(AccessScope scope) {
            boolean fewer = scope.teams().size() < names.size();
            Set<String> smaller = fewer ? scope.teams() : names;
            Set<String> larger = fewer ? names : scope.teams();
            return smaller.stream().filter(larger::contains).toList();
        }
    }
}
