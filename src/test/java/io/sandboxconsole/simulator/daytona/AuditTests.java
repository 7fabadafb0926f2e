package io.sandboxconsole.simulator.daytona;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.simulator.JsonShape;
import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Checks the entries of the audit log, their actors, and the actions it omits.
class AuditTests extends DaytonaEngineTest {

    private JsonNode newest() throws Exception {
        return log("").path("items").path(0);
    }

    private JsonNode log(String query) throws Exception {
        return as(AUDIT_KEY, "GET", "/audit/organizations/" + daytona.organization() + query, "")
                .json();
    }

    @Test
    void an_entry_names_person_key_and_source() throws Exception {
        String id = as(
                        "sim-daytona-key",
                        "POST",
                        "/sandbox",
                        "{\"name\":\"web\",\"env\":{\"TOKEN\":\"canary-env\"}}",
                        "X-Daytona-Source",
                        "sdk-java")
                .text("id");

        JsonNode entry = newest();

        JsonShape.assertShape("""
                {"id":"*","actorId":"maria","actorEmail":"maria@acme.example","actorApiKeyPrefix":"sim",
                 "actorApiKeySuffix":"key","organizationId":"*","action":"create","targetType":"sandbox",
                 "targetId":"%s","statusCode":200,"errorMessage":null,"ipAddress":"127.0.0.1","userAgent":"*",
                 "source":"sdk-java","metadata":{"body":{"name":"web","env":{"TOKEN":"*"}}},"createdAt":"*"}""".formatted(id), entry.toString());
        assertThat(entry.toString()).doesNotContain("canary-env");
    }

    @Test
    void a_persons_act_has_no_key() throws Exception {
        asPerson("jonas", "POST", "/sandbox", "{}");

        assertThat(newest().path("actorId").stringValue()).isEqualTo("jonas");
        assertThat(newest().path("actorApiKeySuffix").isNull()).isTrue();
    }

    @Test
    void a_success_by_name_is_told_by_id_and_a_failure_as_it_was_asked() throws Exception {
        String id = running("web");

        post("/sandbox/web/archive");
        assertThat(newest().path("targetId").stringValue()).isEqualTo("web");
        assertThat(newest().path("statusCode").intValue()).isEqualTo(400);
        assertThat(newest().path("errorMessage").stringValue()).isEqualTo("Sandbox is not stopped");
        post("/sandbox/web/stop");
        assertThat(newest().path("targetId").stringValue()).isEqualTo(id);
    }

    @Test
    void a_failed_create_has_no_target_but_its_body() throws Exception {
        daytona.behaviour().failStarts(1);
        post("/sandbox", "{\"name\":\"web\"}");

        assertThat(newest().path("targetId").isNull()).isTrue();
        assertThat(newest().path("metadata").path("body").path("name").stringValue())
                .isEqualTo("web");
    }

    @Test
    void refusals_reads_and_unknown_things_leave_no_entry() throws Exception {
        String id = running("web");
        int before = log("").path("total").intValue();

        as("unknown", "DELETE", "/sandbox/" + id, "");
        as(READONLY_KEY, "DELETE", "/sandbox/" + id, "");
        delete("/sandbox/nothing");
        get("/sandbox/" + id);
        post("/sandbox/" + id + "/last-activity");
        get("/sandbox/" + id + "/ports/80/preview-url");
        daytona.behaviour().limit("sandbox-lifecycle", 1, 60);
        post("/sandbox/" + id + "/archive");
        post("/sandbox/" + id + "/archive");
        before++;

        assertThat(log("").path("total").intValue()).isEqualTo(before);
    }

    @Test
    void a_call_on_what_was_there_a_moment_ago_is_recorded_as_not_found() throws Exception {
        running("web");
        delete("/sandbox/web");

        assertThat(delete("/sandbox/web").status()).isEqualTo(404);
        JsonNode entry = newest();
        delete("/sandbox/web");

        assertThat(entry.path("statusCode").intValue()).isEqualTo(404);
        assertThat(entry.path("targetId").stringValue()).isEqualTo("web");
        assertThat(entry.path("errorMessage").stringValue()).isEqualTo("Sandbox with ID or name web not found");
        assertThat(newest().path("id")).isEqualTo(entry.path("id"));
    }

    @Test
    void a_search_store_shows_an_entry_only_after_its_act() throws Exception {
        daytona.behaviour().turn(Switch.WAIT_FOR_START, true);
        daytona.behaviour().turn(Switch.SEARCH_STORE, true);

        var waiting = later("POST", "/sandbox", "{\"name\":\"web\"}");
        org.awaitility.Awaitility.await().until(() -> daytona.fleet().size() == 1);

        assertThat(log("").path("total").intValue()).isZero();
        clock.advance(TRANSITION);
        waiting.get(10, java.util.concurrent.TimeUnit.SECONDS);
        assertThat(log("").path("total").intValue()).isEqualTo(1);
    }

    @Test
    void a_validation_failure_is_recorded() throws Exception {
        post("/sandbox", "{\"cpu\":2}");

        assertThat(newest().path("statusCode").intValue()).isEqualTo(400);
    }

    @Test
    void an_entry_is_there_before_its_act_is_done() throws Exception {
        daytona.behaviour().turn(Switch.WAIT_FOR_START, true);

        var waiting = later("POST", "/sandbox", "{\"name\":\"web\"}");
        org.awaitility.Awaitility.await().until(() -> daytona.fleet().size() == 1);

        assertThat(newest().path("statusCode").isNull()).isTrue();
        clock.advance(TRANSITION);
        waiting.get(10, java.util.concurrent.TimeUnit.SECONDS);
        assertThat(newest().path("statusCode").intValue()).isEqualTo(200);
    }

    @Test
    void without_an_entry_nothing_is_done() throws Exception {
        daytona.behaviour().turn(Switch.BROKEN_AUDIT, true);

        assertThat(post("/sandbox", "{}").status()).isEqualTo(500);

        assertThat(daytona.fleet().size()).isZero();
    }

    @Test
    void labels_and_revoked_tokens_are_in_the_metadata() throws Exception {
        String id = running("web");

        put("/sandbox/" + id + "/labels", "{\"labels\":{\"team\":\"alpha\"}}");
        assertThat(newest().path("action").stringValue()).isEqualTo("replace_labels");
        assertThat(newest().path("metadata")
                        .path("body")
                        .path("labels")
                        .path("team")
                        .stringValue())
                .isEqualTo("alpha");
        delete("/sandbox/" + id + "/ssh-access?token=abc");
        assertThat(newest().path("metadata").path("query").path("token").stringValue())
                .isEqualTo("abc");
    }

    @Test
    void pages_are_newest_first() throws Exception {
        running("one");
        running("two");

        JsonNode second = log("?limit=1&page=2");

        assertThat(second.path("total").intValue()).isEqualTo(2);
        assertThat(second.path("totalPages").intValue()).isEqualTo(2);
        assertThat(second.path("items")
                        .path(0)
                        .path("metadata")
                        .path("body")
                        .path("name")
                        .stringValue())
                .isEqualTo("one");
        assertThat(log("?from=" + clock.instant()).path("total").intValue()).isZero();
    }

    @Test
    void a_search_store_refuses_deep_pages_and_leads_on_by_token() throws Exception {
        daytona.behaviour().turn(Switch.SEARCH_STORE, true);
        daytona.fleet().resize(12_000);
        daytona.behaviour().turn(Switch.SEARCH_STORE, true);

        JsonNode last = log("?limit=200&page=50");

        assertThat(last.path("nextToken").isString()).isTrue();
        assertThat(log("?limit=200&page=51").path("statusCode").intValue()).isEqualTo(400);
        assertThat(log("?limit=200&nextToken=" + last.path("nextToken").stringValue())
                        .path("items")
                        .size())
                .isEqualTo(200);
        assertThat(log("?nextToken=nonsense").path("statusCode").intValue()).isEqualTo(400);
    }

    @Test
    void only_newer_servers_filter() throws Exception {
        String id = running("one");
        running("two");
        String query = "?" + encoded("targetId[in]") + "=" + id + "&" + encoded("action[eq]") + "=create";

        assertThat(log(query).path("total").intValue()).isEqualTo(2);
        daytona.behaviour().version("0.205.1");
        assertThat(log(query).path("total").intValue()).isEqualTo(1);
        assertThat(get("/audit/scenarios").json().path("targets").size()).isEqualTo(1);
    }
}
