package io.sandboxconsole.inventory;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Reach;
import io.sandboxconsole.sandbox.Connection;
import io.sandboxconsole.sandbox.Sandbox;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.springframework.scheduling.TaskScheduler;

/// Builds an inventory from its surroundings: settings, change feed, scheduler, time and randomness.
record InventoryAssembly(
        InventoryProperties properties,
        ChangeFeed feed,
        TaskScheduler scheduler,
        InstantSource time,
        RandomGenerator random) {

    Inventory inventory(
            List<Connection> connections, UnaryOperator<List<Sandbox>> attribution, Function<Actor, Reach> reach) {
        var fleet = new Fleet(feed::publish);
        var creators = new Creators(attribution, fleet);
        List<Synchroniser> synchronisers = connections.stream()
                .map(connection -> synchroniser(connection, fleet, creators))
                .toList();
        return new Inventory(fleet, new Synchronisers(synchronisers, scheduler), feed, reach, time);
    }

    Synchroniser synchroniser(Connection connection, Fleet fleet, Creators creators) {
        var timetable = new Timetable(new Pace(properties, random), properties.settling(), time);
        var health = new HealthBook(
                connection,
                () -> feed.publish(InventoryChange.ofHealth(fleet.snapshot().version())));
        var parts = new Synchroniser.Parts(timetable, new Doubt(properties.confirmations()), health, time);
        return new Synchroniser(connection, fleet, creators, parts);
    }
}
