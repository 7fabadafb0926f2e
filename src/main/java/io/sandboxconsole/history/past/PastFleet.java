package io.sandboxconsole.history.past;

import io.sandboxconsole.inventory.FrozenFleet;
import java.time.Instant;
import java.util.List;

/// The fleet of an instant, with the reasons to read it with care.
public record PastFleet(FrozenFleet fleet, List<PastNote> notes) {

    public PastFleet {
        notes = List.copyOf(notes);
    }

    /// The instant of the fleet.
    public Instant at() {
        return fleet.at();
    }
}
