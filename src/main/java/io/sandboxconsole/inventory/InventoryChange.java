package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The differences since the version before. Without rows, only the health of a connection differs.
///
/// @param gone the sandboxes that are gone, as last known
public record InventoryChange(
        long version, List<Sandbox> appeared, List<Difference> changed, List<Sandbox> gone, Sightings sightings) {

    public InventoryChange {
        appeared = List.copyOf(appeared);
        changed = List.copyOf(changed);
        gone = List.copyOf(gone);
    }

    /// A sandbox before and after.
    public record Difference(Sandbox before, Sandbox after) {}

    /// How the differences were seen.
    ///
    /// @param at when they were applied
    /// @param alone the sandboxes whose last news came from a read or an action of their own, not from a listing
    /// @param lastSeen when each one that is gone was last seen, where that is known
    public record Sightings(Instant at, Set<SandboxId> alone, Map<SandboxId, Instant> lastSeen) {

        static final Sightings NONE = new Sightings(Instant.EPOCH, Set.of(), Map.of());

        public Sightings {
            alone = Set.copyOf(alone);
            lastSeen = Map.copyOf(lastSeen);
        }
    }

    static InventoryChange ofHealth(long version) {
        return new InventoryChange(version, List.of(), List.of(), List.of(), Sightings.NONE);
    }

    /// Returns whether no row is different.
    public boolean onlyHealth() {
        return appeared.isEmpty() && changed.isEmpty() && gone.isEmpty();
    }
}
