package io.sandboxconsole.console.connection;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.inventory.ListingRefresh;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/// Lists an engine's sandboxes at once, for a person who manages connections, and records that in the audit trail.
@Component
class RefreshAction {

    private final ListingRefresh refresh;

    private final Connections connections;

    RefreshAction(ListingRefresh refresh, Connections connections) {
        this.refresh = refresh;
        this.connections = connections;
    }

    boolean permitted(Actor actor) {
        return refresh.permitted(actor);
    }

    /// What requests the listing.
    ListingRefresh listing() {
        return refresh;
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
}
