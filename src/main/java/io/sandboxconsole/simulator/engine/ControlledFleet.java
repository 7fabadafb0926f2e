package io.sandboxconsole.simulator.engine;

/// The sandboxes of one engine, as controlled by a person.
public interface ControlledFleet {

    int size();

    /// Replaces the fleet by a generated one of this size.
    void resize(int size);

    /// Makes this many random changes.
    void touch(int changes);

    /// Lets a sandbox end.
    ///
    /// @throws IllegalArgumentException if there is no such sandbox, or its platform knows no such end
    void end(String id, SimulatedEnd how);
}
