package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.engine.Call;
import io.sandboxconsole.simulator.engine.Engine;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/// Simulates the Daytona server: every answer, errors included, has the version header, and all errors share one body.
public final class DaytonaEngine implements Engine {

    public static final String MOUNT = "/daytona";

    private static final String PREFIX = "/api";

    private final EngineState engineState;
    private final List<CheckedRoute> routes;
    private final RequestGate gate;

    DaytonaEngine(EngineState engineState, RequestGate gate) {
        this.engineState = engineState;
        this.gate = gate;
        this.routes = Routes.of(engineState);
    }

    @Override
    public String mount() {
        return MOUNT;
    }

    @Override
    public String pathOf(Request request) {
        return isApi(request) ? request.path().substring(PREFIX.length()) : request.path();
    }

    @Override
    public String routeOf(Request request) {
        return matching(request).map(matched -> matched.route().path().name()).orElse(request.method() + " (unknown)");
    }

    @Override
    public Reply answer(Request request) {
        Instant now = engineState.catchUp();
        if (!isApi(request)) {
            return Reply.of(
                    200,
                    "text/html; charset=utf-8",
                    out -> out.write("<!doctype html>".getBytes(StandardCharsets.UTF_8)));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        Reply reply;
        try {
            reply = dispatch(request, headers, now);
        } catch (HttpProblem problem) {
            reply = failure(request, problem.status(), problem.text());
        } catch (RuntimeException unforeseen) {
            System.getLogger(DaytonaEngine.class.getName())
                    .log(System.Logger.Level.ERROR, "The simulator failed to answer a call.", unforeseen);
            reply = failure(request, 500, "An unexpected error occurred.");
        }
        for (Map.Entry<String, String> header : headers.entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return versioned(reply);
    }

    @Override
    public Reply failure(Request request, int status, String message) {
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        return versioned(JsonValues.reply(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("path", request.path() + query)
                        .put("timestamp", JsonValues.time(engineState.now()))
                        .put("statusCode", status)
                        .put("error", HttpProblem.phrase(status))
                        .put("message", message)));
    }

    @Override
    public Reply rateLimited(Request request, int seconds) {
        return failure(request, 429, "ThrottlerException: Too Many Requests")
                .with("Retry-After-authenticated", String.valueOf(seconds));
    }

    private Reply versioned(Reply reply) {
        return reply.with("X-Daytona-Api-Version", engineState.behaviour().version());
    }

    private Reply dispatch(Request request, Map<String, String> headers, Instant now) {
        Optional<Matched> found = matching(request);
        boolean open = found.map(matched -> matched.route().access() == CheckedRoute.Access.PUBLIC)
                .orElse(false);
        gate.refuseLockedOut(open, headers, now);
        Matched matched = found.orElseThrow(
                () -> new HttpProblem(404, "Cannot %s %s".formatted(request.method(), request.path())));
        return gate.pass(matched.route(), new Call(request, matched.variables()), headers, now);
    }

    /// A route and the values of its variables.
    private record Matched(CheckedRoute route, Map<String, String> variables) {}

    private Optional<Matched> matching(Request request) {
        String path = pathOf(request);
        for (CheckedRoute route : routes) {
            if (route.path().takes(request.method()) && exists(route.path().template())) {
                Optional<Map<String, String>> variables = route.path().match(path, false);
                if (variables.isPresent()) {
                    return Optional.of(new Matched(route, variables.get()));
                }
            }
        }
        return Optional.empty();
    }

    private boolean exists(String template) {
        return switch (template) {
            case "/sandbox/{id}/resize" -> engineState.behaviour().has(DaytonaBehaviour.Switch.RESIZE);
            case "/sandbox/{id}/autopause/{minutes}", "/sandbox/{id}/ttl/{minutes}", "/audit/scenarios" ->
                engineState.behaviour().isNewest();
            default -> true;
        };
    }

    private static boolean isApi(Request request) {
        return request.path().startsWith(PREFIX + "/");
    }
}
