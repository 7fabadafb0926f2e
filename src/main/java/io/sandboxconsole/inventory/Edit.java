package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.List;

/// Something new about the fleet. `mark` tells when it was asked for or learnt, on the fleet's own count.
sealed interface Edit {

    long mark();

    /// The engine reported this sandbox like this.
    record Seen(Sandbox sandbox, long mark) implements Edit {}

    /// The engine knows no such sandbox.
    record Gone(SandboxId id, long mark) implements Edit {}

    /// A listing of a whole connection that was begun at `mark`.
    record Listed(ConnectionId connection, List<Sandbox> sandboxes, long mark) implements Edit {}

    /// Somebody has found out who created it; nothing else is new.
    record Attributed(SandboxId id, Creator creator, long mark) implements Edit {}
}
