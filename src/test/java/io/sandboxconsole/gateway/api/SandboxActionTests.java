package io.sandboxconsole.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests creations, changes and reveals at `/api`, over both engines.
class SandboxActionTests extends ApiConsole {

    private static final Map<String, Object> OPEN = Map.of(
            "connection", "prod",
            "image", "python:3.12",
            "entrypoint", List.of("sleep", "infinity"),
            "timeout", "PT1H",
            "env", Map.of("TOKEN", "canary-env-20a7"));

    @Test
    void a_sandbox_is_created_changed_and_deleted() {
        String ann = token("ann", "operator", "acts");
        long before = newestRow();

        var created = post("/api/sandboxes", ann, with(OPEN, "name", "acts-1", "team", "acts"));
        String path = created.header("Location");
        var read = get(path, ann);
        var paused = post(path + "/pause", ann, null);
        var renewed = post(path + "/renew", ann, Map.of("lifetime", "PT5H"));
        var labelled = call("PATCH", path + "/metadata", ann, Map.of("set", Map.of("purpose", "demo")));
        var deleted = call("DELETE", path, ann, null);

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.json().path("creator").path("name").asString()).isEqualTo("ann by name");
        assertThat(created.json().path("creator").path("evidence").asString()).isEqualTo("recorded");
        assertThat(created.json().path("team").asString()).isEqualTo("acts");
        assertThat(created.header("Sandbox-Audit-Row")).isNotEmpty();
        assertThat(read.json().path("fresh").asBoolean()).isTrue();
        assertThat(read.json().path("actions").toString()).contains("\"action\":\"pause\",\"possible\":true");
        assertThat(paused.status()).as(paused.body()).isEqualTo(200);
        assertThat(renewed.status()).as(renewed.body()).isEqualTo(200);
        assertThat(Instant.parse(
                        renewed.json().path("sandbox").path("expiresAt").asString()))
                .isAfter(Instant.now().plusSeconds(4 * 3600));
        assertThat(labelled.json()
                        .path("sandbox")
                        .path("metadata")
                        .path("purpose")
                        .asString())
                .isEqualTo("demo");
        assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
        assertThat(rowsSince(before))
                .containsSubsequence(
                        "OUTCOME create SUCCEEDED",
                        "OUTCOME pause SUCCEEDED",
                        "OUTCOME renew SUCCEEDED",
                        "OUTCOME edit-metadata SUCCEEDED",
                        "OUTCOME delete SUCCEEDED");
        for (var answer : List.of(created, read, paused, renewed, labelled)) {
            assertThat(answer.body()).doesNotContain("canary-env-20a7", ENGINE_KEY, DAYTONA_KEY);
        }
    }

    @Test
    void daytonas_own_actions_are_there_and_on_the_other_engine_refused() {
        String id = started("acts-daytona-" + UUID.randomUUID(), "acts");
        String path = "/api/sandboxes/lab/" + id;
        String ann = token("ann", "operator", "acts");

        var intervals = call("PATCH", path + "/intervals", ann, Map.of("stop", "PT45M"));
        var stopped = post(path + "/stop", ann, null);
        String open = running("acts-other", "acts", "ann");
        var refused = post("/api/sandboxes/prod/%s/archive".formatted(open), ann, null);

        assertThat(intervals.status()).as(intervals.body()).isEqualTo(200);
        assertThat(intervals
                        .json()
                        .path("sandbox")
                        .path("intervals")
                        .path("stop")
                        .asString())
                .isEqualTo("PT45M");
        assertThat(stopped.status()).as(stopped.body()).isEqualTo(200);
        assertThat(refused.status()).as(refused.body()).isIn(409, 501);
    }

    @Test
    void a_change_of_an_outdated_version_is_refused_and_changes_nothing() {
        String id = running("version", "version", "ann");
        String path = "/api/sandboxes/prod/" + id;
        String ann = token("ann", "operator", "version");
        String tag = get(path, ann).header("ETag");

        var first = call("PATCH", path + "/metadata", ann, Map.of("set", Map.of("a", "1")), "If-Match", tag);
        var second = call("PATCH", path + "/metadata", ann, Map.of("set", Map.of("a", "2")), "If-Match", tag);
        var deletion = call("DELETE", path, ann, null, "If-Match", tag);

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertProblem(second, 412, ProblemType.CHANGED_MEANWHILE);
        assertProblem(deletion, 412, ProblemType.CHANGED_MEANWHILE);
        assertThat(SIMULATOR.fleet().find(id)).isPresent();
        assertThat(get(path, ann)
                        .json()
                        .path("sandbox")
                        .path("metadata")
                        .path("a")
                        .asString())
                .isEqualTo("1");
    }

    @Test
    void a_repeated_creation_creates_once() {
        String ann = token("ann", "operator", "twice");
        String key = "build-" + UUID.randomUUID();
        var body = with(OPEN, "name", "twice", "team", "twice");

        var first = post("/api/sandboxes", ann, body, "Idempotency-Key", key);
        int size = SIMULATOR.fleet().size();
        var again = post("/api/sandboxes", ann, body, "Idempotency-Key", key);
        var other = post("/api/sandboxes", ann, with(body, "name", "thrice"), "Idempotency-Key", key);
        var odd = post("/api/sandboxes", ann, body, "Idempotency-Key", "a b");

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(SIMULATOR.fleet().size()).isEqualTo(size);
        assertProblem(other, 422, ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertProblem(odd, 400, ProblemType.INVALID_IDEMPOTENCY_KEY);
        assertThat(database.sql("select body from idempotent_call where idempotency_key = ?")
                        .param(key)
                        .query((row, _) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                        .single())
                .doesNotContain("canary-env-20a7");
    }

    @Test
    void what_is_wrong_with_a_new_sandbox_is_told_by_field() {
        var answer = post(
                "/api/sandboxes",
                admin(),
                Map.of(
                        "connection",
                        "prod",
                        "image",
                        "python:3.12",
                        "timeout",
                        "PT1S",
                        "env",
                        Map.of("A B", "canary-value")));

        assertProblem(answer, 400, ProblemType.INVALID_SANDBOX);
        assertThat(answer.json().path("problems").toString()).contains("timeout", "entrypoint", "env.A B");
        assertThat(answer.body()).doesNotContain("canary-value");
        var nowhere = post("/api/sandboxes", admin(), with(OPEN, "connection", "nowhere"));
        assertProblem(nowhere, 400, ProblemType.CONNECTION_REQUIRED);
        assertThat(nowhere.json().path("candidates").toString()).isEqualTo("[\"lab\",\"prod\"]");
    }

    @Test
    void a_caller_of_two_teams_names_one_and_nobody_creates_for_another() {
        var two = post("/api/sandboxes", token("two", "operator", "team-a", "team-b"), OPEN);
        var foreign = post("/api/sandboxes", token("one", "operator", "team-a"), with(OPEN, "team", "team-c"));

        assertProblem(two, 400, ProblemType.TEAM_REQUIRED);
        assertProblem(foreign, 403, ProblemType.OUT_OF_SCOPE);
        assertThat(foreign.json().path("permission").asString()).isEqualTo("create-sandbox");
    }

    @Test
    void a_key_has_no_more_sandboxes_than_its_limit() {
        String key = key(Role.OPERATOR, "limit", "prod", new Limits(null, 1));

        var first = post("/api/sandboxes", key, with(OPEN, "name", "limit-1"));
        var second = post("/api/sandboxes", key, with(OPEN, "name", "limit-2"));

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertProblem(second, 429, ProblemType.QUOTA_EXCEEDED);
    }

    @Test
    void a_deletion_with_a_grace_period_can_be_undone() {
        String id = running("grace", "grace", "ann");
        String path = "/api/sandboxes/prod/" + id;
        String ann = token("ann", "operator", "grace");

        var scheduled = call("DELETE", path + "?grace=PT10M", ann, null);
        var waiting = get(path, ann);
        var undone = call("DELETE", path + "/pending-deletion", ann, null);
        var tooLate = call("DELETE", path + "/pending-deletion", ann, null);

        assertThat(scheduled.json().path("pending").path("action").asString()).isEqualTo("delete");
        assertThat(waiting.json().path("sandbox").path("pending").path("dueAt").asString())
                .isNotBlank();
        assertThat(undone.status()).isEqualTo(204);
        assertProblem(tooLate, 409, ProblemType.UNDO_TOO_LATE);
        assertThat(SIMULATOR.fleet().find(id)).isPresent();
        assertProblem(call("DELETE", path + "?grace=P2D", ann, null), 400, ProblemType.INVALID_PARAMETER);
    }

    @Test
    void a_lock_holds_at_the_api_too_and_takes_a_person() {
        String id = running("locked", "locked", "ann");
        String path = "/api/sandboxes/prod/" + id;
        String ann = token("ann", "lead", "locked");

        var byKey = post(path + "/lock", key(Role.LEAD, "locked"), Map.of("reason", "Demo"));
        var locked = post(path + "/lock", ann, Map.of("reason", "Demo at noon"));
        var again = post(path + "/lock", ann, Map.of("reason", "Demo at noon"));
        var refused = call("DELETE", path, ann, null);
        var listed = get("/api/locks", ann);
        var ended = call("DELETE", path + "/lock", ann, null);

        assertProblem(byKey, 403, ProblemType.INSUFFICIENT_ROLE);
        assertThat(locked.status()).as(locked.body()).isEqualTo(201);
        assertProblem(again, 409, ProblemType.CONFLICT);
        assertProblem(refused, 409, ProblemType.SANDBOX_LOCKED);
        assertThat(refused.json().path("detail").asString()).contains("Demo at noon");
        assertThat(listed.body()).contains(id, "\"removable\":true");
        assertThat(ended.status()).isEqualTo(204);
        assertThat(get("/api/locks", ann).body()).doesNotContain(id);
    }

    @Test
    void credentials_are_revealed_on_request_alone_recorded_and_never_cached() {
        String id = running("reveal", "reveal", "ann");
        String path = "/api/sandboxes/prod/%s/endpoints/8080".formatted(id);
        String ann = token("ann", "operator", "reveal");
        long before = newestRow();

        var plain = get(path, ann);
        var revealed = post(path, ann, null);

        assertThat(plain.status()).as(plain.body()).isEqualTo(200);
        assertThat(plain.json().has("headers")).isFalse();
        assertThat(revealed.status()).as(revealed.body()).isEqualTo(200);
        assertThat(revealed.header("Cache-Control")).isEqualTo("no-store");
        assertThat(revealed.header("ETag")).isEmpty();
        assertThat(rowsSince(before)).anyMatch(row -> row.contains("reveal-endpoint SUCCEEDED"));
        assertProblem(post(path, token("val", "viewer", "reveal"), null), 403, ProblemType.INSUFFICIENT_ROLE);
        assertProblem(get(path.replace("8080", "0"), ann), 400, ProblemType.INVALID_PARAMETER);
    }

    @Test
    void ssh_access_is_a_recorded_secret() {
        String id = started("ssh-" + UUID.randomUUID(), "ssh");
        String ann = token("ann", "operator", "ssh");
        long before = newestRow();

        var opened = post("/api/sandboxes/lab/%s/ssh-access".formatted(id), ann, Map.of("lifetime", "PT30M"));
        var closed = call("DELETE", "/api/sandboxes/lab/%s/ssh-access".formatted(id), ann, null);

        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        assertThat(opened.json().path("masked").asString()).contains("<token>@");
        assertThat(opened.header("Cache-Control")).isEqualTo("no-store");
        assertThat(closed.status()).as(closed.body()).isEqualTo(200);
        assertThat(rowsSince(before)).anyMatch(row -> row.contains("open-ssh SUCCEEDED"));
        String command = opened.json().path("command").asString();
        assertThat(database.sql("select * from audit_event where id > ?")
                        .param(before)
                        .query()
                        .listOfRows()
                        .toString())
                .doesNotContain(command);
    }

    @Test
    void an_engine_that_does_not_answer_leaves_what_was_last_known() {
        String id = running("away", "away", "ann");
        SIMULATOR.faults().on("*").status(503);
        try {
            var read = get("/api/sandboxes/prod/" + id, admin());
            var paused = post("/api/sandboxes/prod/%s/pause".formatted(id), admin(), null);

            assertThat(read.status()).as(read.body()).isEqualTo(200);
            assertThat(read.json().path("fresh").asBoolean()).isFalse();
            assertThat(read.json().path("staleReason").asString()).isNotBlank();
            assertThat(paused.status()).as(paused.body()).isIn(502, 503);
        } finally {
            SIMULATOR.faults().clear();
        }
    }

    @Test
    void an_ended_sandbox_tells_how_it_ended() {
        String id = running("ended", "ended", "ann");
        String path = "/api/sandboxes/prod/" + id;
        call("DELETE", path, token("ann", "operator", "ended"), null);

        var read = get(path, admin());

        // The history writes what it saw a moment later; until then there is nothing to tell.
        assertThat(read.status()).isIn(200, 404);
        if (read.status() == 200) {
            assertThat(read.json().path("live").asBoolean()).isFalse();
            assertThat(read.json().path("end").path("cause").asString()).isNotBlank();
        }
    }

    @Test
    void a_persons_keys_are_issued_rotated_and_ended_and_shown_once() {
        String ann = token("ann", "lead", "keys");
        String repeat = "key-" + UUID.randomUUID();
        var body = Map.of("name", "CI of keys", "team", "keys", "role", "operator");

        var issued = post("/api/keys", ann, body, "Idempotency-Key", repeat);
        var again = post("/api/keys", ann, body, "Idempotency-Key", repeat);
        String value = issued.json().path("value").asString();
        String path = issued.header("Location");
        var rotated = post(path + "/rotate", ann, Map.of("overlap", "PT0S"));
        var listed = get("/api/keys?status=active", ann);
        var byOld = get("/api/me", "Bearer " + value);
        var revoked = post(path + "/revoke", ann, null);
        var deleted = call("DELETE", path, ann, null);

        assertThat(issued.status()).as(issued.body()).isEqualTo(201);
        assertThat(issued.header("Cache-Control")).isEqualTo("no-store");
        assertThat(again.json().has("value")).isFalse();
        assertThat(again.json().path("key").path("id"))
                .isEqualTo(issued.json().path("key").path("id"));
        assertThat(rotated.status()).as(rotated.body()).isEqualTo(200);
        assertThat(listed.body())
                .contains("CI of keys")
                .doesNotContain(value, rotated.json().path("value").asString());
        assertProblem(byOld, 401, ProblemType.INVALID_API_KEY);
        assertThat(revoked.json().path("status").asString()).isEqualTo("revoked");
        assertThat(deleted.status()).isEqualTo(204);
        assertProblem(post("/api/keys", key(Role.LEAD, "keys"), body), 403, ProblemType.INSUFFICIENT_ROLE);
        assertProblem(get("/api/keys/" + UUID.randomUUID(), ann), 404, ProblemType.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({"auditor, 200", "admin, 200", "lead, 403"})
    void connections_are_checked_by_those_who_may_read_about_them(String role, int status) {
        var answer = post("/api/connections/prod/checks", token("con", role, "platform"), null);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain(ENGINE_KEY);
        assertThat(get("/api/connections", token("con", role, "platform")).body())
                .contains("\"id\":\"prod\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"expiresAt", "lifetime", "both", "none"})
    void a_renewal_names_a_time_or_a_duration(String what) {
        String id = running("renew-" + what, "renew", "ann");
        Map<String, Object> body = switch (what) {
            case "expiresAt" ->
                Map.of("expiresAt", Instant.now().plusSeconds(7200).toString());
            case "lifetime" -> Map.of("lifetime", "PT2H");
            case "both" -> Map.of("expiresAt", "2030-01-01T00:00:00Z", "lifetime", "PT2H");
            default -> Map.of();
        };

        var answer = post("/api/sandboxes/prod/%s/renew".formatted(id), admin(), body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(what.equals("both") || what.equals("none") ? 400 : 200);
    }

    private static Map<String, Object> with(Map<String, Object> body, String... members) {
        Map<String, Object> more = new HashMap<>(body);
        for (int i = 0; i < members.length; i += 2) {
            more.put(members[i], members[i + 1]);
        }
        return more;
    }
}
