package io.sandboxconsole.gateway;

import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.gateway.GatewayRoute.Match;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.passthrough.CreateBody;
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

    EngineRoutes(
            Guard guard,
            ConnectionSelector connections,
            GatewayCreations creations,
            PassThroughSandboxes sandboxes,
            PassThroughListing listing,
            PassThroughSnapshots snapshots,
            PassThroughTemplates templates,
            PassThroughPools pools) {
        this.guard = guard;
        this.connections = connections;
        this.creations = creations;
        this.sandboxes = sandboxes;
        this.listing = listing;
        this.snapshots = snapshots;
        this.templates = templates;
        this.pools = pools;
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
        boolean inside = destination.match().route() == GatewayRoute.PROXY;
        try (var answer =
                answer(new Call(caller, connections.of(caller), destination.match(), destination.path(), request))) {
            ResponseWriter.write(answer, response, inside);
        } catch (EngineRejection refused) {
            ResponseWriter.write(refused.answer(), response, inside);
        } catch (RequestRefused invalid) {
            throw new ApiError(400, invalid.code(), String.valueOf(invalid.getMessage()));
        }
    }

    /// The path and the route of a request.
    private record Destination(RequestPath path, Match match) {

        /// @throws ApiError if no route matches, or the request is a WebSocket upgrade
        static Destination of(HttpServletRequest request) {
            var path = RequestPath.of(request);
            var match = GatewayRoute.match(request.getMethod(), path);
            // Other upgrades, such as the HTTP/2 upgrade that some clients begin with, are ignored.
            if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
                throw new ApiError(
                        501, "UPGRADE_NOT_SUPPORTED", "The gateway passes HTTP requests on, but no WebSockets.");
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

        EngineRequest streamed() {
            var headers = EngineHeaders.forSandbox(request);
            return new EngineRequest(
                    request.getMethod(), path.raw(), request.getQueryString(), headers, RequestBody.stream(request));
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
                sandboxes.endpoint(actor, call.sandbox(), call.bare(EngineHeaders.withHost(call.request())));
            case LOGS, EVENTS -> sandboxes.read(actor, call.sandbox(), "read-diagnostics", call.compressed());
            case INSPECT, SUMMARY -> sandboxes.reveal(actor, call.sandbox(), "reveal-diagnostics", call.compressed());
            case PROXY -> sandboxes.inside(actor, call.sandbox(), call.streamed());
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
