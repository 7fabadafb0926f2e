package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.response.ApiError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The routes below `/v1`. A `*` stands for the name of a sandbox, snapshot, template, pool or port.
enum GatewayRoute {
    CREATE("POST", "/sandboxes"),
    LIST("GET", "/sandboxes"),
    GET("GET", "/sandboxes/*"),
    DELETE("DELETE", "/sandboxes/*"),
    PATCH_METADATA("PATCH", "/sandboxes/*/metadata"),
    PAUSE("POST", "/sandboxes/*/pause"),
    RESUME("POST", "/sandboxes/*/resume"),
    RENEW("POST", "/sandboxes/*/renew-expiration"),
    ENDPOINT("GET", "/sandboxes/*/endpoints/*"),
    TAKE_SNAPSHOT("POST", "/sandboxes/*/snapshots"),
    LOGS("GET", "/sandboxes/*/diagnostics/logs"),
    EVENTS("GET", "/sandboxes/*/diagnostics/events"),
    INSPECT("GET", "/sandboxes/*/diagnostics/inspect"),
    SUMMARY("GET", "/sandboxes/*/diagnostics/summary"),
    READ_POLICY("GET", "/sandboxes/*/networkpolicy"),
    REPLACE_POLICY("PUT", "/sandboxes/*/networkpolicy"),
    PATCH_POLICY("PATCH", "/sandboxes/*/networkpolicy"),
    DELETE_POLICY("DELETE", "/sandboxes/*/networkpolicy"),
    LIST_SNAPSHOTS("GET", "/snapshots"),
    GET_SNAPSHOT("GET", "/snapshots/*"),
    DELETE_SNAPSHOT("DELETE", "/snapshots/*"),
    CREATE_TEMPLATE("POST", "/templates"),
    LIST_TEMPLATES("GET", "/templates"),
    GET_TEMPLATE("GET", "/templates/*"),
    DELETE_TEMPLATE("DELETE", "/templates/*"),
    CREATE_POOL("POST", "/pools"),
    LIST_POOLS("GET", "/pools"),
    GET_POOL("GET", "/pools/*"),
    CHANGE_POOL("PUT", "/pools/*"),
    DELETE_POOL("DELETE", "/pools/*"),
    TELL_METRICS("POST", "/metrics/events"),
    /// Any method, to a process that listens inside the sandbox.
    PROXY(null, "/sandboxes/*/proxy/*"),
    /// Any method, to a sandbox's route that only a later version of the engine has.
    OTHER(null, "/sandboxes/*/…");

    private static final String WORD = "[a-z][a-z0-9-]*";

    private final @Nullable String method;

    private final String path;

    GatewayRoute(@Nullable String method, String path) {
        this.method = method;
        this.path = path;
    }

    /// A route with the name in its path: the id of a sandbox, or the name of a snapshot, template or pool.
    record Match(GatewayRoute route, String name) {}

    /// @throws ApiError if no route matches the path, or none with this method
    static Match match(String method, RequestPath path) {
        if (path.inside()) {
            return new Match(PROXY, path.steps().get(1));
        }
        List<GatewayRoute> known = Arrays.stream(values())
                .filter(route -> route.leadsTo(path.steps()))
                .toList();
        Optional<Match> found = known.stream()
                .filter(route -> method.equals(route.method))
                .findFirst()
                .map(route ->
                        new Match(route, path.steps().size() > 1 ? path.steps().get(1) : ""));
        if (found.isEmpty() && !known.isEmpty()) {
            throw notAllowed(known);
        }
        return found.or(() -> later(path))
                .orElseThrow(() -> new ApiError(
                        404,
                        "NOT_FOUND",
                        "There is no such route below /v1. Paths are lower-case and without encoding."));
    }

    private static Optional<Match> later(RequestPath path) {
        boolean below = path.steps().size() > 2
                && path.steps().getFirst().equals("sandboxes")
                && path.steps().stream().skip(2).limit(1).allMatch(step -> step.matches(WORD))
                && !path.steps().get(2).equals("proxy");
        return below ? Optional.of(new Match(OTHER, path.steps().get(1))) : Optional.empty();
    }

    private static ApiError notAllowed(List<GatewayRoute> known) {
        String allowed = known.stream()
                .map(route -> String.valueOf(route.method))
                .sorted()
                .collect(Collectors.joining(", "));
        return new ApiError(
                405, "METHOD_NOT_ALLOWED", "This route takes %s.".formatted(allowed), Map.of("Allow", allowed));
    }

    /// Returns whether calls of the route count as changes, so that their answers name the row in the trail.
    boolean changes() {
        return switch (this) {
            case CREATE,
                    DELETE,
                    PATCH_METADATA,
                    PAUSE,
                    RESUME,
                    RENEW,
                    TAKE_SNAPSHOT,
                    REPLACE_POLICY,
                    PATCH_POLICY,
                    DELETE_POLICY,
                    DELETE_SNAPSHOT,
                    CREATE_TEMPLATE,
                    DELETE_TEMPLATE,
                    CREATE_POOL,
                    CHANGE_POOL,
                    DELETE_POOL,
                    OTHER -> true;
            case LIST,
                    GET,
                    ENDPOINT,
                    LOGS,
                    EVENTS,
                    INSPECT,
                    SUMMARY,
                    READ_POLICY,
                    LIST_SNAPSHOTS,
                    GET_SNAPSHOT,
                    LIST_TEMPLATES,
                    GET_TEMPLATE,
                    LIST_POOLS,
                    GET_POOL,
                    TELL_METRICS,
                    PROXY -> false;
        };
    }

    private boolean leadsTo(List<String> sent) {
        List<String> steps = List.of(path.substring(1).split("/"));
        if (method == null || sent.size() != steps.size()) {
            return false;
        }
        for (int i = 0; i < sent.size(); i++) {
            if (!steps.get(i).equals("*") && !steps.get(i).equals(sent.get(i))) {
                return false;
            }
        }
        return true;
    }
}
