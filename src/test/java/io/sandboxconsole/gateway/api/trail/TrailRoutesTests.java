package io.sandboxconsole.gateway.api.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.gateway.api.ApiConsole;
import io.sandboxconsole.gateway.api.ProblemType;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Tests the audit trail at `/api`.
class TrailRoutesTests extends ApiConsole {

    private final String team = "trail-" + UUID.randomUUID().toString().substring(0, 8);

    private final String operator = token("ann-" + team, "operator", team);

    private final String lead = token("lea-" + team, "lead", team);

    @Test
    void the_rows_of_a_search_are_read_page_by_page_and_each_question_is_recorded_once() {
        String id = acted();
        long before = newestRow();

        List<JsonNode> rows = pages("/api/audit?limit=1&action=pause,resume&sandbox=" + id, lead, 2);

        assertThat(rows)
                .extracting(row ->
                        row.path("action").asString() + " " + row.path("phase").asString())
                .containsExactly("resume outcome", "resume intent", "pause outcome", "pause intent");
        assertThat(rows.getFirst().path("actor").path("name").asString()).isEqualTo("ann-%s by name".formatted(team));
        assertThat(rows.getFirst().path("result").asString()).isEqualTo("succeeded");
        assertThat(rowsSince(before)).containsExactly("EVENT read-audit SUCCEEDED");
        assertThat(get("/api/audit?sort=time&notAction=pause&sandbox=" + id, lead)
                        .json()
                        .path("items")
                        .path(0)
                        .path("action")
                        .asString())
                .isEqualTo("resume");
        assertThat(get("/api/audit/facets?field=action&sandbox=" + id, lead)
                        .json()
                        .path("values"))
                .hasSize(2);
        assertProblem(get("/api/audit?sort=name", lead), 400, ProblemType.INVALID_PARAMETER);
        assertProblem(get("/api/audit?result=good", lead), 400, ProblemType.INVALID_REQUEST);
    }

    @Test
    void another_team_reads_nothing_of_it_and_who_may_read_nothing_is_denied() {
        String id = acted();
        String operation = get("/api/audit?sandbox=" + id, lead)
                .json()
                .path("items")
                .path(0)
                .path("operation")
                .asString();
        String stranger = token("otto", "lead", "elsewhere-" + team);

        assertThat(get("/api/audit?sandbox=" + id, stranger).json().path("items"))
                .isEmpty();
        assertProblem(get("/api/audit/entries/" + operation, stranger), 404, ProblemType.NOT_FOUND);
        assertThat(get("/api/audit/export?format=csv&sandbox=" + id, stranger)
                        .body()
                        .lines())
                .hasSize(1);
        long before = newestRow();
        String viewer = token("vic", "viewer", team);
        for (String path : List.of("", "/export", "/facets?field=action", "/entries/" + operation, "/events")) {
            assertProblem(get("/api/audit" + path, viewer), 403, ProblemType.INSUFFICIENT_ROLE);
        }
        assertThat(rowsSince(before)).contains("OUTCOME read-audit DENIED", "OUTCOME export-audit DENIED");
    }

    @Test
    void an_entry_comes_with_its_proof_and_an_export_with_those_of_all_its_rows() {
        String id = acted();
        String operation = get("/api/audit?sandbox=" + id, lead)
                .json()
                .path("items")
                .path(0)
                .path("operation")
                .asString();

        var export = get("/api/audit/export?sandbox=" + id, lead);
        assertThat(export.header("Content-Type")).startsWith("application/jsonl");
        assertThat(export.body().lines().toList())
                .hasSizeGreaterThan(4)
                .first()
                .asString()
                .contains("trail");
        var entry = get("/api/audit/entries/" + operation, lead).json();
        assertThat(entry.path("state").asString()).isEqualTo("proved");
        assertThat(entry.path("rows")).hasSize(2);
        assertThat(entry.path("places")).hasSize(2);
        assertThat(get("/api/audit/entries/" + operation + "/receipt", lead).body())
                .contains(operation);
        var keys = get("/api/audit/keys", operator).json();
        assertThat(keys.path("algorithm").asString()).isEqualTo("Ed25519");
        assertThat(keys.path("keys").path(0).path("pem").asString()).contains("PUBLIC KEY");
    }

    /// A sandbox of the team that was paused and resumed.
    private String acted() {
        String id = running("acted-" + UUID.randomUUID(), team, "ann");
        post("/api/sandboxes/prod/" + id + "/pause", operator, null);
        post("/api/sandboxes/prod/" + id + "/resume", operator, null);
        return id;
    }
}
