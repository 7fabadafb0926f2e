package io.sandboxconsole.gateway.api.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.gateway.api.ApiConsole;
import io.sandboxconsole.gateway.api.ProblemType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Tests the past of sandboxes at `/api`.
class HistoryRoutesTests extends ApiConsole {

    private final String team = "hist-" + UUID.randomUUID().toString().substring(0, 8);

    private final String operator = token("ann", "operator", team);

    private final String stranger = token("otto", "lead", "elsewhere-" + team);

    @Test
    void live_and_ended_sandboxes_are_listed_page_by_page_with_their_ends() {
        List<String> ids = List.of(remembered("a"), remembered("b"), remembered("c"));
        call("DELETE", "/api/sandboxes/prod/" + ids.get(1), operator, null);
        awaitEnd(ids.get(1));

        String first = "/api/history?limit=1&sort=name&filter=" + encoded("team:" + team);
        List<JsonNode> rows = pages(first, operator, 3);
        assertThat(rows)
                .extracting(row -> row.path("sandbox").path("id").asString())
                .containsExactlyInAnyOrderElementsOf(ids);
        JsonNode ended = rows.stream()
                .filter(row -> !row.path("live").asBoolean())
                .reduce((_, _) -> {
                    throw new AssertionError("Only one has ended.");
                })
                .orElseThrow();
        assertThat(ended.path("sandbox").path("id").asString()).isEqualTo(ids.get(1));
        assertThat(ended.path("end").path("cause").asString()).startsWith("deleted-by-");
        assertThat(ended.path("end").path("by").asString()).isEqualTo("ann by name");

        assertThat(get(first + "&fields=sandbox.id", operator)
                        .json()
                        .path("items")
                        .path(0)
                        .toString())
                .matches("\\{\"sandbox\":\\{\"id\":\"[^\"]+\"}}");
        assertThat(get("/api/history?filter=" + encoded("team:" + team), stranger)
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        assertProblem(get(first + "&cursor=nonsense", operator), 400, ProblemType.INVALID_CURSOR);
        assertProblem(get("/api/history?sort=colour", operator), 400, ProblemType.INVALID_PARAMETER);
        var csv = get("/api/history/export?format=csv&filter=" + encoded("team:" + team), operator);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).contains("history-");
        assertThat(csv.body().lines()).hasSize(4);
        assertThat(get("/api/history?filter=" + encoded("team:" + team), key(Role.VIEWER, team, "lab", Limits.NONE))
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void failures_are_counted_for_those_who_may_see_them_each_with_the_filter_that_finds_them() {
        String id = remembered("counted");
        // Not ann, who sees what she owns in other teams, too.
        String carol = token("carol", "operator", team);
        call("DELETE", "/api/sandboxes/prod/" + id, operator, null);
        awaitEnd(id);

        var counted = get("/api/failures?days=2&population=ended&zone=Asia/Kathmandu", carol)
                .json();
        assertThat(counted.path("total").path("count").asInt()).isOne();
        assertThat(counted.path("population").asString()).isEqualTo("ended");
        assertThat(counted.path("by")
                        .valueStream()
                        .map(field -> field.path("field").asString()))
                .containsExactly("cause", "reason", "image", "creator", "team", "connection");
        assertThat(counted.path("by").valueStream()).allSatisfy(field -> {
            var value = field.path("values").path(0);
            assertThat(value.path("trend").path("count").asInt())
                    .as(field.toString())
                    .isOne();
            assertThat(found(carol, value.path("trend").path("filter"))).containsExactly(id);
            assertThat(found(carol, value.path("trend").path("filterBefore"))).isEmpty();
        });
        assertThat(found(carol, counted.path("total").path("filter"))).containsExactly(id);
        assertThat(counted.path("days").path(0).path("count").asInt()).isOne();

        assertThat(get("/api/failures", carol)
                        .json()
                        .path("total")
                        .path("count")
                        .asInt())
                .isZero();
        var hidden = get("/api/failures?population=ended", stranger);
        assertThat(hidden.json().path("total").path("count").asInt()).isZero();
        assertThat(hidden.body()).doesNotContain(team).doesNotContain(id);
        String elsewhere = key(Role.VIEWER, team, "lab", Limits.NONE);
        assertThat(get("/api/failures?population=ended", elsewhere)
                        .json()
                        .path("total")
                        .path("count")
                        .asInt())
                .isZero();
        assertThat(get("/api/failures?population=ended", elsewhere)
                        .json()
                        .path("total")
                        .path("filter")
                        .asString())
                .startsWith("connection:lab ");
    }

    @Test
    void wrong_parameters_of_failures_are_named() {
        for (String wrong : List.of("days=0", "days=367", "days=many", "zone=Mars", "reason=" + "x".repeat(256))) {
            var answer = get("/api/failures?" + wrong, operator);
            assertProblem(answer, 400, ProblemType.INVALID_PARAMETER);
            assertThat(answer.json().path("field").asString()).isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
        assertProblem(get("/api/failures?population=all", operator), 400, ProblemType.INVALID_REQUEST);
    }

    private List<String> found(String token, JsonNode filter) {
        return get("/api/history?filter=" + encoded(filter.asString()), token)
                .json()
                .path("items")
                .valueStream()
                .map(row -> row.path("sandbox").path("id").asString())
                .toList();
    }

    @Test
    void the_timeline_of_a_sandbox_tells_its_past_to_those_who_may_see_it_also_after_its_end() {
        String id = remembered("told");
        String path = "/api/sandboxes/prod/" + id;
        post(path + "/pause", operator, null);
        call("DELETE", path, operator, null);
        awaitEnd(id);

        var timeline = get(path + "/timeline", token("lea", "lead", team)).json();
        List<String> kinds = new ArrayList<>();
        timeline.path("events")
                .forEach(event -> kinds.add(event.path("source").asString() + " "
                        + event.path("kind").asString()));
        assertThat(kinds).contains("history first-seen", "history ended", "trail pause", "trail delete");
        assertThat(timeline.path("life").path("end").path("by").asString()).isEqualTo("ann by name");

        assertProblem(get(path + "/timeline", stranger), 404, ProblemType.SANDBOX_NOT_FOUND);
        assertThat(get(path + "/timeline", stranger).body().replaceAll("\"requestId\":\"[^\"]*\"", ""))
                .isEqualTo(get("/api/sandboxes/prod/none/timeline", stranger)
                        .body()
                        .replace("none", id)
                        .replaceAll("\"requestId\":\"[^\"]*\"", ""));
    }

    @Test
    void a_legal_hold_is_placed_changed_and_released_only_as_it_was_read() {
        String id = remembered("held");
        String path = "/api/sandboxes/prod/" + id + "/hold";
        String auditor = token("aud", "auditor");
        long before = newestRow();

        assertProblem(get(path, auditor), 404, ProblemType.NOT_FOUND);
        assertProblem(call("PUT", path, operator, Map.of("reason", "Demo")), 403, ProblemType.INSUFFICIENT_ROLE);
        var placed = call("PUT", path, auditor, Map.of("reason", "Demo"));
        assertThat(placed.status()).as(placed.body()).isEqualTo(200);
        String version = placed.json().path("version").asString();
        assertThat(get("/api/holds", auditor).body()).contains(id);
        assertThat(get("/api/holds", operator).json().path("items")).isEmpty();
        assertThat(get(path, operator).json().has("reason")).isFalse();

        Map<String, Object> longer = Map.of(
                "reason", "Longer", "until", Instant.now().plusSeconds(3_600).toString());
        assertProblem(call("PUT", path, auditor, longer, "If-Match", "\"other\""), 412, ProblemType.CHANGED_MEANWHILE);
        var changed = call("PUT", path, auditor, longer, "If-Match", "\"" + version + "\"");
        assertThat(changed.json().path("reason").asString()).isEqualTo("Longer");
        assertProblem(post(path + "/release", auditor, Map.of("reason", "")), 422, ProblemType.REQUEST_REFUSED);
        assertThat(post(path + "/release", auditor, Map.of("reason", "Done")).status())
                .isEqualTo(204);
        assertProblem(get(path, auditor), 404, ProblemType.NOT_FOUND);
        assertThat(rowsSince(before))
                .contains(
                        "OUTCOME hold-history DENIED",
                        "OUTCOME hold-history SUCCEEDED",
                        "OUTCOME release-hold FAILED",
                        "OUTCOME release-hold SUCCEEDED");
    }

    /// A running sandbox of the team that the history knows.
    private String remembered(String name) {
        String id = running(name + "-" + team, team, "ann");
        awaitRow(id, false);
        return id;
    }

    private void awaitEnd(String id) {
        awaitRow(id, true);
    }

    private void awaitRow(String id, boolean ended) {
        String path = "/api/history?filter=" + encoded("team:" + team);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get(path, operator)
                        .json()
                        .path("items")
                        .valueStream()
                        .anyMatch(row ->
                                row.path("sandbox").path("id").asString().equals(id) && row.has("end") == ended));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
