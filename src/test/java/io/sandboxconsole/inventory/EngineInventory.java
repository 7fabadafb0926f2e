package io.sandboxconsole.inventory;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.attribution.EngineBooks;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.lock.LockView;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.testing.ManualScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// The inventory of one engine, whose rounds a test runs one by one on a clock of its own.
public final class EngineInventory {

    private final SettableTime time;

    private final Synchroniser synchroniser;

    private final Optional<EngineAuditPoller> poller;

    private final Inventory inventory;

    public EngineInventory(ConnectionId id, SandboxProvider provider, EngineBooks books, SettableTime time) {
        this.time = time;
        var scheduler = new ManualScheduler(time);
        var feed = new ChangeFeed(Runnable::run, scheduler, time);
        var fleet = new Fleet(feed::publish, time);
        var connection = new Connection(id, id.value(), "engine.example.test", provider);
        this.synchroniser = new InventoryAssembly(properties(), feed, scheduler, time, RandomGenerator.getDefault())
                .synchroniser(connection, fleet, new CreatorLookup(books.attribution()::attribute, fleet));
        this.inventory = new Inventory(
                fleet,
                new Synchronisers(List.of(synchroniser), scheduler),
                feed,
                _ -> new AccessScope(true, Set.of(), null),
                time,
                () -> LockView.NONE);
        var receivers = new EngineAuditPoller.Books(books.attribution(), books.acts(), inventory::attributed);
        this.poller = provider.records().map(records -> new EngineAuditPoller(id, records, receivers, time));
        poller.ifPresent(own -> feed.subscribe(own::changed));
    }

    private static InventoryProperties properties() {
        return new InventoryProperties(
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                5,
                2,
                20);
    }

    public Inventory inventory() {
        return inventory;
    }

    public void onChange(Consumer<InventoryChange> listener) {
        inventory.onChange(listener);
    }

    /// Lists the engine when it is due, and reads its log where that is due.
    public void round() {
        Duration wait = synchroniser.dueIn();
        time.pass(wait.isPositive() ? wait : Duration.ZERO);
        synchroniser.round();
        if (listed().isPresent()) {
            // Otherwise a call may wait for the engine, on a clock that stands still.
            poller.filter(own -> !own.dueIn().isPositive()).ifPresent(EngineAuditPoller::round);
        }
    }

    /// When the last complete listing was requested; empty while the connection is not up.
    public Optional<Instant> listed() {
        var health = inventory.health().getFirst();
        return health.status() == ConnectionHealth.Status.UP
                ? Optional.ofNullable(health.dataAsOf())
                : Optional.empty();
    }
}
