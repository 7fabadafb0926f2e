package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.Sandbox;
import java.util.List;

/// The differences since the version before. Without rows, only the health of a connection differs.
public record InventoryChange(long version, List<Sandbox> appeared, List<Difference> changed, List<Sandbox> gone) {

    public InventoryChange {
        appeared = List.copyOf(appeared);
        changed = List.copyOf(changed);
        gone = List.copyOf(gone);
    }

    /// A sandbox before and after.
    public record Difference(Sandbox before, Sandbox after) {}

    static InventoryChange ofHealth(long version) {
        return new InventoryChange(version, List.of(), List.of(), List.of());
    }

    /// Returns whether no row is different.
    public boolean onlyHealth() {
        return appeared.isEmpty() && changed.isEmpty() && gone.isEmpty();
    }
}
