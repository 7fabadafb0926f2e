package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.SandboxState;
import java.util.Locale;

/// Where a sandbox is, as far as it decides what Daytona does with it.
enum DaytonaPhase {
    STARTED,
    STOPPED,
    PAUSED,
    ARCHIVED,
    /// May be started and deleted meanwhile.
    ARCHIVING,
    ERROR,
    BUILD_FAILED,
    /// Waits to be built, and may be deleted meanwhile.
    PENDING_BUILD,
    /// On its way to another state, during which the engine refuses most things.
    MOVING,
    DESTROYING,
    DESTROYED,
    /// A word that nobody has foreseen.
    UNFORESEEN;

    static DaytonaPhase of(SandboxState state) {
        return switch (state.word().toLowerCase(Locale.ROOT)) {
            case "started" -> STARTED;
            case "stopped" -> STOPPED;
            case "paused" -> PAUSED;
            case "archived" -> ARCHIVED;
            case "archiving" -> ARCHIVING;
            case "error" -> ERROR;
            case "build_failed" -> BUILD_FAILED;
            case "pending_build" -> PENDING_BUILD;
            case "creating",
                    "unknown",
                    "restoring",
                    "building_snapshot",
                    "pulling_snapshot",
                    "starting",
                    "stopping",
                    "resuming",
                    "resizing",
                    "snapshotting",
                    "forking",
                    "pausing" -> MOVING;
            case "destroying" -> DESTROYING;
            case "destroyed" -> DESTROYED;
            default -> UNFORESEEN;
        };
    }

    /// Whether the engine will leave this phase by itself.
    boolean passing() {
        return this == MOVING || this == PENDING_BUILD || this == DESTROYING;
    }

    /// Whether the sandbox is gone, or cannot be held any more.
    boolean over() {
        return this == DESTROYING || this == DESTROYED;
    }
}
