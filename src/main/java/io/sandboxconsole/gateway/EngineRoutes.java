package io.sandboxconsole.gateway;

import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.gateway.GatewayRoute.Match;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.CreateBody;
import io.sandboxconsole.sandbox.EngineAnswer;
import io.sandboxconsole.sandbox.EngineCall;
import io.sandboxconsole.sandbox.EngineCall.Header;
import io.sandboxconsole.sandbox.EngineRefused;
import io.sandboxconsole.sandbox.PassThroughCreate;
import io.sandboxconsole.sandbox.RawListing;
import io.sandboxconsole.sandbox.RawPools;
import io.sandboxconsole.sandbox.RawSandboxes;
import io.sandboxconsole.sandbox.RawSnapshots;
import io.sandboxconsole.sandbox.RawStep;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/// Serves the routes below `/v1` by passing bytes to the engine and back. What each route takes is decided and recorded
/// by the services of `sandbox`.
@Component
class EngineRoutes implements Routes {

    /// A call that leads nowhere. Nothing was decided, so no permission is named.
    private static final Operation NOWHERE = new Operation("call", Permission.VIEW_SANDBOX, Target.CONSOLE);

    private final Guard guard;

    private final ServedConnection served;

    private final GatewayCreations creations;

    private final RawSandboxes sandboxes;

    private final RawListing listing;

    private final RawSnapshots snapshots;

    private final RawPools pools;

    EngineRoutes(
            Guard guard,
            ServedConnection served,
            GatewayCreations creations,
            RawSandboxes sandboxes,
            RawListing listing,
            RawSnapshots snapshots,
            RawPools pools) {
        this.guard = guard;
        this.served = served;
        this.creations = creations;
        this.sandboxes = sandboxes;
        this.listing = listing;
        this.snapshots = snapshots;
        this.pools = pools;
    }

    @Override
    public void answer(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Way way;
        try {
            way = Way.of(request);
        } catch (GatewayRefusal nowhere) {
            guard.failed(caller.actor(), NOWHERE, nowhere);
            throw nowhere;
        }
        if (way.path().slashed()) {
            redirect(request, response);
            return;
        }
        boolean inside = way.match().route() == GatewayRoute.PROXY;
        try (var answer = answer(new Call(caller, served.of(caller), way.match(), way.path(), request))) {
            AnswerWriter.write(answer, response, inside);
        } catch (EngineRefused refused) {
            AnswerWriter.write(refused.answer(), response, inside);
        } catch (RequestRefused invalid) {
            throw new GatewayRefusal(400, invalid.code(), String.valueOf(invalid.getMessage()));
        }
    }

    /// Where a request leads.
    private record Way(CallPath path, Match match) {

        /// @throws GatewayRefusal if it leads nowhere
        static Way of(HttpServletRequest request) {
            var path = CallPath.of(request);
            var match = GatewayRoute.match(request.getMethod(), path);
            // Any other upgrade, such as the offer of HTTP/2 that some clients begin with, is one to be left alone.
            if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
                throw new GatewayRefusal(
                        501, "UPGRADE_NOT_SUPPORTED", "The gateway passes HTTP requests on, but no WebSockets.");
            }
            return new Way(path, match);
        }
    }

    /// A caller's request on its way to a route.
    private record Call(
            Caller caller, ConnectionId connection, Match match, CallPath path, HttpServletRequest request) {

        SandboxId sandbox() {
            return new SandboxId(connection, match.name());
        }

        EngineCall bare(List<Header> headers) {
            return new EngineCall(request.getMethod(), path.raw(), request.getQueryString(), headers, null);
        }

        EngineCall bare() {
            return bare(EngineHeaders.forEngine(request, false));
        }

        EngineCall compressed() {
            return bare(EngineHeaders.forEngine(request, true));
        }

        EngineCall full() {
            byte[] bytes = CallBody.read(request);
            return bytes.length == 0 ? bare() : bare().withContent(bytes);
        }

        PassThroughCreate creation() {
            String team = request.getHeader(EngineHeaders.TEAM);
            var body = CreateBody.read(() -> CallBody.read(request));
            return new PassThroughCreate(caller.actor(), connection, team, bare(), body);
        }

        List<String> idempotencyKeys() {
            return Collections.list(request.getHeaders(EngineHeaders.IDEMPOTENCY_KEY));
        }

        EngineCall streamed() {
            var headers = EngineHeaders.forSandbox(request);
            return new EngineCall(
                    request.getMethod(), path.raw(), request.getQueryString(), headers, CallBody.stream(request));
        }
    }

    private EngineAnswer answer(Call call) {
        var actor = call.caller().actor();
        return switch (call.match().route()) {
            case CREATE -> creations.create(call.caller(), call.creation(), call.idempotencyKeys());
            case LIST -> listing.list(actor, call.connection(), call.bare());
            case GET -> sandboxes.get(actor, call.sandbox(), call.bare());
            case DELETE -> step(call, RawStep.of(SandboxAction.DELETE));
            case PATCH_METADATA ->
                sandboxes.patch(actor, call.sandbox(), call.bare(), () -> CallBody.read(call.request()));
            case PAUSE -> step(call, RawStep.of(SandboxAction.PAUSE));
            case RESUME -> step(call, RawStep.of(SandboxAction.RESUME));
            case RENEW -> step(call, RawStep.of(SandboxAction.RENEW));
            case TAKE_SNAPSHOT -> step(call, RawStep.of(SandboxAction.SNAPSHOT));
            case OTHER -> step(call, RawStep.UNKNOWN);
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
            case LIST_POOLS, GET_POOL -> pools.read(actor, call.connection(), call.bare());
            case CREATE_POOL -> pools.change(actor, call.connection(), null, call::full);
            case CHANGE_POOL, DELETE_POOL ->
                pools.change(actor, call.connection(), call.match().name(), call::full);
            case TELL_METRICS -> pools.tell(actor, call.connection(), call.full());
        };
    }

    private EngineAnswer step(Call call, RawStep step) {
        return sandboxes.perform(call.caller().actor(), call.sandbox(), step, call::full);
    }

    /// As the engine does it, to an address of ours.
    private static void redirect(HttpServletRequest request, HttpServletResponse response) {
        String uri = request.getRequestURI();
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        response.setStatus(HttpServletResponse.SC_TEMPORARY_REDIRECT);
        response.setHeader("Location", uri.substring(0, uri.length() - 1) + query);
    }
}
