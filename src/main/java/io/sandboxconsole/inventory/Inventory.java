package io.sandboxconsole.inventory;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.attribution.ApiKeyDeleted;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.provider.UnreadableRow;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/// The live sandboxes of all connections, as each actor may see them. Answers from memory and never asks an engine;
/// safe for use by several threads.
public class Inventory implements SmartLifecycle {

    /// The fields that are counted by default.
    public static final Set<String> USUAL_FACETS = Set.of("state", "creator", "team", "connection");

    private final Fleet fleet;

    private final Synchronisers synchronisers;

    private final ChangeFeed feed;

    private final Function<Actor, AccessScope> reach;

    private final InstantSource time;

    Inventory(
            Fleet fleet,
            Synchronisers synchronisers,
            ChangeFeed feed,
            Function<Actor, AccessScope> reach,
            InstantSource time) {
        this.fleet = fleet;
        this.synchronisers = synchronisers;
        this.feed = feed;
        this.reach = reach;
        this.time = time;
    }

    /// Returns the rows of `query` that `actor` may see, and their number.
    public Page page(Actor actor, Query query) {
        return visible(actor, fleet.snapshot()).page(query, query.filter().predicate(time.instant(), actor));
    }

    /// Returns the counts of the usual facets.
    public Facets facets(Actor actor, SandboxFilter filter) {
        return facets(actor, filter, USUAL_FACETS);
    }

    /// Returns the counts for `fields`: `state`, `creator`, `team`, `connection`, `image`, `lease`, `region`,
    /// `machine`, `label` (the metadata keys) and `label.<key>`.
    ///
    /// @throws IllegalArgumentException if the values of a field cannot be counted
    public Facets facets(Actor actor, SandboxFilter filter, Set<String> fields) {
        FleetSnapshot snapshot = fleet.snapshot();
        var count = new FacetCount(fields, filter, time.instant(), actor);
        visible(actor, snapshot).forEach(count);
        return count.result(snapshot.version());
    }

    /// Returns the metadata keys of all sandboxes that the actor may see.
    public Set<String> metadataKeys(Actor actor) {
        return facets(actor, SandboxFilter.EVERYTHING, Set.of("label")).of("label").values().stream()
                .map(Facets.Value::value)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Counts those of `sandboxes` that match `filter` now.
    public int matching(Actor actor, SandboxFilter filter, Collection<Sandbox> sandboxes) {
        return (int) sandboxes.stream()
                .filter(filter.predicate(time.instant(), actor))
                .count();
    }

    /// Counts the rows that match each of `filters`, in one pass over one state of the inventory.
    public Map<SandboxFilter, Integer> counts(Actor actor, Set<SandboxFilter> filters) {
        var counter = new FilterCounter<>(List.copyOf(filters), filter -> filter, time.instant(), actor);
        visible(actor, fleet.snapshot()).forEach(counter);
        return counter.result();
    }

    /// Returns the statistics of the sandboxes that `actor` may see, with the days of `zone`.
    public FleetStatistics census(Actor actor, ZoneId zone) {
        FleetSnapshot snapshot = fleet.snapshot();
        var collector = new StatisticsCollector(time.instant(), actor, zone);
        visible(actor, snapshot).forEach(collector);
        return collector.result(snapshot.version());
    }

    /// Streams every row that matches `filter` and that `actor` may see, as of now: changes during the reading do not
    /// show. Buffers no rows.
    public Stream<Sandbox> rows(Actor actor, SandboxFilter filter, SortOrder sort) {
        return visible(actor, fleet.snapshot()).stream(sort, filter.predicate(time.instant(), actor));
    }

    /// Returns the sandbox as last known, if `actor` may see it.
    public Optional<Sandbox> find(Actor actor, SandboxId id) {
        AccessScope scope = reach.apply(actor);
        return fleet.find(id).filter(sandbox -> scope.covers(sandbox.team(), sandbox.owner()));
    }

    /// Returns the health of each connection, in the order of their ids.
    public List<ConnectionHealth> health() {
        return synchronisers.health();
    }

    /// Returns whether `actor` may see an unreadable row, by the same rule as a sandbox.
    public boolean shows(Actor actor, UnreadableRow row) {
        return reach.apply(actor).covers(row.team(), row.owner());
    }

    /// Requests a listing soon, because a person asks for it. Returns at once.
    public void refresh(ConnectionId connection) {
        synchronisers.refresh(connection);
    }

    /// Notifies `listener` of every change, in order, until the subscription is closed. It must return at once.
    public Subscription onChange(Consumer<InventoryChange> listener) {
        return feed.subscribe(listener);
    }

    /// Notifies `listener` after changes, at most once per `interval`. It must return at once.
    public Subscription onChange(Duration interval, Runnable listener) {
        return feed.subscribe(interval, listener);
    }

    /// Returns the state of a sandbox as last known.
    Optional<SandboxState> state(SandboxId id) {
        return fleet.find(id).map(Sandbox::state);
    }

    /// Applies the creators of these sandboxes, read beside the listings.
    void attributed(List<Sandbox> sandboxes) {
        fleet.attributed(sandboxes);
    }

    /// Applies an event of the service; the next read sees it.
    @EventListener
    void happened(SandboxEvent event) {
        switch (event) {
            case SandboxEvent.Changed(Sandbox sandbox) -> {
                fleet.seen(sandbox);
                if (sandbox.state().transitional()) {
                    synchronisers.settling(sandbox.id().connection());
                }
            }
            case SandboxEvent.Gone(SandboxId id) -> fleet.removed(id);
            case SandboxEvent.Unsettled(SandboxId id, var _) -> synchronisers.settling(id.connection());
            case SandboxEvent.Settled _ -> {}
            case SandboxEvent.Marked _ ->
                feed.publish(InventoryChange.ofHealth(fleet.snapshot().version()));
        }
    }

    /// Marks the key's sandboxes without waiting for the next round of each engine.
    @EventListener
    void deleted(ApiKeyDeleted event) {
        fleet.keyDeleted(event.key());
    }

    @Override
    public void start() {
        synchronisers.start();
    }

    @Override
    public void stop() {
        synchronisers.stop();
    }

    @Override
    public boolean isRunning() {
        return synchronisers.isRunning();
    }

    private VisibleRows visible(Actor actor, FleetSnapshot snapshot) {
        return new VisibleRows(snapshot, reach.apply(actor));
    }
}
