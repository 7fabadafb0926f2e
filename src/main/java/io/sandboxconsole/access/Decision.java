package io.sandboxconsole.access;

/// The answer of the access policy.
enum Decision {
    GRANTED,
    /// The actor may see the target, but lacks the permission.
    DENIED,
    /// The actor may not know that the target exists.
    HIDDEN
}
