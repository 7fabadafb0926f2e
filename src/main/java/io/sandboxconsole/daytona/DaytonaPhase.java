package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The phase of a sandbox's lifecycle, by which Daytona accepts actions.
enum DaytonaPhase {
    STARTED,
    STOPPED,
    PAUSED,
    ARCHIVED,
    /// Accepts a start or a deletion meanwhile.
    ARCHIVING,
    ERROR,
    BUILD_FAILED,
    /// Waits to be built; accepts a deletion meanwhile.
    PENDING_BUILD,
    /// In transition to another state, during which the engine rejects most actions.
    MOVING,
    DESTROYING,
    DESTROYED,
    /// A state word unknown to this version.
    UNFORESEEN;

    private static final String UNSTATED = "unknown";

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

    /// Whether the phase ends by itself.
    boolean passing() {
        return this == MOVING || this == PENDING_BUILD || this == DESTROYING;
    }

    /// Whether the sandbox is deleted or being deleted.
    boolean over() {
        return this == DESTROYING || this == DESTROYED;
    }

    /// Derives the sandbox's state from the stored and the desired one.
    ///
    /// A listing returns the stored state, a single read one derived from the desired state. Deriving it here keeps
    /// a row and a read of the same sandbox from disagreeing.
    static SandboxState state(@Nullable String stored, @Nullable String desired) {
        String state = stored == null || stored.isBlank() ? UNSTATED : stored;
        String word = desired == null ? state : derived(state, desired);
        return new SandboxState(kind(word), word);
    }

    private static String derived(String stored, String desired) {
        return switch (stored + ">" + desired) {
            case "started>stopped" -> "stopping";
            case "started>destroyed", "stopped>destroyed" -> "destroying";
            case "stopped>started" -> "starting";
            case "stopped>archived" -> "archiving";
            case "unknown>started" -> "creating";
            // The server still says “archived” until a runner has taken the sandbox over.
            case "archived>started" -> "restoring";
            default -> stored;
        };
    }

    /// A sandbox that is being archived is stopped, and may be started or deleted. Resizing, snapshotting and forking
    /// happen to running and to stopped sandboxes alike, so they are classed as other, as new words are.
    private static Kind kind(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "creating", "pending_build", "building_snapshot", "pulling_snapshot", "restoring", "starting" ->
                Kind.PENDING;
            case "started" -> Kind.RUNNING;
            case "pausing" -> Kind.PAUSING;
            case "paused" -> Kind.PAUSED;
            case "resuming" -> Kind.RESUMING;
            case "stopping", "destroying" -> Kind.STOPPING;
            case "stopped", "archiving", "archived" -> Kind.STOPPED;
            case "destroyed" -> Kind.TERMINATED;
            case "error", "build_failed" -> Kind.FAILED;
            default -> Kind.OTHER;
        };
    }
}
