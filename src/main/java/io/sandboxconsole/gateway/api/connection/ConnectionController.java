package io.sandboxconsole.gateway.api.connection;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.CallerReach;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.api.RecordedAs;
import io.sandboxconsole.gateway.api.wire.ConnectionInfo;
import io.sandboxconsole.gateway.api.wire.ConnectionInfo.CheckInfo;
import io.sandboxconsole.gateway.api.wire.Page;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.CreationOffers;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.RegionInfo;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.SnapshotInfo;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.inventory.ListingRefresh;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.lifecycle.ConnectionChecks;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import io.sandboxconsole.sandbox.lifecycle.CreationChoices;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/// Connections
@ApiController("/api/connections")
class ConnectionController {

    private final Connections connections;

    private final ConnectionChecks checks;

    private final CreationChoices choices;

    private final Inventory inventory;

    private final ListingRefresh refresh;

    private final InstantSource time;

    ConnectionController(
            Connections connections,
            ConnectionChecks checks,
            CreationChoices choices,
            Inventory inventory,
            ListingRefresh refresh,
            InstantSource time) {
        this.connections = connections;
        this.checks = checks;
        this.choices = choices;
        this.inventory = inventory;
        this.refresh = refresh;
        this.time = time;
    }

    /// List connections
    ///
    /// Lists the connections that the caller may use, what their engines can do, and how they are.
    @GetMapping
    Page<ConnectionInfo> list(Caller caller) {
        return Page.whole(connections.all().stream()
                .filter(connection -> CallerReach.covers(caller, connection.id()))
                .map(connection -> info(caller, connection))
                .toList());
    }

    /// Read a connection
    ///
    /// @param id the id of the connection
    @GetMapping("/{id}")
    ConnectionInfo read(Caller caller, @PathVariable String id) {
        return info(caller, require(caller, id));
    }

    /// Read the last check
    ///
    /// Tells what the last check of the connection found, without a call to the engine.
    ///
    /// @param id the id of the connection
    @GetMapping("/{id}/checks")
    Page<CheckInfo> latest(Caller caller, @PathVariable String id) {
        var connection = require(caller, id);
        checks.require(caller.actor(), connection.id());
        return Page.whole(checks.latest(caller.actor(), connection.id()).stream()
                .map(check -> ConnectionMapper.check(connection.id(), check))
                .toList());
    }

    /// Check a connection
    ///
    /// Asks the engine about itself, its clock and the console's key. What was found within the last minute is
    /// repeated.
    ///
    /// @param id the id of the connection
    @PostMapping("/{id}/checks")
    @RecordedAs(value = "examine-connection", permission = Permission.READ_CONNECTIONS)
    CheckInfo check(Caller caller, @PathVariable String id) {
        var connection = require(caller, id).id();
        return ConnectionMapper.check(connection, checks.check(caller.actor(), connection));
    }

    /// Refresh a connection
    ///
    /// Has the engine's sandboxes listed at once, and answers before they are.
    ///
    /// @param id the id of the connection
    @PostMapping("/{id}/refresh")
    @RecordedAs(value = "refresh-connection", permission = Permission.MANAGE_CONNECTIONS)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void refresh(Caller caller, @PathVariable String id) {
        refresh.request(caller.actor(), require(caller, id).id());
    }

    /// Read what a new sandbox may be made of
    ///
    /// Lists the snapshots that the caller may start a sandbox from, and the regions where it may run.
    ///
    /// @param id the id of the connection
    @GetMapping("/{id}/offers")
    CreationOffers offers(Caller caller, @PathVariable String id) {
        var offered = choices.at(caller.actor(), require(caller, id).id());
        return new CreationOffers(
                offered.snapshots().stream()
                        .map(snapshot -> new SnapshotInfo(
                                snapshot.id(),
                                snapshot.name(),
                                snapshot.state(),
                                snapshot.message(),
                                snapshot.createdAt()))
                        .toList(),
                offered.regions().stream()
                        .map(region -> new RegionInfo(region.id(), region.name()))
                        .toList());
    }

    private Connection require(Caller caller, String id) {
        return CallerReach.connection(caller, id)
                .flatMap(connections::find)
                .orElseThrow(() -> new ApiProblem(
                        ProblemType.NOT_FOUND, "There is no connection “%s”, or none that you may use.".formatted(id)));
    }

    private ConnectionInfo info(Caller caller, Connection connection) {
        return ConnectionMapper.of(connection, inventory.health(), checks.permitted(caller.actor()), time.instant());
    }
}
