package io.sandboxconsole.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.apikey.KeyRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Tests every caller at every route, and what each attempt leaves in the trail.
class RouteRoleTests extends ApiConsole {

    /// The callers: people of the team, a key of the team, and a lead and a key of another team.
    private static final List<String> CALLERS =
            List.of("viewer", "operator", "lead", "auditor", "admin", "service", "stranger", "research");

    /// By caller: `y` is let through, `n` denied, `h` hidden, as if there were no such thing. The routes are
    /// called in this order, and what ends the sandbox comes last.
    private static final Map<String, String> EXPECTED = read("""
            GET /api/openapi.json                                     yyyyyyyy
            GET /api/sign-in                                          yyyyyyyy
            GET /api/me                                               yyyyyyyy
            GET /api/sandboxes                                        yyyyyyyy
            GET /api/facets                                           yyyyyyyy
            GET /api/creators                                         yyyyyyyy
            GET /api/overview                                         yyyyyyyy
            GET /api/failures                                         yyyyyyyy
            GET /api/sandboxes/{connection}/{id}                      yyyyyyhh
            GET /api/sandboxes/{connection}/{id}/snapshots            yyyyyyhh
            GET /api/sandboxes/{connection}/{id}/endpoints/{port}     yyynyyhh
            GET /api/sandboxes/{connection}/{id}/logs                 yyyyyyhh
            GET /api/sandboxes/{connection}/{id}/events               yyyyyyhh
            GET /api/sandboxes/{connection}/{id}/timeline             yyyyyyhh
            GET /api/sandboxes/{connection}/{id}/hold                 yyyyyyhh
            GET /api/history                                          yyyyyyyy
            GET /api/history/export                                   yyyyyyyy
            GET /api/holds                                            yyyyyyyy
            GET /api/changes                                          yyyyyyyy
            GET /api/connections                                      yyyyyyyy
            GET /api/connections/{id}                                 yyyyyyyy
            GET /api/connections/{id}/offers                          yyyyyyyy
            GET /api/connections/{id}/checks                          nnnyynnn
            POST /api/connections/{id}/checks                         nnnyynnn
            POST /api/connections/{id}/refresh                        nnnnynnn
            GET /api/doctor                                           nnnyynnn
            GET /api/audit                                            nyyyyyyy
            GET /api/audit/facets                                     nyyyyyyy
            GET /api/audit/entries/{operation}                        nhyyyhhh
            GET /api/audit/entries/{operation}/receipt                nhyyyhhh
            GET /api/audit/export                                     nyyyyyyy
            GET /api/audit/keys                                       yyyyyyyy
            GET /api/audit/events                                     nyyyyyyy
            POST /api/plans                                           nyynyyyy
            GET /api/plans/{id}                                       hyyyyyhh
            GET /api/plans/{id}/items                                 hyyyyyhh
            GET /api/plans/{id}/export                                hyyyyyhh
            POST /api/plans/{id}/repeat                               hyynyyhh
            POST /api/plans/{id}/start                                nyynyyhh
            DELETE /api/plans/{id}                                    nyynyyhh
            GET /api/jobs                                             yyyyyyyy
            GET /api/jobs/{id}                                        hyyyyyhh
            GET /api/jobs/{id}/items                                  hyyyyyhh
            GET /api/jobs/{id}/export                                 hyyyyyhh
            GET /api/jobs/{id}/events                                 hyyyyyhh
            POST /api/jobs/{id}/pause                                 hyynyyhh
            POST /api/jobs/{id}/resume                                hyynyyhh
            POST /api/jobs/{id}/cancel                                hyynyyhh
            POST /api/jobs/{id}/retry                                 hyynyyhh
            GET /api/keys                                             yyyyyyyy
            POST /api/keys                                            nnynynnn
            GET /api/keys/{id}                                        hhyyyhhh
            PATCH /api/keys/{id}                                      hhynyhhh
            POST /api/keys/{id}/rotate                                hhynyhhh
            POST /api/keys/{id}/revoke                                hhynyhhh
            DELETE /api/keys/{id}                                     hhynyhhh
            GET /api/locks                                            yyyyyyyy
            POST /api/locks                                           nnynynnn
            PATCH /api/locks/{id}                                     nnynynhh
            DELETE /api/locks/{id}                                    nnynynhh
            POST /api/sandboxes/{connection}/{id}/lock                nyynynhh
            DELETE /api/sandboxes/{connection}/{id}/lock              nyynynhh
            PUT /api/sandboxes/{connection}/{id}/hold                 nnnyynhh
            POST /api/sandboxes/{connection}/{id}/hold/release        nnnyynhh
            POST /api/sandboxes                                       nyynyynn
            POST /api/sandboxes/{connection}/{id}/pause               nyynyyhh
            POST /api/sandboxes/{connection}/{id}/resume              nyynyyhh
            POST /api/sandboxes/{connection}/{id}/start               nyynyyhh
            POST /api/sandboxes/{connection}/{id}/stop                nyynyyhh
            POST /api/sandboxes/{connection}/{id}/archive             nyynyyhh
            POST /api/sandboxes/{connection}/{id}/recover             nyynyyhh
            POST /api/sandboxes/{connection}/{id}/touch               nyynyyhh
            POST /api/sandboxes/{connection}/{id}/backup              nyynyyhh
            POST /api/sandboxes/{connection}/{id}/renew               nyynyyhh
            PATCH /api/sandboxes/{connection}/{id}/metadata           nyynyyhh
            PATCH /api/sandboxes/{connection}/{id}/intervals          nyynyyhh
            PUT /api/sandboxes/{connection}/{id}/open-ports           nyynyyhh
            POST /api/sandboxes/{connection}/{id}/resize              nyynyyhh
            POST /api/sandboxes/{connection}/{id}/fork                nyynyyhh
            POST /api/sandboxes/{connection}/{id}/snapshots           nyynyyhh
            DELETE /api/sandboxes/{connection}/{id}/snapshots/{snapshot}  nyynyyhh
            POST /api/sandboxes/{connection}/{id}/endpoints/{port}    nyynyyhh
            POST /api/sandboxes/{connection}/{id}/ssh-access          nyynyyhh
            DELETE /api/sandboxes/{connection}/{id}/ssh-access        nyynyyhh
            DELETE /api/sandboxes/{connection}/{id}/pending-deletion  nyynyyhh
            DELETE /api/sandboxes/{connection}/{id}                   nyynyyhh
            """);

    /// What is for everyone, also without a credential.
    private static final Set<String> OPEN = Set.of("GET /api/openapi.json", "GET /api/sign-in");

    private static final Map<String, Boolean> STREAMS = ApiRoutes.described();

    private static final Map<String, RecordedAs> RECORDED = ApiRoutes.recorded();

    private final String team = "matrix-" + UUID.randomUUID().toString().substring(0, 8);

    private final String lead = token("lea", "lead", team);

    private static Map<String, String> read(String table) {
        Map<String, String> expected = new LinkedHashMap<>();
        table.lines().forEach(line -> {
            String[] words = line.split(" +");
            expected.put(words[0] + " " + words[1], words[2]);
        });
        return expected;
    }

    @Test
    void every_route_of_the_description_is_asserted_for_every_caller() {
        assertThat(EXPECTED.keySet()).containsExactlyInAnyOrderElementsOf(STREAMS.keySet());
        assertThat(EXPECTED.values()).allSatisfy(row -> assertThat(row).matches("[ynh]{%d}".formatted(CALLERS.size())));
    }

    @Test
    void another_team_may_change_nothing_but_plan_with_its_own_sandboxes() {
        for (String caller : List.of("stranger", "research")) {
            assertThat(changing().filter(route -> expected(route, caller) == 'y'))
                    .as(caller)
                    .containsExactly("POST /api/plans");
        }
    }

    @Test
    void every_route_that_changes_something_names_the_operation_that_it_is_recorded_as() {
        assertThat(RECORDED.keySet())
                .containsExactlyInAnyOrderElementsOf(changing().toList());
    }

    /// One test for all cells, which share a sandbox, a plan, a job, a key and a lock per caller: each
    /// change is decided before its engine says what it thinks of it.
    @Test
    void every_caller_is_let_through_where_they_may_and_each_refused_change_leaves_an_attempt_in_the_trail() {
        List<String> wrong = new ArrayList<>();
        for (Subjects subjects : subjects()) {
            String caller = subjects.caller();
            String authorization = subjects.authorization();
            for (String route : EXPECTED.keySet()) {
                var answer = call(route, subjects, authorization);
                String cell = "%s as %s: %d %s".formatted(route, caller, answer.status(), answer.body());
                if (!as(expected(route, caller), answer)) {
                    wrong.add(cell);
                }
                if (Set.of("stranger", "research").contains(caller)
                        && answer.body().contains(subjects.name())) {
                    wrong.add("Told of another team: " + cell);
                }
                if (RECORDED.containsKey(route)) {
                    recorded(RECORDED.get(route).value(), answer)
                            .ifPresent(found -> wrong.add("Recorded %s: %s".formatted(found, cell)));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void without_a_key_or_with_one_that_has_ended_nothing_is_let_through() {
        var ended = keys.issue(
                Actors.person("lea", Role.LEAD, team),
                new KeyRequest("Ended", Kind.SERVICE, team, Role.LEAD, null, null, Limits.NONE));
        keys.revoke(Actors.person("lea", Role.LEAD, team), ended.key().id());
        String none = UUID.randomUUID().toString();
        var subjects = new Subjects("", "", "", none, none, none, "", 0, none, none, none, none);
        List<String> wrong = new ArrayList<>();
        for (String route : EXPECTED.keySet()) {
            for (@Nullable String authorization : new String[] {null, "Bearer " + ended.value()}) {
                int status = call(route, subjects, authorization).status();
                if (status != (OPEN.contains(route) ? 200 : 401)) {
                    wrong.add("%s: %d".formatted(route, status));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static char expected(String route, String caller) {
        return EXPECTED.getOrDefault(route, "").charAt(CALLERS.indexOf(caller));
    }

    private static Stream<String> changing() {
        return EXPECTED.keySet().stream().filter(route -> !route.startsWith("GET "));
    }

    private static boolean as(char expected, Answer answer) {
        return switch (expected) {
            case 'y' -> !Set.of(401, 403, 404, 500).contains(answer.status());
            case 'n' -> answer.status() == 403;
            default -> answer.status() == 404;
        };
    }

    /// Returns what is wrong with the rows of a request for a change: an attempt is an intent and an outcome.
    private Optional<String> recorded(String action, Answer answer) {
        List<String> rows = database.sql("select phase, action, result from audit_event where request = ? order by id")
                .param(answer.header("X-Request-ID"))
                .query((row, _) ->
                        "%s %s %s".formatted(row.getString("phase"), row.getString("action"), row.getString("result")))
                .list();
        boolean refused = answer.status() >= 400;
        // A check of the last minute is told again.
        if (rows.isEmpty() && !refused && action.equals("examine-connection")) {
            return Optional.empty();
        }
        boolean paired = rows.size() == 2
                && rows.getFirst().startsWith("INTENT %s ".formatted(action))
                && rows.getLast().startsWith("OUTCOME %s ".formatted(action))
                && (answer.status() != 403 || rows.getLast().endsWith(" DENIED"))
                && refused != rows.getLast().endsWith(" SUCCEEDED");
        return paired ? Optional.empty() : Optional.of(rows.toString());
    }

    private String authorization(String caller) {
        return switch (caller) {
            case "service" -> key(Role.SERVICE, team);
            case "stranger" -> token("otto", "lead", "elsewhere");
            case "research" -> key(Role.LEAD, "research");
            default -> token("matrix-" + caller, caller, team);
        };
    }

    /// A caller, and what their calls are about; all of that is of the team.
    ///
    /// @param name of each sandbox, which strangers must not learn
    private record Subjects(
            String caller,
            String authorization,
            String name,
            String sandbox,
            String locked,
            String plan,
            String hash,
            int count,
            String job,
            String key,
            String lock,
            String operation) {}

    /// The inventory learns of all sandboxes at once.
    private List<Subjects> subjects() {
        List<String> names =
                CALLERS.stream().map(_ -> "secret-" + UUID.randomUUID()).toList();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2 * CALLERS.size(); i++) {
            ids.add(unlisted(names.get(i / 2), team, "matrix-" + CALLERS.get(i / 2)));
        }
        ids.forEach(id -> awaitListed("prod", id));
        List<Subjects> subjects = new ArrayList<>();
        for (int i = 0; i < CALLERS.size(); i++) {
            subjects.add(subjects(CALLERS.get(i), names.get(i), ids.get(2 * i), ids.get(2 * i + 1)));
        }
        return subjects;
    }

    private Subjects subjects(String caller, String name, String sandbox, String locked) {
        String authorization = authorization(caller);
        post("/api/sandboxes/prod/" + locked + "/lock", lead, Map.of("reason", "Demo"));
        // The history knows it a moment later than the inventory.
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> call("PUT", "/api/sandboxes/prod/" + sandbox + "/hold", admin(), Map.of("reason", "Demo"))
                                .status()
                        == 200);
        post("/api/sandboxes/prod/" + sandbox + "/pause", lead, null);
        post("/api/sandboxes/prod/" + sandbox + "/resume", lead, null);
        String operation = database.sql("select operation from audit_event where sandbox = ? and action = 'pause'")
                .param(sandbox)
                .query(String.class)
                .list()
                .getFirst();
        String planner = expected("POST /api/plans", caller) == 'y' && expected("GET /api/plans/{id}", caller) == 'y'
                ? authorization
                : lead;
        Map<String, Object> selection =
                Map.of("action", "pause", "sandboxes", List.of(Map.of("connection", "prod", "id", sandbox)));
        var first = post("/api/plans", planner, selection).json();
        post(
                "/api/plans/%s/start".formatted(first.path("id").asString()),
                planner,
                Map.of(
                        "hash",
                        first.path("hash").asString(),
                        "count",
                        first.path("count").asInt()));
        var plan = post("/api/plans", planner, selection).json();
        var lock = post(
                "/api/locks", lead, Map.of("labelKey", "matrix", "labelValue", name, "team", team, "reason", "Demo"));
        var key = keys.issue(
                Actors.person("lea", Role.LEAD, team),
                new KeyRequest(name, Kind.SERVICE, team, Role.VIEWER, null, null, Limits.NONE));
        return new Subjects(
                caller,
                authorization,
                name,
                sandbox,
                locked,
                plan.path("id").asString(),
                plan.path("hash").asString(),
                plan.path("count").asInt(),
                first.path("id").asString(),
                key.key().id().toString(),
                lock.json().path("id").asString(),
                operation);
    }

    private @Nullable Object body(String route, Subjects subjects) {
        return switch (route) {
            case "POST /api/sandboxes" -> RouteBodies.of(route, "team", team);
            case "POST /api/keys" -> RouteBodies.of(route, "team", team, "name", "New " + UUID.randomUUID());
            case "POST /api/locks" ->
                RouteBodies.of(
                        route, "team", team, "labelValue", UUID.randomUUID().toString());
            case "POST /api/plans/{id}/start" -> Map.of("hash", subjects.hash(), "count", subjects.count());
            default -> RouteBodies.of(route);
        };
    }

    private Answer call(String route, Subjects subjects, @Nullable String authorization) {
        String[] words = route.split(" ");
        String path = words[1].replace(
                        "{connection}/{id}",
                        "prod/" + (route.endsWith("/lock") ? subjects.locked() : subjects.sandbox()))
                .replace("{port}", "8080")
                .replace("{snapshot}", "none")
                .replace("{operation}", subjects.operation())
                .replace("/connections/{id}", "/connections/prod")
                .replace("/plans/{id}", "/plans/" + subjects.plan())
                .replace("/jobs/{id}", "/jobs/" + subjects.job())
                .replace("/keys/{id}", "/keys/" + subjects.key())
                .replace("/locks/{id}", "/locks/" + subjects.lock());
        if (path.endsWith("/facets")) {
            path += route.contains("/audit/") ? "?field=actor" : "";
        }
        return STREAMS.getOrDefault(route, false)
                ? opened(path, authorization)
                : call(words[0], path, authorization, body(route, subjects));
    }

    /// A stream is left as soon as it has begun.
    private Answer opened(String path, @Nullable String authorization) {
        var response = stream(path, authorization);
        try (var body = response.body()) {
            String text = response.statusCode() == 200 ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(response.statusCode(), text, response.headers());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
