package io.sandboxconsole.inventory;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.attribution.ApiKeyDeleted;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/// The live sandboxes of all connections, as each actor may see them. Answers from memory and never asks an engine;
/// safe for use by several threads.
public class Inventory implements SmartLifecycle {

    /// The fields that are counted unless others are asked for.
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

    /// The rows of `query` that `actor` may see, and how many there are.
    public Page page(Actor actor, Query query) {
        return visible(actor, fleet.snapshot()).page(query, query.filter().predicate(time.instant(), actor));
    }

    /// The counts of the usual facets.
    public Facets facets(Actor actor, SandboxFilter filter) {
        return facets(actor, filter, USUAL_FACETS);
    }

    /// The counts for `fields`: `state`, `creator`, `team`, `connection`, `image`, `label` (the metadata keys) and
    /// `label.<key>`.
    ///
    /// @throws IllegalArgumentException if the values of a field cannot be counted
    public Facets facets(Actor actor, SandboxFilter filter, Set<String> fields) {
        FleetSnapshot snapshot = fleet.snapshot();
        var count = new FacetCount(fields, filter, time.instant(), actor);
        visible(actor, snapshot).forEach(count);
        return count.result(snapshot.version());
    }

    /// How many rows each of `filters` finds, in one pass over one state of the inventory.
    public Map<SandboxFilter, Integer> counts(Actor actor, Set<SandboxFilter> filters) {
        var filterCounter = new FilterCounter<>(List.copyOf(filters), filter -> filter, time.instant(), actor);
        visible(actor, fleet.snapshot()).forEach(filterCounter);
        return filterCounter.result();
    }

    /// What there is at a glance, with the days of `zone`.
    public FleetStatistics census(Actor actor, ZoneId zone) {
        FleetSnapshot snapshot = fleet.snapshot();
        var census = new StatisticsCollector(time.instant(), actor, zone);
        visible(actor, snapshot).forEach(census);
        return census.result(snapshot.version());
    }

    /// Every row of `filter` that `actor` may see, one after the other, as they are now: what changes while somebody
    /// reads does not show. Holds on to no row.
    public Stream<Sandbox> rows(Actor actor, SandboxFilter filter, SortOrder sort) {
        return visible(actor, fleet.snapshot()).stream(sort, filter.predicate(time.instant(), actor));
    }

    /// The sandbox as last known, if `actor` may see it.
    public Optional<Sandbox> find(Actor actor, SandboxId id) {
        AccessScope within = reach.apply(actor);
        return fleet.find(id).filter(sandbox -> within.covers(sandbox.team(), sandbox.owner()));
    }

    /// How each connection is doing, in the order of their ids.
    public List<ConnectionHealth> health() {
        return synchronisers.health();
    }

    /// Asks the engine soon, because a person wants to know. Returns at once.
    public void refresh(ConnectionId connection) {
        synchronisers.refresh(connection);
    }

    /// Tells `listener` about every change, in order, until the subscription is closed. It must return at once.
    public Subscription onChange(Consumer<InventoryChange> listener) {
        return feed.subscribe(listener);
    }

    /// Tells `listener` that something has changed, at most once per `interval`. It must return at once.
    public Subscription onChange(Duration interval, Runnable listener) {
        return feed.subscribe(interval, listener);
    }

    /// Takes over who created these sandboxes, found out beside the listings.
    void attributed(List<Sandbox> sandboxes) {
        fleet.attributed(sandboxes);
    }

    /// Takes over what the service learnt; the next look sees it.
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
            case SandboxEvent.Unsettled(SandboxId id) -> synchronisers.settling(id.connection());
            case SandboxEvent.Marked _ ->
                feed.publish(InventoryChange.ofHealth(fleet.snapshot().version()));
        }
    }

    /// Without waiting for the next round of each engine.
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
