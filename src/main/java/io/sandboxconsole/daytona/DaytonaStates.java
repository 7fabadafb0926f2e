package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Says which state a sandbox is in.
///
/// A listing tells the stored state where a single read tells the one derived from what is wished for, so the same is
/// derived here: a row and a read of the same sandbox must not disagree.
final class DaytonaStates {

    private static final String UNSTATED = "unknown";

    private DaytonaStates() {}

    static SandboxState of(@Nullable String stored, @Nullable String desired) {
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
            default -> stored;
        };
    }

    /// While it is being archived a sandbox is stopped, and may be started or deleted. Resizing, taking a snapshot and
    /// forking happen to running and to stopped sandboxes alike, so they are classed as other, as new words are.
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
