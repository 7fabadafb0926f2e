package io.sandboxconsole.sandbox.lock;

/// A notification that other locks are in force than before, here or at another console on the same database.
public record LocksChanged() {}
