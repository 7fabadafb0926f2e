package io.sandboxconsole.gateway.api.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.gateway.api.ApiConsole;
import io.sandboxconsole.gateway.api.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Tests plans and jobs at `/api`. What a job does after its grace period is tested by `BulkJobsTests`.
class BulkRoutesTests extends ApiConsole {

    private final String team = "bulk-" + UUID.randomUUID().toString().substring(0, 8);

    private final String lead = token("lea", "lead", team);

    @Test
    void a_plan_is_read_before_it_is_started_and_the_start_can_be_undone() {
        List<String> ids = fleet(3);
        long before = newestRow();

        var made = post("/api/plans", lead, Map.of("action", "delete", "filter", "team:" + team, "reason", "Demo"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var plan = made.json();
        String path = made.header("Location");
        assertThat(path).isEqualTo("/api/plans/" + plan.path("id").asString());
        assertThat(plan.path("count").asInt()).isEqualTo(3);
        assertThat(plan.path("irreversible").asBoolean()).isTrue();
        assertThat(plan.path("started").asBoolean()).isFalse();
        assertThat(items(path + "/items?limit=2", lead)).containsExactlyInAnyOrderElementsOf(ids);

        var otherHash = post(path + "/start", lead, Map.of("hash", "0".repeat(64), "count", 3));
        var otherCount =
                post(path + "/start", lead, Map.of("hash", plan.path("hash").asString(), "count", 2));
        var unread = post(path + "/start", lead, Map.of());
        assertProblem(otherHash, 409, ProblemType.CONFLICT);
        assertThat(otherHash.json().path("reason").asString()).isEqualTo("plan-hash");
        assertProblem(otherCount, 409, ProblemType.CONFLICT);
        assertThat(otherCount.json().path("reason").asString()).isEqualTo("plan-count-wrong");
        assertThat(unread.status()).isEqualTo(400);

        var started =
                post(path + "/start", lead, Map.of("hash", plan.path("hash").asString(), "count", 3));
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        assertThat(started.header("Location")).isEqualTo(path.replace("plans", "jobs"));
        assertThat(started.json().path("state").asString()).isEqualTo("waiting");
        assertThat(started.json().path("acts").toString()).isEqualTo("[\"cancel\"]");
        var again = post(path + "/start", lead, Map.of("hash", plan.path("hash").asString(), "count", 3));
        assertProblem(again, 409, ProblemType.CONFLICT);
        assertThat(again.json().path("reason").asString()).isEqualTo("plan-started");
        assertThat(again.json().path("detail").asString()).isEqualTo("The plan was started already. Look at its job.");

        String job = started.header("Location");
        var undone = post(job + "/cancel", lead, null);
        assertThat(undone.json().path("state").asString()).isEqualTo("cancelled");
        assertThat(undone.json().path("outcomes").path("cancelled").asInt()).isEqualTo(3);
        assertThat(items(job + "/items?outcome=cancelled&limit=1", lead)).hasSize(3);
        assertThat(get(job, lead).json().path("events")).hasSize(2);
        assertThat(get("/api/jobs?mine=true&limit=1", lead)
                        .json()
                        .path("items")
                        .path(0)
                        .path("id"))
                .isEqualTo(plan.path("id"));
        assertThat(get(job + "/export", lead).body()).contains(ids.getFirst());
        assertThat(get(job + "/export?format=json", lead).body())
                .contains(plan.path("hash").asString());
        assertThat(rowsSince(before))
                .contains(
                        "OUTCOME plan-bulk SUCCEEDED",
                        "OUTCOME start-bulk FAILED",
                        "OUTCOME start-bulk SUCCEEDED",
                        "OUTCOME cancel-bulk SUCCEEDED",
                        "OUTCOME export-bulk SUCCEEDED");
        ids.forEach(id ->
                assertThat(get("/api/sandboxes/prod/" + id, lead).status()).isEqualTo(200));
    }

    @Test
    void another_team_sees_and_starts_nothing_and_who_may_not_plan_is_denied() {
        fleet(1);
        var plan = post("/api/plans", lead, Map.of("action", "pause", "filter", "team:" + team))
                .json();
        String path = "/api/plans/" + plan.path("id").asString();
        Map<String, Object> start = Map.of("hash", plan.path("hash").asString(), "count", 1);
        String stranger = token("otto", "lead", "elsewhere-" + team);

        assertProblem(get(path, stranger), 404, ProblemType.NOT_FOUND);
        assertProblem(get(path + "/items", stranger), 404, ProblemType.NOT_FOUND);
        assertProblem(get(path + "/export", stranger), 404, ProblemType.NOT_FOUND);
        assertProblem(post(path + "/start", stranger, start), 404, ProblemType.NOT_FOUND);
        assertProblem(call("DELETE", path, stranger, null), 404, ProblemType.NOT_FOUND);
        var none = post("/api/plans", stranger, Map.of("action", "pause", "filter", "team:" + team))
                .json();
        assertThat(none.path("count").asInt()).isZero();
        post(path + "/start", lead, start);
        String job = path.replace("plans", "jobs");
        for (String act : List.of("pause", "resume", "cancel", "retry")) {
            assertProblem(post(job + "/" + act, stranger, null), 404, ProblemType.NOT_FOUND);
        }
        assertProblem(get(job, stranger), 404, ProblemType.NOT_FOUND);
        assertProblem(get(job + "/events", stranger), 404, ProblemType.NOT_FOUND);
        assertThat(get("/api/jobs", stranger).body())
                .doesNotContain(plan.path("id").asString());

        long before = newestRow();
        String viewer = token("vic", "viewer", team);
        var denied = post("/api/plans", viewer, Map.of("action", "pause", "filter", ""));
        assertProblem(denied, 403, ProblemType.INSUFFICIENT_ROLE);
        assertThat(denied.json().path("permission").asString()).isEqualTo("act-in-bulk");
        assertThat(rowsSince(before)).containsExactly("INTENT plan-bulk", "OUTCOME plan-bulk DENIED");
        assertThat(get(job, admin()).status()).isEqualTo(200);
        assertThat(post(job + "/cancel", lead, null).status()).isEqualTo(200);
    }

    @Test
    void a_key_for_one_connection_plans_within_it_and_sees_its_own_jobs_only() {
        String here = fleet(1).getFirst();
        String there = started("bulk-there-" + team, team);
        var other = post("/api/plans", lead, Map.of("action", "delete", "filter", "team:" + team))
                .json();
        String key = key(Role.LEAD, team, "prod", Limits.NONE);

        var plan = post("/api/plans", key, Map.of("action", "delete", "filter", "team:" + team));
        assertThat(items("/api/plans/" + plan.json().path("id").asString() + "/items", key))
                .containsExactly(here);
        var named = post(
                "/api/plans",
                key,
                Map.of("action", "delete", "sandboxes", List.of(Map.of("connection", "lab", "id", there))));
        assertProblem(named, 404, ProblemType.SANDBOX_NOT_FOUND);
        assertProblem(get("/api/plans/" + other.path("id").asString(), key), 404, ProblemType.NOT_FOUND);
    }

    @Test
    void what_makes_no_plan_is_named() {
        assertMissing(Map.of("action", "delete"), "filter");
        assertMissing(Map.of("action", "fly", "filter", ""), "action");
        assertMissing(Map.of("action", "snapshot", "filter", ""), "action");
        assertMissing(Map.of("action", "renew", "filter", ""), "expiresAt");
        assertMissing(Map.of("action", "pause", "filter", "", "set", Map.of("a", "b")), "set");
        assertMissing(Map.of("action", "edit-metadata", "filter", ""), "set");
        assertMissing(Map.of("action", "set-intervals", "filter", "", "intervals", Map.of()), "intervals");
        assertMissing(Map.of("action", "delete", "filter", "", "limits", Map.of("percent", 101)), "limits");
        assertMissing(Map.of("action", "delete", "filter", "", "reason", "x".repeat(1_001)), "reason");
        var filter = post("/api/plans", lead, Map.of("action", "delete", "filter", "state:"));
        assertProblem(filter, 400, ProblemType.INVALID_FILTER);
        assertThat(filter.json().has("position")).isTrue();
    }

    private void assertMissing(Map<String, Object> body, String field) {
        var answer = post("/api/plans", lead, body);
        assertProblem(answer, 400, ProblemType.INVALID_REQUEST);
        assertThat(answer.json().path("field").asString()).isEqualTo(field);
    }

    /// Reads all pages.
    private List<String> items(String path, String authorization) {
        List<String> ids = new ArrayList<>();
        String next = path;
        while (!next.isEmpty()) {
            JsonNode page = get(next, authorization).json();
            page.path("items").forEach(item -> ids.add(item.path("id").asString()));
            String cursor = page.path("next").asString("");
            next = cursor.isEmpty() ? "" : path + (path.contains("?") ? "&" : "?") + "cursor=" + cursor;
        }
        return ids;
    }

    private List<String> fleet(int size) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ids.add(running("bulk-" + i, team, "bob"));
        }
        return ids;
    }
}
