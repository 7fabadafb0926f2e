package io.sandboxconsole.history.retention;

import io.sandboxconsole.sandbox.Blocking;
import java.time.Instant;

/// Purges one class of rows, batch by batch, the oldest first. Never what is on legal hold.
interface PurgeStep {

    Retained kind();

    /// Removes at most `most` rows that are older than `before`. The caller makes the transaction. Waits for no lock.
    ///
    /// @return how many were removed; 0 if none is left, or none can be taken now
    @Blocking
    int purge(Instant before, Instant now, int most);
}
