package io.sandboxconsole.gateway.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Valid bodies for the routes of `/api` that take one.
final class RouteBodies {

    private static final Map<String, Object> REASON = Map.of("reason", "Demo");

    /// By the route, or by the last word of its path.
    private static final Map<String, Map<String, Object>> BODIES = Map.ofEntries(
            Map.entry("renew", Map.of("lifetime", "PT2H")),
            Map.entry("metadata", Map.of("set", Map.of("a", "b"))),
            Map.entry("intervals", Map.of("stop", "PT45M")),
            Map.entry("open-ports", Map.of("open", false)),
            Map.entry("resize", Map.of("cpu", 2)),
            Map.entry("lock", REASON),
            Map.entry("hold", REASON),
            Map.entry("release", REASON),
            Map.entry("repeat", Map.of()),
            Map.entry("PATCH /api/locks/{id}", Map.of("reason", "Longer")),
            Map.entry("PATCH /api/keys/{id}", Map.of("name", "Other")),
            Map.entry("POST /api/plans", Map.of("action", "pause", "filter", "")),
            Map.entry(
                    "POST /api/sandboxes",
                    Map.of("connection", "prod", "image", "python:3.12", "entrypoint", List.of("a"))),
            Map.entry("POST /api/keys", Map.of("role", "viewer")),
            Map.entry("POST /api/locks", Map.of("labelKey", "matrix", "reason", "Demo")));

    private RouteBodies() {}

    /// Returns the body of a route, absent where it takes none, with further members.
    ///
    /// @param members names and values in turn
    static @Nullable Object of(String route, String... members) {
        if (route.startsWith("GET ") || route.startsWith("DELETE ")) {
            return null;
        }
        var found = BODIES.getOrDefault(route, BODIES.get(route.substring(route.lastIndexOf('/') + 1)));
        if (found == null || members.length == 0) {
            return found;
        }
        Map<String, Object> body = new HashMap<>(found);
        for (int i = 0; i < members.length; i += 2) {
            body.put(members[i], members[i + 1]);
        }
        return body;
    }
}
