package io.sandboxconsole.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// When an engine stops, pauses, archives or deletes a sandbox by itself; absent means never, or that the engine knows
/// no such thing.
///
/// @param stop after how long without activity
/// @param pause after how long without activity
/// @param archive after how long a stop
/// @param delete after how long a stop; zero as soon as it stops
public record Intervals(
        @Nullable Duration stop,
        @Nullable Duration pause,
        @Nullable Duration archive,
        @Nullable Duration delete) {

    /// Nothing happens by itself.
    public static final Intervals NONE = new Intervals(null, null, null, null);

    /// Whether the sandbox is deleted as soon as it stops.
    public boolean ephemeral() {
        return delete != null && delete.isZero();
    }
}
