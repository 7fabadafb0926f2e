package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.Call;
import io.sandboxconsole.simulator.engine.Engine;
import io.sandboxconsole.simulator.engine.ErrorReply;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.Request;
import io.sandboxconsole.simulator.engine.Route;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Simulates the OpenSandbox server: request id, then authentication, then routing, then the route's own rules.
public final class OpenSandboxEngine implements Engine {

    static final String MOUNT = "/opensandbox";

    private static final String VERSION_PREFIX = "/v1";
    private static final String REQUEST_ID = "X-Request-ID";
    private static final List<String> OPEN = List.of("/health", "/version", "/docs", "/redoc", "/openapi.json");
    private static final Pattern PROXY = Pattern.compile("(/v1)?/sandboxes/[^/]+/proxy/\\d+(/.*)?");

    private final EngineState state;
    private final List<Route> routes;
    private volatile String key;

    public OpenSandboxEngine(EngineState state) {
        this.state = state;
        this.routes = OpenSandboxRoutes.of(state);
        this.key = state.settings().key();
    }

    public void acceptKey(String accepted) {
        key = accepted;
    }

    @Override
    public String mount() {
        return MOUNT;
    }

    @Override
    public String pathOf(Request request) {
        return isVersioned(request) ? request.path().substring(VERSION_PREFIX.length()) : request.path();
    }

    @Override
    public String routeOf(Request request) {
        return routes.stream()
                .filter(route ->
                        route.takes(request.method()) && matched(route, request).isPresent())
                .findFirst()
                .map(Route::name)
                .orElse(request.method() + " (unknown)");
    }

    @Override
    public Reply answer(Request request) {
        state.catchUp();
        try {
            authenticate(request);
            return identified(request, route(request));
        } catch (ErrorReply errorReply) {
            return identified(request, errorReply.reply());
        } catch (RuntimeException unforeseen) {
            System.getLogger(OpenSandboxEngine.class.getName())
                    .log(System.Logger.Level.ERROR, "The simulator failed to answer a call.", unforeseen);
            return Reply.text(500, "Internal Server Error");
        }
    }

    @Override
    public Reply failure(Request request, int status, String message) {
        return new ErrorReply(status, "GENERAL::UNKNOWN_ERROR", message).reply();
    }

    @Override
    public Reply rateLimited(Request request, int seconds) {
        return new ErrorReply(429, "GENERAL::RATE_LIMITED", "A scripted fault limits the rate.")
                .reply()
                .with("Retry-After", String.valueOf(seconds));
    }

    private static Reply identified(Request request, Reply reply) {
        String id = request.header(REQUEST_ID)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
        return reply.with(REQUEST_ID, id).with("Vary", "Origin");
    }

    private void authenticate(Request request) {
        String path = request.path();
        boolean proxied = PROXY.matcher(path).matches() && !path.contains("..");
        if (key.isBlank() || proxied || OPEN.stream().anyMatch(path::startsWith)) {
            return;
        }
        String given = request.header("OPEN-SANDBOX-API-KEY")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new ErrorReply(401, "MISSING_API_KEY", "This call needs an API key."));
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8))) {
            throw new ErrorReply(401, "INVALID_API_KEY", "The API key is not accepted.");
        }
    }

    private Reply route(Request request) {
        boolean known = false;
        for (Route route : routes) {
            Optional<Map<String, String>> variables = matched(route, request);
            if (variables.isPresent() && route.takes(request.method())) {
                return route.handler().apply(new Call(request, variables.get()));
            }
            known |= variables.isPresent();
        }
        if (known) {
            return detail(405, "Method Not Allowed");
        }
        return slashed(request) ? redirect(request) : detail(404, "Not Found");
    }

    private Optional<Map<String, String>> matched(Route route, Request request) {
        return route.match(pathOf(request), isVersioned(request));
    }

    private boolean slashed(Request request) {
        String path = pathOf(request);
        return path.endsWith("/")
                && routes.stream()
                        .anyMatch(route -> route.match(path.substring(0, path.length() - 1), isVersioned(request))
                                .isPresent());
    }

    private static Reply redirect(Request request) {
        String path = request.path().substring(0, request.path().length() - 1);
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        return Reply.empty(307).with("Location", "http://" + request.host() + request.mount() + path + query);
    }

    private static Reply detail(int status, String text) {
        return Reply.json(
                status,
                json -> json.writeStartObject()
                        .writeStringProperty("detail", text)
                        .writeEndObject());
    }

    private static boolean isVersioned(Request request) {
        return request.path().startsWith(VERSION_PREFIX + "/");
    }
}
