package io.sandboxconsole.inventory;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lists an engine's sandboxes at once, for an actor who manages connections, and records that in the audit trail.
@Component
public class ListingRefresh {

    private final Guard guard;

    private final Inventory inventory;

    ListingRefresh(Guard guard, Inventory inventory) {
        this.guard = guard;
        this.inventory = inventory;
    }

    /// Returns whether `actor` may request listings; for showing and hiding.
    public boolean permitted(Actor actor) {
        return guard.allows(actor, operation(null));
    }

    /// Requests a listing. Returns before it has come.
    ///
    /// @throws io.sandboxconsole.access.AccessDenied if `actor` does not manage connections
    @Blocking
    public void request(Actor actor, ConnectionId connection) {
        guard.run(actor, operation(connection.value()), () -> inventory.refresh(connection));
    }

    private static Operation operation(@Nullable String connection) {
        return new Operation(
                "refresh-connection", Permission.MANAGE_CONNECTIONS, new Target(connection, null, null, null, null));
    }
}
