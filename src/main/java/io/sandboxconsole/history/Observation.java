package io.sandboxconsole.history;

import io.sandboxconsole.history.HistoryEvent.Origin;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// News of a sandbox, to be written: its state, or that it is gone.
///
/// @param sandbox as it is, or was last known
/// @param at when the console learnt of it
/// @param lastSeen when a sandbox that is gone was last seen; absent while it is there
/// @param gap whether states before it are not written
record Observation(Sandbox sandbox, Instant at, @Nullable Instant lastSeen, Origin origin, boolean gap) {

    static Observation of(Sandbox sandbox, Instant at, Origin origin) {
        return new Observation(sandbox, at, null, origin, false);
    }

    static Observation gone(Sandbox last, Instant at, Instant lastSeen, Origin origin) {
        return new Observation(last, at, lastSeen, origin, false);
    }

    SandboxId id() {
        return sandbox.id();
    }

    /// The same news, without those before it.
    Observation afterGap() {
        return new Observation(sandbox, at, lastSeen, origin, true);
    }
}
