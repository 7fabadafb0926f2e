package io.sandboxconsole.bulk;

/// What a person has to confirm before a plan is started; it grows with the danger. Each job has a grace period, too.
public enum Confirmation {
    /// Nothing: the grace period suffices.
    GRACE,
    /// The names of the sandboxes.
    NAMES,
    /// The number of the sandboxes, typed.
    COUNT
}
