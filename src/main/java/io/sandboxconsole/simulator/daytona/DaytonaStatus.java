package io.sandboxconsole.simulator.daytona;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stored and the desired state of a sandbox; they differ while a change is only wished for.
///
/// @param since when the stored state began
public record DaytonaStatus(
        String state, String desired, @Nullable String errorReason, boolean recoverable, Instant since) {

    /// The states that a listing can be asked for: all but the last one.
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

    /// The state as a single read tells it, which runs ahead of the stored one.
    String shown() {
        return switch (desired) {
            case "destroyed" -> is("started") || is("stopped") ? "destroying" : state;
            case "stopped" -> is("started") ? "stopping" : state;
            case "started" -> is("stopped") ? "starting" : is("unknown") ? "creating" : state;
            case "archived" -> is("stopped") ? "archiving" : state;
            default -> state;
        };
    }

    /// Whether only the wish has changed yet.
    boolean pending() {
        return !shown().equals(state);
    }
}
