package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.Sandbox;
import java.util.List;

/// A page of the rows an actor may see.
///
/// @param matching the exact number of rows that match the filter
/// @param visible the exact number of visible rows without the filter
/// @param version grows with every change of the inventory
public record Page(List<Sandbox> rows, int matching, int visible, long version) {

    public Page {
        rows = List.copyOf(rows);
    }
}
