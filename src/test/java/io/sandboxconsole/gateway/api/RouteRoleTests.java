package io.sandboxconsole.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/// Tests every role at every route about sandboxes, keys, locks, connections and the caller.
class RouteRoleTests extends ApiConsole {

    private static final List<Role> PEOPLE = List.of(Role.VIEWER, Role.OPERATOR, Role.LEAD, Role.AUDITOR, Role.ADMIN);

    private static final String ALL = "yyyyy";

    private static final String CHANGE = "nyyny";

    /// In the order viewer, operator, lead, auditor, admin: `y` is let through, `n` denied.
    private static final Map<String, String> EXPECTED = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /api/me", ALL),
            Map.entry("GET /api/sign-in", ALL),
            Map.entry("GET /api/sandboxes", ALL),
            Map.entry("POST /api/sandboxes", CHANGE),
            Map.entry("GET /api/sandboxes/{connection}/{id}", ALL),
            Map.entry("DELETE /api/sandboxes/{connection}/{id}", CHANGE),
            Map.entry("DELETE /api/sandboxes/{connection}/{id}/pending-deletion", CHANGE),
            Map.entry("POST /api/sandboxes/{connection}/{id}/pause", CHANGE),
            Map.entry("POST /api/sandboxes/{connection}/{id}/resume", CHANGE),
            Map.entry("POST /api/sandboxes/{connection}/{id}/start", CHANGE),
            Map.entry("POST /api/sandboxes/{connection}/{id}/stop", CHANGE),
            Map.entry("POST /api/sandboxes/{connection}/{id}/archive", CHANGE),
            Map.entry("POST /api/sandboxes/{connection}/{id}/recover", CHANGE),
            Map.entry("POST /api/sandboxes/{connection}/{id}/touch", CHANGE),
            Map.entry("POST /api/sandboxes/{connection}/{id}/backup", CHANGE),
            Map.entry("POST /api/sandboxes/{connection}/{id}/renew", CHANGE),
            Map.entry("PATCH /api/sandboxes/{connection}/{id}/metadata", CHANGE),
            Map.entry("PATCH /api/sandboxes/{connection}/{id}/intervals", CHANGE),
            Map.entry("PUT /api/sandboxes/{connection}/{id}/open-ports", CHANGE),
            Map.entry("POST /api/sandboxes/{connection}/{id}/resize", CHANGE),
            Map.entry("POST /api/sandboxes/{connection}/{id}/fork", CHANGE),
            Map.entry("GET /api/sandboxes/{connection}/{id}/snapshots", ALL),
            Map.entry("POST /api/sandboxes/{connection}/{id}/snapshots", CHANGE),
            Map.entry("DELETE /api/sandboxes/{connection}/{id}/snapshots/{snapshot}", CHANGE),
            Map.entry("GET /api/sandboxes/{connection}/{id}/endpoints/{port}", "yyyny"),
            Map.entry("POST /api/sandboxes/{connection}/{id}/endpoints/{port}", CHANGE),
            Map.entry("POST /api/sandboxes/{connection}/{id}/ssh-access", CHANGE),
            Map.entry("DELETE /api/sandboxes/{connection}/{id}/ssh-access", CHANGE),
            Map.entry("GET /api/sandboxes/{connection}/{id}/logs", ALL),
            Map.entry("GET /api/sandboxes/{connection}/{id}/events", ALL),
            Map.entry("POST /api/sandboxes/{connection}/{id}/lock", CHANGE),
            // Nothing is locked then, and there is nothing to deny.
            Map.entry("DELETE /api/sandboxes/{connection}/{id}/lock", ALL),
            Map.entry("GET /api/facets", ALL),
            Map.entry("GET /api/creators", ALL),
            Map.entry("GET /api/overview", ALL),
            Map.entry("GET /api/connections", ALL),
            Map.entry("GET /api/connections/{id}", ALL),
            Map.entry("GET /api/connections/{id}/checks", "nnnyy"),
            Map.entry("POST /api/connections/{id}/checks", "nnnyy"),
            Map.entry("POST /api/connections/{id}/refresh", "nnnny"),
            Map.entry("GET /api/connections/{id}/offers", ALL),
            Map.entry("GET /api/keys", ALL),
            Map.entry("GET /api/keys/{id}", ALL),
            Map.entry("POST /api/keys", "nnyny"),
            Map.entry("PATCH /api/keys/{id}", ALL),
            Map.entry("POST /api/keys/{id}/rotate", ALL),
            Map.entry("POST /api/keys/{id}/revoke", ALL),
            Map.entry("DELETE /api/keys/{id}", ALL),
            Map.entry("GET /api/locks", ALL),
            Map.entry("POST /api/locks", "nnyny"),
            Map.entry("DELETE /api/locks/{id}", ALL)));

    private static final Map<String, Object> BODIES = Map.of(
            "POST /api/sandboxes",
                    Map.of("connection", "prod", "image", "python:3.12", "entrypoint", List.of("a"), "team", "matrix"),
            "renew", Map.of("lifetime", "PT2H"),
            "metadata", Map.of("set", Map.of("a", "b")),
            "intervals", Map.of("stop", "PT45M"),
            "open-ports", Map.of("open", false),
            "resize", Map.of("cpu", 2),
            "lock", Map.of("reason", "Demo"),
            "POST /api/keys", Map.of("name", "Matrix", "team", "matrix", "role", "viewer"),
            "POST /api/locks", Map.of("labelKey", "matrix", "labelValue", "x", "team", "matrix", "reason", "Demo"),
            "PATCH /api/keys/{id}", Map.of("name", "Other"));

    @Test
    void every_route_of_these_subjects_is_asserted() throws ClassNotFoundException {
        assertThat(routes()).isEqualTo(EXPECTED.keySet());
    }

    /// One test for all cells, which share a sandbox per role: each change is decided before its engine says what
    /// it thinks of it.
    @Test
    void every_role_is_let_through_where_it_may_and_denied_elsewhere() {
        List<String> wrong = new ArrayList<>();
        for (int column = 0; column < PEOPLE.size(); column++) {
            String role = PEOPLE.get(column).name().toLowerCase();
            String authorization = token("matrix-" + role, role, "matrix");
            String own = running("matrix-" + role, "matrix", "ann");
            String foreign = running("foreign-" + role, "matrix-elsewhere", "bob");
            boolean overseer = role.equals("auditor") || role.equals("admin");
            for (var row : inOrder()) {
                char expected = row.getValue().charAt(column);
                var answer = call(row.getKey(), own, authorization);
                boolean denied = answer.status() == 403;
                if (denied != (expected == 'n') || answer.status() == 401 || answer.status() == 500) {
                    wrong.add("%s as %s: %d %s".formatted(row.getKey(), role, answer.status(), answer.body()));
                }
                if (!overseer && row.getKey().contains("{connection}")) {
                    var hidden = call(row.getKey(), foreign, authorization);
                    if (hidden.status() != 404 || hidden.body().contains("matrix-elsewhere")) {
                        wrong.add("%s as %s, foreign: %d %s"
                                .formatted(row.getKey(), role, hidden.status(), hidden.body()));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// What ends the sandbox comes last.
    private static List<Map.Entry<String, String>> inOrder() {
        List<Map.Entry<String, String>> rows = new ArrayList<>(EXPECTED.entrySet());
        rows.removeIf(row -> row.getKey().equals("DELETE /api/sandboxes/{connection}/{id}"));
        rows.add(Map.entry(
                "DELETE /api/sandboxes/{connection}/{id}",
                EXPECTED.getOrDefault("DELETE /api/sandboxes/{connection}/{id}", "")));
        return rows;
    }

    private Answer call(String route, String sandbox, String authorization) {
        String[] words = route.split(" ");
        boolean connection = route.contains("/connections/");
        String path = words[1].replace("{connection}/{id}", "prod/" + sandbox)
                .replace("{id}", connection ? "prod" : UUID.randomUUID().toString())
                .replace("{port}", "8080")
                .replace("{snapshot}", "none");
        String last = words[1].substring(words[1].lastIndexOf('/') + 1);
        Object body = BODIES.getOrDefault(
                route, words[0].equals("GET") || words[0].equals("DELETE") ? null : BODIES.get(last));
        return call(words[0], path, authorization, body);
    }

    private static Set<String> routes() throws ClassNotFoundException {
        Set<String> routes = new TreeSet<>();
        for (Class<?> controller : OpenApiDocument.controllers()) {
            boolean ours = Set.of("account", "connection", "key", "lock", "sandbox")
                    .contains(controller.getPackageName().replaceFirst(".*\\.", ""));
            if (ours) {
                String root = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class)
                        .path()[0];
                Arrays.stream(controller.getDeclaredMethods())
                        .map(method -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
                        .filter(route -> route != null)
                        .forEach(route -> routes.add(
                                route.method()[0] + " " + root + (route.path().length == 0 ? "" : route.path()[0])));
            }
        }
        return routes;
    }
}
