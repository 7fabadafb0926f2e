package io.sandboxconsole.inventory;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.lock.LockView;
import io.sandboxconsole.testing.ManualScheduler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An inventory without engines, filled directly by a test, at [SyntheticFleet#NOW].
public final class TestInventory {

    private final Fleet fleet = new Fleet(_ -> {}, InstantSource.system());

    private final SettableTime time;

    private final ChangeFeed feed;

    private final Inventory inventory;

    public TestInventory(Function<Actor, AccessScope> reach) {
        time = new SettableTime();
        var scheduler = new ManualScheduler(time);
        feed = new ChangeFeed(Runnable::run, scheduler, time);
        inventory =
                new Inventory(fleet, new Synchronisers(List.of(), scheduler), feed, reach, time, () -> LockView.NONE);
    }

    /// An inventory in which everybody sees `reach`.
    public static TestInventory within(AccessScope accessScope, List<Sandbox> sandboxes) {
        var inventory = new TestInventory(_ -> accessScope);
        inventory.list(sandboxes);
        return inventory;
    }

    public Inventory inventory() {
        return inventory;
    }

    /// Takes over a listing of each connection that occurs in `sandboxes`.
    public void list(List<Sandbox> sandboxes) {
        Map<?, List<Sandbox>> byConnection = sandboxes.stream()
                .collect(Collectors.groupingBy(sandbox -> sandbox.id().connection()));
        byConnection.values().forEach(some -> fleet.listed(some.getFirst().id().connection(), some, fleet.mark()));
    }

    /// Publishes a change of a connection's health, an hour after the last one.
    public void change() {
        time.pass(Duration.ofHours(1));
        feed.publish(InventoryChange.ofHealth(fleet.snapshot().version()));
    }

    public void see(Sandbox sandbox) {
        fleet.seen(sandbox);
    }

    public void lose(Sandbox sandbox) {
        fleet.removed(sandbox.id());
    }

    public static Actor person(String id) {
        return new Actor(
                new ActorId(id),
                "Person " + id,
                Actor.Kind.PERSON,
                List.of(),
                Set.of(),
                new Actor.Origin(Actor.Door.CONSOLE, null));
    }

    public static AccessScope reach(Set<String> teams, @Nullable String owner) {
        return new AccessScope(false, teams, owner);
    }
}
