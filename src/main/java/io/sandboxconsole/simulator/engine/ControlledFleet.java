package io.sandboxconsole.simulator.engine;

/// The sandboxes of one engine, as controlled by a person.
public interface ControlledFleet {

    int size();

    /// Replaces the fleet by a generated one of this size.
    void resize(int size);

    /// Makes this many random changes.
    void touch(int changes);
}
