package io.sandboxconsole.bulk;

/// What became of a sandbox in a job. The names are stored.
public enum Outcome {
    SUCCEEDED,
    /// There was nothing left to do.
    ALREADY_DONE,
    /// It was not acted on, for a reason.
    SKIPPED,
    FAILED,
    /// The job ended before its turn.
    CANCELLED
}
