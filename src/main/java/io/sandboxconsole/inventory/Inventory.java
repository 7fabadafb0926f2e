package io.sandboxconsole.inventory;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.attribution.ApiKeyDeleted;
import io.sandboxconsole.sandbox.lock.LockView;
import io.sandboxconsole.sandbox.lock.LocksChanged;
import io.sandboxconsole.sandbox.provider.UnreadableRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/// The live sandboxes of all connections, as each actor may see them. Answers from memory and never asks an engine;
/// safe for use by several threads.
public non-sealed class Inventory extends SandboxRows implements SmartLifecycle {

    private final Fleet fleet;

    private final Synchronisers synchronisers;

    private final ChangeFeed feed;

    private final Function<Actor, AccessScope> reach;

    private final InstantSource time;

    private final Supplier<LockView> locks;

    Inventory(
            Fleet fleet,
            Synchronisers synchronisers,
            ChangeFeed feed,
            Function<Actor, AccessScope> reach,
            InstantSource time,
            Supplier<LockView> locks) {
        this.fleet = fleet;
        this.synchronisers = synchronisers;
        this.feed = feed;
        this.reach = reach;
        this.time = time;
        this.locks = locks;
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

    /// Tells open pages that other sandboxes are locked.
    @EventListener
    void locked(LocksChanged event) {
        feed.publish(InventoryChange.ofHealth(fleet.snapshot().version()));
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

    @Override
    FleetSnapshot snapshot() {
        return fleet.snapshot();
    }

    @Override
    Instant moment() {
        return time.instant();
    }

    @Override
    LockView locks() {
        return locks.get();
    }

    @Override
    AccessScope scope(Actor actor) {
        return reach.apply(actor);
    }

    @Override
    Optional<Sandbox> find(SandboxId id) {
        return fleet.find(id);
    }
}
