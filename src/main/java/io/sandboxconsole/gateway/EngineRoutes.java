package io.sandboxconsole.gateway;

import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RecordedRows;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.gateway.GatewayRoute.Match;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.gateway.auth.EndpointAccess;
import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.gateway.response.RowHeaders;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.passthrough.CreateBody;
import io.sandboxconsole.sandbox.passthrough.GatewayEndpoint;
import io.sandboxconsole.sandbox.passthrough.PassThroughCreate;
import io.sandboxconsole.sandbox.passthrough.PassThroughListing;
import io.sandboxconsole.sandbox.passthrough.PassThroughOperation;
import io.sandboxconsole.sandbox.passthrough.PassThroughPools;
import io.sandboxconsole.sandbox.passthrough.PassThroughSandboxes;
import io.sandboxconsole.sandbox.passthrough.PassThroughSnapshots;
import io.sandboxconsole.sandbox.passthrough.PassThroughTemplates;
import io.sandboxconsole.sandbox.provider.EngineRejection;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.provider.EngineRequest.Header;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/// Serves the routes below `/v1` by passing bytes to the engine and back. The services of `sandbox` decide and record
/// the access of each route.
@Component
class EngineRoutes implements Routes {

    /// The operation of a call that matches no route: fails before any decision, so the permission is not recorded.
    private static final Operation NO_ROUTE = new Operation("call", Permission.VIEW_SANDBOX, Target.CONSOLE);

    private final Guard guard;

    private final ConnectionSelector connections;

    private final GatewayCreations creations;

    private final PassThroughSandboxes sandboxes;

    private final PassThroughListing listing;

    private final PassThroughSnapshots snapshots;

    private final PassThroughTemplates templates;

    private final PassThroughPools pools;

    private final PortCalls portCalls;

    private final EndpointAccess endpointAccess;

    EngineRoutes(
            Guard guard,
            ConnectionSelector connections,
            GatewayCreations creations,
            PassThroughSandboxes sandboxes,
            PassThroughListing listing,
            PassThroughSnapshots snapshots,
            PassThroughTemplates templates,
            PassThroughPools pools,
            PortCalls portCalls,
            EndpointAccess endpointAccess) {
        this.guard = guard;
        this.connections = connections;
        this.creations = creations;
        this.sandboxes = sandboxes;
        this.listing = listing;
        this.snapshots = snapshots;
        this.templates = templates;
        this.pools = pools;
        this.portCalls = portCalls;
        this.endpointAccess = endpointAccess;
    }

    @Override
    public void answer(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Destination destination;
        try {
            destination = Destination.of(request);
        } catch (ApiError noRoute) {
            guard.failed(caller.actor(), NO_ROUTE, noRoute);
            throw noRoute;
        }
        if (destination.path().slashed()) {
            redirect(request, response);
            return;
        }
        var call = new Call(caller, connections.of(caller), destination.match(), destination.path(), request);
        if (destination.match().route() == GatewayRoute.PROXY) {
            portCalls.answer(caller, call.sandbox(), call.path().raw(), request, response);
            return;
        }
        var rows = new RecordedRows();
        try (var answer = rows.noting(() -> answer(call))) {
            tell(call, rows, response);
            ResponseWriter.write(answer, response);
        } catch (EngineRejection refused) {
            tell(call, rows, response);
            ResponseWriter.write(refused.answer(), response);
        } catch (RequestRefused invalid) {
            tell(call, rows, response);
            throw new ApiError(400, invalid.code(), String.valueOf(invalid.getMessage()));
        } catch (RuntimeException failure) {
            tell(call, rows, response);
            throw failure;
        }
    }

    private static void tell(Call call, RecordedRows rows, HttpServletResponse response) {
        if (call.match().route().changes()) {
            RowHeaders.put(response, rows);
        }
    }

    /// The path and the route of a request.
    private record Destination(RequestPath path, Match match) {

        /// @throws ApiError if no route matches, or a route of the engine's own API is to become a WebSocket
        static Destination of(HttpServletRequest request) {
            var path = RequestPath.of(request);
            var match = GatewayRoute.match(request.getMethod(), path);
            // Other upgrades, such as the HTTP/2 upgrade that some clients begin with, are ignored.
            if (!path.inside() && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
                throw new ApiError(
                        501,
                        "UPGRADE_NOT_SUPPORTED",
                        "Only the ports of a sandbox take WebSockets; this route takes none.");
            }
            return new Destination(path, match);
        }
    }

    /// A caller's request with its connection and route.
    private record Call(
            Caller caller, ConnectionId connection, Match match, RequestPath path, HttpServletRequest request) {

        SandboxId sandbox() {
            return new SandboxId(connection, match.name());
        }

        EngineRequest bare(List<Header> headers) {
            return new EngineRequest(request.getMethod(), path.raw(), request.getQueryString(), headers, null);
        }

        EngineRequest bare() {
            return bare(EngineHeaders.forEngine(request, false));
        }

        EngineRequest compressed() {
            return bare(EngineHeaders.forEngine(request, true));
        }

        EngineRequest full() {
            byte[] bytes = RequestBody.read(request);
            return bytes.length == 0 ? bare() : bare().withContent(bytes);
        }

        PassThroughCreate creation() {
            String team = request.getHeader(EngineHeaders.TEAM);
            var body = CreateBody.read(() -> RequestBody.read(request));
            return new PassThroughCreate(caller.actor(), connection, team, bare(), body);
        }

        List<String> idempotencyKeys() {
            return Collections.list(request.getHeaders(EngineHeaders.IDEMPOTENCY_KEY));
        }

        GatewayEndpoint endpoint(EndpointAccess endpointAccess) {
            var port = path.steps().getLast();
            var address = EngineHeaders.host(request) + request.getContextPath() + "/v1/sandboxes/" + match.name()
                    + "/proxy/" + port;
            return new GatewayEndpoint(
                    address,
                    () -> endpointAccess
                            .issue(caller.reference(), sandbox(), Integer.parseInt(port))
                            .map(value -> new Header(EndpointAccess.HEADER, value))
                            .orElse(null));
        }
    }

    private EngineResponse answer(Call call) {
        var actor = call.caller().actor();
        return switch (call.match().route()) {
            case CREATE -> creations.create(call.caller(), call.creation(), call.idempotencyKeys());
            case LIST -> listing.list(actor, call.connection(), call.bare());
            case GET -> sandboxes.get(actor, call.sandbox(), call.bare());
            case DELETE -> perform(call, PassThroughOperation.of(SandboxAction.DELETE));
            case PATCH_METADATA ->
                sandboxes.patch(actor, call.sandbox(), call.bare(), () -> RequestBody.read(call.request()));
            case PAUSE -> perform(call, PassThroughOperation.of(SandboxAction.PAUSE));
            case RESUME -> perform(call, PassThroughOperation.of(SandboxAction.RESUME));
            case RENEW -> perform(call, PassThroughOperation.of(SandboxAction.RENEW));
            case TAKE_SNAPSHOT -> perform(call, PassThroughOperation.of(SandboxAction.SNAPSHOT));
            case OTHER -> sandboxes.passOn(actor, call.sandbox(), call.bare(), () -> RequestBody.read(call.request()));
            case ENDPOINT ->
                sandboxes.endpoint(
                        actor,
                        call.sandbox(),
                        call.bare(EngineHeaders.withHost(call.request())),
                        call.endpoint(endpointAccess));
            case LOGS, EVENTS -> sandboxes.read(actor, call.sandbox(), "read-diagnostics", call.compressed());
            case INSPECT, SUMMARY -> sandboxes.reveal(actor, call.sandbox(), "reveal-diagnostics", call.compressed());
            case PROXY -> throw new IllegalStateException("Calls to ports are answered before.");
            case LIST_SNAPSHOTS -> snapshots.list(actor, call.connection(), call.bare());
            case GET_SNAPSHOT ->
                snapshots.get(actor, call.connection(), call.match().name(), call.bare());
            case DELETE_SNAPSHOT ->
                snapshots.delete(actor, call.connection(), call.match().name(), call.bare());
            case READ_POLICY -> sandboxes.read(actor, call.sandbox(), "read-network-policy", call.bare());
            case REPLACE_POLICY, PATCH_POLICY, DELETE_POLICY ->
                perform(call, PassThroughOperation.CHANGE_NETWORK_POLICY);
            case CREATE_TEMPLATE -> templates.create(call.creation());
            case LIST_TEMPLATES -> templates.list(actor, call.connection(), call.bare());
            case GET_TEMPLATE ->
                templates.get(actor, call.connection(), call.match().name(), call.bare());
            case DELETE_TEMPLATE ->
                templates.delete(actor, call.connection(), call.match().name(), call.bare());
            case LIST_POOLS, GET_POOL -> pools.read(actor, call.connection(), call.bare());
            case CREATE_POOL -> pools.change(actor, call.connection(), null, call::full);
            case CHANGE_POOL, DELETE_POOL ->
                pools.change(actor, call.connection(), call.match().name(), call::full);
            case TELL_METRICS -> pools.send(actor, call.connection(), call.full());
        };
    }

    private EngineResponse perform(Call call, PassThroughOperation operation) {
        return sandboxes.perform(call.caller().actor(), call.sandbox(), operation, call::full);
    }

    /// Redirects to the path without its last slash, as the engine does.
    private static void redirect(HttpServletRequest request, HttpServletResponse response) {
        String uri = request.getRequestURI();
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        response.setStatus(HttpServletResponse.SC_TEMPORARY_REDIRECT);
        response.setHeader("Location", uri.substring(0, uri.length() - 1) + query);
    }
}
