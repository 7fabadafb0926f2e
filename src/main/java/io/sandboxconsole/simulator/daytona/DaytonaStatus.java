package io.sandboxconsole.simulator.daytona;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stored and the desired state of a sandbox; they differ until a requested change begins.
///
/// @param since the time at which the stored state began
public record DaytonaStatus(
        String state, String desired, @Nullable String errorReason, boolean recoverable, Instant since) {

    /// The states that a listing accepts as a condition: all but `destroyed`.
    static final List<String> LISTED = List.of(
            "creating",
            "restoring",
            "destroying",
            "started",
            "stopped",
            "starting",
            "stopping",
            "error",
            "build_failed",
            "pending_build",
            "building_snapshot",
            "unknown",
            "pulling_snapshot",
            "archived",
            "archiving",
            "resizing",
            "snapshotting",
            "forking",
            "pausing",
            "paused",
            "resuming");

    public DaytonaStatus {
        since = since.truncatedTo(ChronoUnit.MILLIS);
    }

    boolean is(String other) {
        return state.equals(other);
    }

    boolean wants(String other) {
        return desired.equals(other);
    }

    boolean errored() {
        return is("error") || is("build_failed");
    }

    /// Returns the state as a single read shows it, ahead of the stored one.
    String shown() {
        return switch (desired) {
            case "destroyed" -> is("started") || is("stopped") ? "destroying" : state;
            case "stopped" -> is("started") ? "stopping" : state;
            case "started" -> is("stopped") ? "starting" : is("unknown") ? "creating" : state;
            case "archived" -> is("stopped") ? "archiving" : state;
            default -> state;
        };
    }

    /// Whether only the desired state has changed yet.
    boolean pending() {
        return !shown().equals(state);
    }
}
