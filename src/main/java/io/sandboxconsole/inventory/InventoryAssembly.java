package io.sandboxconsole.inventory;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.lock.LockView;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.springframework.scheduling.TaskScheduler;

/// Builds an inventory from its environment: settings, change feed, scheduler, time and randomness.
record InventoryAssembly(
        InventoryProperties properties,
        ChangeFeed feed,
        TaskScheduler scheduler,
        InstantSource time,
        RandomGenerator random) {

    Inventory inventory(
            List<Connection> connections,
            UnaryOperator<List<Sandbox>> attribution,
            Function<Actor, AccessScope> reach,
            Supplier<LockView> locks) {
        var fleet = new Fleet(feed::publish, time);
        var creatorLookup = new CreatorLookup(attribution, fleet);
        List<Synchroniser> synchronisers = connections.stream()
                .map(connection -> synchroniser(connection, fleet, creatorLookup))
                .toList();
        return new Inventory(fleet, new Synchronisers(synchronisers, scheduler), feed, reach, time, locks);
    }

    PollBackoff pollBackoff() {
        return new PollBackoff(properties, random);
    }

    Synchroniser synchroniser(Connection connection, Fleet fleet, CreatorLookup creatorLookup) {
        var pollSchedule = new PollSchedule(pollBackoff(), properties.settling(), time);
        connection.provider().gate().ifPresent(gate -> gate.reserve(properties.reserve()));
        var health = new ConnectionHealthTracker(
                connection,
                () -> feed.publish(InventoryChange.ofHealth(fleet.snapshot().version())));
        var parts = new Synchroniser.Parts(pollSchedule, new ShrinkDetector(properties.confirmations()), health, time);
        return new Synchroniser(connection, fleet, creatorLookup, parts);
    }
}
