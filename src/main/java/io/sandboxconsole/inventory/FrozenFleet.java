package io.sandboxconsole.inventory;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.lock.LockView;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The sandboxes of an instant, which never change. Relative times in filters count from that instant, and the
/// teams and owners of that instant decide what an actor may see.
public final class FrozenFleet extends SandboxRows {

    private final Instant at;

    private final FleetSnapshot snapshot;

    private final Map<SandboxId, Sandbox> byId;

    private final Function<Actor, AccessScope> reach;

    private FrozenFleet(
            Instant at, FleetSnapshot snapshot, Map<SandboxId, Sandbox> byId, Function<Actor, AccessScope> reach) {
        this.at = at;
        this.snapshot = snapshot;
        this.byId = byId;
        this.reach = reach;
    }

    /// Creates the fleet of `at`; each id occurs once among `sandboxes`.
    ///
    /// @param reach the sandboxes that an actor may see at the time of the question
    public static FrozenFleet of(Instant at, Collection<Sandbox> sandboxes, Function<Actor, AccessScope> reach) {
        Map<SandboxId, Sandbox> byId = HashMap.newHashMap(sandboxes.size());
        for (Sandbox sandbox : sandboxes) {
            if (byId.put(sandbox.id(), sandbox) != null) {
                throw new IllegalArgumentException("%s occurs twice".formatted(sandbox.id()));
            }
        }
        // Sorted by all processors, and then a sorted part of each team and owner.
        Sandbox[] sorted = sandboxes.toArray(Sandbox[]::new);
        Arrays.parallelSort(sorted, SortOrder.Key.CREATED.comparator());
        return new FrozenFleet(at, FleetSnapshot.EMPTY.next(List.of(), List.of(sorted)), byId, reach);
    }

    /// Creates a fleet without sandboxes.
    public static FrozenFleet none(Instant at) {
        return of(at, List.of(), _ -> new AccessScope(false, Set.of(), null));
    }

    /// The instant of the fleet.
    public Instant at() {
        return at;
    }

    /// The number of its sandboxes, for every actor together.
    public int size() {
        return byId.size();
    }

    @Override
    FleetSnapshot snapshot() {
        return snapshot;
    }

    @Override
    Instant moment() {
        return at;
    }

    /// What was locked then is not known.
    @Override
    LockView locks() {
        return LockView.NONE;
    }

    @Override
    AccessScope scope(Actor actor) {
        return reach.apply(actor);
    }

    @Override
    Optional<Sandbox> find(SandboxId id) {
        return Optional.ofNullable(byId.get(id));
    }
}
