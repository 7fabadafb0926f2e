package io.sandboxconsole.bulk;

/// The reason for a change of a job's state. The names are stored.
public enum JobWhy {
    /// A person asked for it.
    ASKED,
    /// Something failed in one of the first waves.
    FAILED_EARLY,
    /// Too many of the latest items failed.
    FAILED_OFTEN,
    /// Who started it may no longer do this, or their key was revoked.
    RIGHTS_LOST,
    /// What they may now cannot be found out.
    RIGHTS_UNKNOWN,
    /// The engine does not answer, or asks to wait for long.
    ENGINE_AWAY
}
