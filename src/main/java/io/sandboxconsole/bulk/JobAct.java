package io.sandboxconsole.bulk;

/// What a person can do to a job as a whole.
public enum JobAct {
    PAUSE,
    RESUME,
    /// Ends it; during its grace period nothing has happened yet, and it is an undo.
    CANCEL,
    /// Makes a plan of what failed.
    RETRY;

    /// Whether a job in this state can be treated so.
    boolean fits(JobState state) {
        return switch (this) {
            case PAUSE -> state == JobState.RUNNING;
            case RESUME -> state == JobState.PAUSED;
            case CANCEL -> state.open();
            case RETRY -> !state.open();
        };
    }
}
