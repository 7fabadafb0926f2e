package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.sandbox.passthrough.EngineProxies.Entrance;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.provider.EngineRequest.Header;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads an endpoint for a caller. An address through the engine's server becomes one through the gateway, because
/// callers reach the engine only here; any other address is passed on as it is.
///
/// @param gateway the gateway's address of the same port
record EndpointRewriting(Entrance entrance, GatewayEndpoint gateway) {

    private static final String THROUGH_SERVER = "use_server_proxy";

    private static final String ADDRESS = "endpoint";

    /// The engine's spellings of a true flag.
    private static final Set<String> TRUE = Set.of("true", "1", "yes", "on", "t", "y");

    /// Answers with the engine's headers, and through the server with the gateway's own beside them.
    ///
    /// @throws io.sandboxconsole.sandbox.provider.EngineRejection if the engine rejects the call
    EngineResponse withCredentials(EngineRequest call) {
        var answer = entrance.granted(entrance.send(call));
        return throughServer(call) ? rewritten(answer, this::throughGateway) : answer;
    }

    /// Answers with only the address: an unknown member might be a credential, too.
    EngineResponse withoutCredentials(EngineRequest call) {
        var query = QueryString.of(call.query()).without("expires");
        var answer = entrance.send(call.withQuery(query.text()));
        boolean through = throughServer(call);
        return rewritten(
                answer,
                endpoint -> JsonMapper.shared()
                        .createObjectNode()
                        .put(ADDRESS, through ? ours(endpoint) : address(endpoint)));
    }

    private EngineResponse rewritten(EngineResponse answer, UnaryOperator<ObjectNode> change) {
        byte[] bytes = entrance.whole(answer);
        if (answer.status() != 200) {
            return EngineResponse.of(answer.status(), answer.headers(), bytes);
        }
        byte[] changed = change.apply(entrance.understood(bytes, EndpointRewriting::object))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        List<Header> headers = answer.headers().stream()
                .filter(header -> !header.name().equalsIgnoreCase("Content-Length"))
                .toList();
        return EngineResponse.of(200, headers, changed);
    }

    private ObjectNode throughGateway(ObjectNode endpoint) {
        endpoint.put(ADDRESS, ours(endpoint));
        @Nullable Header access = gateway.access().get();
        if (access != null) {
            var headers = endpoint.get("headers") instanceof ObjectNode own ? own : endpoint.putObject("headers");
            headers.put(access.name(), access.value());
        }
        return endpoint;
    }

    /// Returns the gateway's address, with what the engine's says behind the port, such as a signature.
    private String ours(ObjectNode endpoint) {
        String engines = address(endpoint);
        String route = gateway.address().substring(gateway.address().lastIndexOf("/sandboxes/"));
        int found = engines.indexOf(route);
        return gateway.address() + (found < 0 ? "" : engines.substring(found + route.length()));
    }

    private static String address(ObjectNode endpoint) {
        return endpoint.path(ADDRESS).asString("");
    }

    private static boolean throughServer(EngineRequest call) {
        return QueryString.of(call.query())
                .last(THROUGH_SERVER)
                .map(flag -> TRUE.contains(flag.strip().toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    private static ObjectNode object(byte[] bytes) {
        try {
            if (JsonMapper.shared().readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException malformed) {
            // Its message might quote the engine's data.
            throw new IllegalArgumentException("The answer is not JSON.");
        }
        throw new IllegalArgumentException("The answer is no object.");
    }
}
