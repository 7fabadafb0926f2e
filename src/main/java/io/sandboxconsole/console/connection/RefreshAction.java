package io.sandboxconsole.console.connection;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lists an engine's sandboxes at once, for a person who manages connections, and records that in the audit trail.
@Component
class RefreshAction {

    private final Guard guard;
    private final Inventory inventory;
    private final Connections connections;

    RefreshAction(Guard guard, Inventory inventory, Connections connections) {
        this.guard = guard;
        this.inventory = inventory;
        this.connections = connections;
    }

    boolean permitted(Actor actor) {
        return guard.allows(actor, operation(null));
    }

    /// @throws io.sandboxconsole.access.AccessDenied if `actor` does not manage connections
    @Blocking
    void refresh(Actor actor, ConnectionId connection) {
        guard.run(actor, operation(connection.value()), () -> inventory.refresh(connection));
    }

    /// The host of the connection's engine.
    String address(ConnectionId connection) {
        return connections.find(connection).map(Connection::host).orElse("");
    }

    /// The actions that the connection's engine supports, in their usual order.
    Set<SandboxAction> actions(ConnectionId connection) {
        return connections
                .find(connection)
                .map(found -> found.capabilities().actions())
                .<Set<SandboxAction>>map(TreeSet::new)
                .orElse(Set.of());
    }

    private static Operation operation(@Nullable String connection) {
        return new Operation(
                "refresh-connection", Permission.MANAGE_CONNECTIONS, new Target(connection, null, null, null, null));
    }
}
