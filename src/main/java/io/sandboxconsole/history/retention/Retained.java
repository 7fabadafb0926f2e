package io.sandboxconsole.history.retention;

/// A class of rows that are kept for a time of its own, in the order in which a purge takes them.
public enum Retained {
    LAST_WORDS,
    EVENTS,
    /// An ended sandbox with all that is known of it.
    ENDED,
    /// When a connection was watched.
    WATCHED,
    /// What became different, for those who follow the fleet.
    CHANGES
}
