package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.List;

/// Something new about the fleet. `mark` tells when it was asked for or learnt, on the fleet's own count.
sealed interface RowUpdate {

    long mark();

    /// The engine reported this sandbox like this.
    record Seen(Sandbox sandbox, long mark) implements RowUpdate {}

    /// The engine knows no such sandbox.
    record Gone(SandboxId id, long mark) implements RowUpdate {}

    /// A listing of a whole connection that was begun at `mark`.
    record Listed(ConnectionId connection, List<Sandbox> sandboxes, long mark) implements RowUpdate {}

    /// Somebody has found out who created it; nothing else is new.
    record Attributed(SandboxId id, Creator creator, long mark) implements RowUpdate {}
}
