package io.sandboxconsole.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Limits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tests that a change that is refused before a service sees it leaves an attempt in the trail, as one that
/// is refused there.
class RefusedChangeTests extends ApiConsole {

    private static final Map<String, Object> BODY =
            Map.of("connection", "prod", "image", "python:3.12", "entrypoint", List.of("a"));

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
        assertRecorded(call("DELETE", path + "/lock", ann, null), 404, "unlock FAILED NOT_FOUND");
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
    void a_refused_read_of_a_wrong_form_leaves_nothing() {
        var answer = get("/api/sandboxes?filter=sate:running", ann);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(rows(answer)).isEmpty();
    }

    private void assertRecorded(Answer answer, int status, String outcome) {
        String action = outcome.split(" ")[0];
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
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
