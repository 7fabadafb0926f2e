package io.sandboxconsole.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The intervals after which an engine stops, pauses, archives or deletes a sandbox by itself; absent means never, or
/// that the engine has no such interval.
///
/// @param stop time without activity
/// @param pause time without activity
/// @param archive time since the stop
/// @param delete time since the stop; zero deletes as soon as it stops
public record Intervals(
        @Nullable Duration stop,
        @Nullable Duration pause,
        @Nullable Duration archive,
        @Nullable Duration delete) {

    /// No interval set.
    public static final Intervals NONE = new Intervals(null, null, null, null);

    /// Whether the sandbox is deleted as soon as it stops.
    public boolean ephemeral() {
        return delete != null && delete.isZero();
    }
}
