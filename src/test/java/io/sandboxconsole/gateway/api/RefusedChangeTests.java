package io.sandboxconsole.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Limits;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Tests that a change that is refused before a service sees it leaves an attempt in the trail, as one that
/// is refused there.
class RefusedChangeTests extends ApiConsole {

    private static final Map<String, Object> BODY =
            Map.of("connection", "prod", "image", "python:3.12", "entrypoint", List.of("a"));

    private static final String DELETION = "DELETE /api/sandboxes/{connection}/{id}";

    private final String ann = token("ann", "operator", "refused");

    @Test
    void what_the_form_of_a_request_forbids_is_recorded() {
        String path = "/api/sandboxes/prod/" + running("refused", "refused", "ann");
        String several = token("tess", "operator", "refused", "refused-too");

        assertRecorded(post("/api/sandboxes", several, BODY), 400, "create FAILED TEAM_REQUIRED");
        assertRecorded(post("/api/sandboxes", ann, "{"), 400, "create FAILED INVALID_JSON");
        assertRecorded(post("/api/sandboxes", ann, Map.of("image", "a")), 400, "create FAILED CONNECTION_REQUIRED");
        assertRecorded(
                post("/api/sandboxes", ann, BODY, "Idempotency-Key", "a b"),
                400,
                "create FAILED INVALID_IDEMPOTENCY_KEY");
        assertRecorded(post(path + "/renew", ann, Map.of()), 400, "renew FAILED INVALID_REQUEST");
        assertRecorded(
                call("PATCH", path + "/intervals", ann, Map.of("stop", "soon")),
                400,
                "set-intervals FAILED INVALID_REQUEST");
        assertRecorded(post(path + "/pause", ann, null, "If-Match", "\"old\""), 412, "pause FAILED CHANGED_MEANWHILE");
        assertRecorded(call("DELETE", path, ann, null, "If-Match", "\"old\""), 412, "delete FAILED CHANGED_MEANWHILE");
        assertRecorded(call("DELETE", path + "?grace=soon", ann, null), 400, "delete FAILED INVALID_PARAMETER");
        assertRecorded(call("DELETE", path + "/lock", ann, null), 404, "unlock FAILED lock-none");
        assertRecorded(
                post("/api/plans", ann, Map.of("action", "pause", "filter", "sate:running")),
                400,
                "plan-bulk FAILED INVALID_FILTER");
        assertRecorded(post("/api/nonsense", ann, null), 404, "call FAILED NOT_FOUND");
        assertRecorded(call("PUT", "/api/sandboxes", ann, BODY), 405, "call FAILED METHOD_NOT_ALLOWED");
    }

    @Test
    void what_a_key_for_one_connection_tries_at_another_is_recorded_as_denied() {
        String id = running("reached", "refused", "ann");
        String key = key(Role.LEAD, "refused", "lab", Limits.NONE);

        var answer = post("/api/sandboxes/prod/" + id + "/pause", key, null);

        assertRecorded(answer, 404, "pause DENIED SANDBOX_NOT_FOUND");
        assertThat(database.sql(
                                "select count(*) from audit_event where request = ? and connection = 'prod' and sandbox = ?")
                        .param(answer.header("X-Request-ID"))
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertRecorded(
                post("/api/locks", key, Map.of("labelKey", "a", "labelValue", "b", "reason", "Demo")),
                403,
                "lock DENIED OUT_OF_SCOPE");
        assertRecorded(
                post("/api/keys", key, Map.of("name", "More", "team", "refused", "role", "viewer")),
                403,
                "issue-key DENIED OUT_OF_SCOPE");
    }

    @Test
    void a_conditional_change_of_what_the_caller_may_not_see_is_denied_as_that_change_and_reads_like_nothing_there() {
        String foreign = running("foreign", "refused", "ann");
        awaitHistory(foreign);
        String missing = UUID.randomUUID().toString();
        String otto = token("otto", "lead", "elsewhere");

        conditionalChanges().forEach(route -> {
            var denied = conditional(route, foreign, otto);
            var absent = conditional(route, missing, otto);

            assertRecorded(denied, 404, action(route) + " DENIED out-of-scope");
            assertRecorded(absent, 404, action(route) + " FAILED not-found");
            assertThat(neutral(denied, foreign)).as(route).isEqualTo(neutral(absent, missing));
        });
    }

    @Test
    void a_conditional_change_by_a_viewer_is_denied_before_the_condition_is_looked_at() {
        String id = running("seen", "refused", "ann");
        awaitHistory(id);
        String val = token("val", "viewer", "refused");

        conditionalChanges().forEach(route -> {
            var denied = conditional(route, id, val);

            String permission = denied.json().path("permission").asString();
            assertRecorded(denied, 403, "%s DENIED %s".formatted(action(route), permission));
        });
        assertThat(SIMULATOR.fleet().find(id)).isPresent();
    }

    /// All changes of a sandbox, for a version that it does not have. Those that take no condition ignore it.
    private static Stream<String> conditionalChanges() {
        return ApiRoutes.recorded().keySet().stream()
                .filter(route -> route.contains(" /api/sandboxes/{connection}/{id}"))
                .flatMap(route -> route.equals(DELETION) ? Stream.of(route, route + "?grace=PT5M") : Stream.of(route));
    }

    @Test
    void a_condition_that_is_not_met_is_recorded_with_the_sandboxs_team() {
        String id = unlisted("stale", "refused", "ann");

        var answer = conditional(DELETION, id, ann);

        assertRecorded(answer, 412, "delete FAILED CHANGED_MEANWHILE");
        assertThat(database.sql("select distinct team from audit_event where request = ?")
                        .param(answer.header("X-Request-ID"))
                        .query(String.class)
                        .list())
                .containsExactly("refused");
    }

    private static String action(String route) {
        return route.startsWith(DELETION + "?")
                ? "delete-later"
                : ApiRoutes.recorded().get(route).value();
    }

    private Answer conditional(String route, String id, String authorization) {
        String[] words = route.split(" ");
        String path = words[1].replace("{connection}/{id}", "prod/" + id)
                .replace("{port}", "8080")
                .replace("{snapshot}", "none");
        return call(words[0], path, authorization, RouteBodies.of(route), "If-Match", "\"old\"");
    }

    /// What an answer tells, without what differs for each request.
    private static String neutral(Answer answer, String id) {
        return answer.body().replace(id, "ID").replace(answer.header("X-Request-ID"), "REQUEST");
    }

    @Test
    void a_change_of_anothers_key_lock_plan_or_job_is_denied_and_reads_like_nothing_there() {
        String team = "refused-things";
        String lea = token("lea", "lead", team);
        String sandbox = running("things", team, "lea");
        Map<String, String> things = Map.of(
                "keys",
                        id(post(
                                "/api/keys",
                                token("ada", "admin"),
                                Map.of("name", "Theirs", "team", team, "role", "viewer"))),
                "locks", id(post("/api/sandboxes/prod/%s/lock".formatted(sandbox), lea, Map.of("reason", "Demo"))),
                "plans", id(plan(lea, team)),
                "jobs", started(plan(lea, team), lea));
        String otto = token("otto", "lead", "elsewhere");
        String missing = UUID.randomUUID().toString();
        List<String> routes = ApiRoutes.recorded().keySet().stream()
                .filter(route ->
                        things.keySet().stream().anyMatch(kind -> route.contains(" /api/%s/{id}".formatted(kind))))
                .toList();

        assertThat(routes).hasSizeGreaterThan(10);
        for (String route : routes) {
            String thing = things.get(route.split("[ /]")[3]);
            var denied = changed(route, thing, otto);
            var absent = changed(route, missing, otto);

            String code = rows(absent).getLast().split(" ")[3];
            assertRecorded(absent, 404, "%s FAILED %s".formatted(action(route), code));
            assertRecorded(denied, 404, "%s DENIED %s".formatted(action(route), code));
            assertThat(neutral(denied, thing)).as(route).isEqualTo(neutral(absent, missing));
        }
    }

    private Answer changed(String route, String id, String authorization) {
        Object body = route.endsWith("/start") ? Map.of("hash", "0".repeat(64), "count", 1) : RouteBodies.of(route);
        String[] words = route.split(" ");
        return call(words[0], words[1].replace("{id}", id), authorization, body);
    }

    private Answer plan(String authorization, String team) {
        return post("/api/plans", authorization, Map.of("action", "pause", "filter", "team:" + team));
    }

    private String started(Answer plan, String authorization) {
        var made = plan.json();
        return id(post(
                "/api/plans/%s/start".formatted(made.path("id").asString()),
                authorization,
                Map.of(
                        "hash",
                        made.path("hash").asString(),
                        "count",
                        made.path("count").asInt())));
    }

    private static String id(Answer made) {
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        JsonNode body = made.json();
        return (body.has("key") ? body.path("key") : body).path("id").asString();
    }

    @Test
    void a_refused_read_of_a_wrong_form_leaves_nothing() {
        var answer = get("/api/sandboxes?filter=sate:running", ann);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(rows(answer)).isEmpty();
    }

    private void assertRecorded(Answer answer, int status, String outcome) {
        String action = outcome.split(" ")[0];
        assertThat(answer.status()).as(outcome + answer.body()).isEqualTo(status);
        assertThat(rows(answer)).as(answer.body()).containsExactly("INTENT " + action, "OUTCOME " + outcome);
        assertThat(answer.header("Sandbox-Audit-Row")).isNotEmpty();
    }

    private List<String> rows(Answer answer) {
        return database.sql("select phase, action, result, code from audit_event where request = ? order by id")
                .param(answer.header("X-Request-ID"))
                .query((row, _) -> row.getString("phase").equals("INTENT")
                        ? "INTENT " + row.getString("action")
                        : "%s %s %s %s"
                                .formatted(
                                        row.getString("phase"),
                                        row.getString("action"),
                                        row.getString("result"),
                                        row.getString("code")))
                .list();
    }
}
