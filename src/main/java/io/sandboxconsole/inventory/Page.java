package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.Sandbox;
import java.util.List;

/// A part of what somebody may see.
///
/// @param matching how many rows match the filter, exactly
/// @param visible how many rows there are without the filter, exactly
/// @param version grows with every change of the inventory
public record Page(List<Sandbox> rows, int matching, int visible, long version) {

    public Page {
        rows = List.copyOf(rows);
    }
}
