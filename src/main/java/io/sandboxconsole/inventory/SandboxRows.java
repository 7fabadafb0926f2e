package io.sandboxconsole.inventory;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The answers about sandboxes, as each actor may see them: about those that live now ([Inventory]), or about those
/// of an instant ([FrozenFleet]). All come from memory; safe for use by several threads.
public abstract sealed class SandboxRows permits Inventory, FrozenFleet {

    /// The fields that are counted by default.
    public static final Set<String> USUAL_FACETS = Set.of("state", "creator", "team", "connection");

    SandboxRows() {}

    /// Returns the rows that the next answer is about.
    abstract FleetSnapshot snapshot();

    /// Returns the instant that relative times count from.
    abstract Instant moment();

    /// Returns the locks as of that instant, as far as they are known.
    abstract LockView locks();

    /// Returns the sandboxes that `actor` may see.
    abstract AccessScope scope(Actor actor);

    /// Returns the sandbox, also for actors who may not see it.
    abstract Optional<Sandbox> find(SandboxId id);

    /// Returns the rows of `query` that `actor` may see, and their number.
    public Page page(Actor actor, Query query) {
        return visible(actor, snapshot()).page(query, query.filter().predicate(moment(), actor, locks()));
    }

    /// Returns the counts of the usual facets.
    public Facets facets(Actor actor, SandboxFilter filter) {
        return facets(actor, filter, USUAL_FACETS);
    }

    /// Returns the counts for `fields`: `state`, `creator`, `team`, `connection`, `image`, `lease`, `locked`, `region`,
    /// `machine`, `label` (the metadata keys) and `label.<key>`.
    ///
    /// @throws IllegalArgumentException if the values of a field cannot be counted
    public Facets facets(Actor actor, SandboxFilter filter, Set<String> fields) {
        FleetSnapshot snapshot = snapshot();
        Instant now = moment();
        LockView locks = locks();
        return visible(actor, snapshot)
                .count(() -> new FacetCount(fields, filter, now, actor, locks))
                .result(snapshot.version());
    }

    /// Returns the metadata keys of all sandboxes that the actor may see.
    public Set<String> metadataKeys(Actor actor) {
        return facets(actor, SandboxFilter.EVERYTHING, Set.of("label")).of("label").values().stream()
                .map(Facets.Value::value)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Counts those of `sandboxes` that match `filter` at the moment of this fleet.
    public int matching(Actor actor, SandboxFilter filter, Collection<Sandbox> sandboxes) {
        return (int) sandboxes.stream()
                .filter(filter.predicate(moment(), actor, locks()))
                .count();
    }

    /// Counts the rows that match each of `filters`, in one pass over one state of the fleet.
    public Map<SandboxFilter, Integer> counts(Actor actor, Set<SandboxFilter> filters) {
        var counter = new FilterCounter<>(List.copyOf(filters), filter -> filter, moment(), actor, locks());
        visible(actor, snapshot()).forEach(counter);
        return counter.result();
    }

    /// Returns the statistics of the sandboxes that `actor` may see, with the days of `zone`.
    public FleetStatistics census(Actor actor, ZoneId zone) {
        FleetSnapshot snapshot = snapshot();
        var collector = new StatisticsCollector(moment(), actor, locks(), zone);
        visible(actor, snapshot).forEach(collector);
        return collector.result(snapshot.version());
    }

    /// Streams every row that matches `filter` and that `actor` may see, of one state of the fleet: changes during
    /// the reading do not show. Buffers no rows.
    public Stream<Sandbox> rows(Actor actor, SandboxFilter filter, SortOrder sort) {
        return visible(actor, snapshot()).stream(sort, filter.predicate(moment(), actor, locks()));
    }

    /// Returns the sandbox as last known to this fleet, if `actor` may see it.
    public Optional<Sandbox> find(Actor actor, SandboxId id) {
        AccessScope scope = scope(actor);
        return find(id).filter(sandbox -> scope.covers(sandbox.team(), sandbox.owner()));
    }

    private VisibleRows visible(Actor actor, FleetSnapshot snapshot) {
        return new VisibleRows(snapshot, scope(actor));
    }
}
