package io.sandboxconsole.history;

import io.sandboxconsole.sandbox.SandboxId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event in the life of a sandbox, as the console learnt of it.
///
/// @param sequence its place among the events of the sandbox, from 1 without gaps
/// @param at when the console learnt of it
/// @param engineAt when it happened by the engine's clock, where the engine tells
/// @param gap whether states before it were not written, because there were too many, or the connection was not watched
/// @param operation the attempt in the trail, for an end of ours
public record HistoryEvent(
        SandboxId sandbox,
        int sequence,
        Instant at,
        @Nullable Instant engineAt,
        Kind kind,
        Origin origin,
        boolean gap,
        List<FieldChange> changes,
        @Nullable UUID operation) {

    public HistoryEvent {
        changes = List.copyOf(changes);
    }

    /// What happened.
    public enum Kind {
        /// The console saw it for the first time.
        FIRST_SEEN,
        CHANGED,
        ENDED,
        /// A sandbox that counted as ended is there again.
        RETURNED,
        /// The cause of the end became known better.
        CAUSE_FOUND
    }

    /// How the console knows.
    public enum Origin {
        /// The console did it itself.
        OWN_ACT,
        LISTING,
        /// The sandbox was read alone.
        SINGLE_READ,
        ENGINE_LOG,
        /// Found at a start, by comparison with what was written last.
        COMPARISON
    }
}
