package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.List;

/// An update of the fleet's rows. `mark` is the time it was requested or received, on the fleet's logical clock.
sealed interface RowUpdate {

    long mark();

    /// The engine reported this state of a sandbox.
    record Seen(Sandbox sandbox, long mark) implements RowUpdate {}

    /// The engine knows no such sandbox.
    record Gone(SandboxId id, long mark) implements RowUpdate {}

    /// A listing of a whole connection that was begun at `mark`.
    ///
    /// @param complete whether a sandbox that is missing has ended
    record Listed(ConnectionId connection, List<Sandbox> sandboxes, boolean complete, long mark) implements RowUpdate {}

    /// The creator of the sandbox became known; no other field changes.
    record Attributed(SandboxId id, Creator creator, long mark) implements RowUpdate {}
}
