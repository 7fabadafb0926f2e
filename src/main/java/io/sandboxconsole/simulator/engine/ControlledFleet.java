package io.sandboxconsole.simulator.engine;

/// The sandboxes of one engine, as far as a person changes them by hand.
public interface ControlledFleet {

    int size();

    /// Replaces everything by a generated fleet of this size.
    void resize(int size);

    /// Makes this many random changes.
    void touch(int changes);
}
