package io.sandboxconsole.bulk;

/// What a person can do to a job as a whole.
public enum JobAct {
    PAUSE,
    RESUME,
    /// Ends it; during its grace period nothing has happened yet, and it is an undo.
    CANCEL,
    /// Makes a plan of what failed.
    RETRY
}
