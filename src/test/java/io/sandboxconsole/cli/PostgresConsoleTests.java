package io.sandboxconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.gateway.api.ApiConsole;
import io.sandboxconsole.testing.Databases;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tests the main routes and commands on PostgreSQL, which all other tests of them have on H2; and, as it
/// has a console of its own, what an engine does to it that rejects its key.
@TestPropertySource(
        properties = {
            "console.connections.barred.api-key=" + PostgresConsoleTests.REJECTED,
            "spring.datasource.username=postgres"
        })
// The database is gone before the console when the JVM ends.
@DirtiesContext
class PostgresConsoleTests extends ApiConsole {

    static final String REJECTED = "canary-rejected-key-20a7";

    private final String team = "pg-" + UUID.randomUUID().toString().substring(0, 8);

    private final String lead = token("lea", "lead", team);

    @TempDir
    Path home;

    private final Shell shell = new Shell();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", PostgresConsoleTests::address);
        registry.add("console.connections.barred.url", SIMULATOR::openSandbox);
    }

    /// The address of a new schema.
    private static String address() {
        try (var connection = Databases.POSTGRESQL.empty().getConnection()) {
            String url = connection.getMetaData().getURL();
            return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + connection.getSchema();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @BeforeEach
    void nameTheConsole() {
        shell.calls(port(), admin(), home);
    }

    @Test
    void sandboxes_are_listed_read_and_remembered_page_by_page() {
        String one = running("one", team, "ann");
        String other = running("other", team, "ann");

        var page = get("/api/sandboxes?sort=name&limit=1&filter=" + encoded("team:" + team), lead)
                .json();
        assertThat(page.path("total").asInt()).isEqualTo(2);
        assertThat(ids(page, "")).containsExactly(one);
        var next = get(
                        "/api/sandboxes?sort=name&limit=1&filter=%s&cursor=%s"
                                .formatted(
                                        encoded("team:" + team),
                                        page.path("next").asString()),
                        lead)
                .json();
        assertThat(ids(next, "")).containsExactly(other);
        assertThat(shell.run("list", "--team", team, "-o", "name").output().lines())
                .containsExactlyInAnyOrder("prod/" + one, "prod/" + other);

        String path = "/api/sandboxes/prod/" + one;
        assertThat(get(path, lead).json().path("sandbox").path("name").asString())
                .isEqualTo("one");
        assertThat(post(path + "/pause", lead, null).status()).isEqualTo(200);
        assertThat(call("DELETE", path, lead, null).status()).isEqualTo(200);

        await().atMost(Duration.ofMinutes(1))
                .until(() -> ids(
                                get("/api/history?filter=" + encoded("team:%s ended:yes".formatted(team)), lead)
                                        .json(),
                                "sandbox")
                        .contains(one));
        var timeline = get(path + "/timeline", lead).json();
        assertThat(timeline.path("events").findValuesAsString("kind"))
                .contains("first-seen", "ended", "pause", "delete");
        var trail =
                get("/api/audit?sandbox=%s&action=pause".formatted(one), lead).json();
        assertThat(trail.path("items").findValuesAsString("result")).contains("succeeded");
        assertThat(get("/api/audit?text=" + encoded("no such words"), lead)
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void a_creation_is_made_once_and_a_plan_becomes_a_job() {
        Map<String, Object> body = Map.of(
                "connection",
                "prod",
                "image",
                "python:3.12",
                "entrypoint",
                List.of("a"),
                "team",
                team,
                "timeout",
                "PT1H");
        String key = UUID.randomUUID().toString();

        var first = post("/api/sandboxes", lead, body, "Idempotency-Key", key);
        var again = post("/api/sandboxes", lead, body, "Idempotency-Key", key);
        Map<String, Object> changed = new HashMap<>(body);
        changed.put("name", "other");
        var other = post("/api/sandboxes", lead, changed, "Idempotency-Key", key);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(other.code()).as(other.body()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        awaitListed("prod", first.json().path("id").asString());

        var plan = post("/api/plans", lead, Map.of("action", "delete", "filter", "team:" + team))
                .json();
        assertThat(plan.path("count").asInt()).as(plan.toString()).isEqualTo(1);
        String job = "/api/jobs/" + plan.path("id").asString();
        var started = post(
                job.replace("jobs", "plans") + "/start",
                lead,
                Map.of("hash", plan.path("hash").asString(), "count", 1));
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        assertThat(get(job + "/items", lead).json().path("items").path(0).path("id"))
                .isEqualTo(first.json().path("id"));
        assertThat(post(job + "/cancel", lead, null).json().path("state").asString())
                .isEqualTo("cancelled");
        assertThat(ids(get("/api/jobs", lead).json(), ""))
                .contains(plan.path("id").asString());
    }

    @Test
    void a_deletion_takes_the_present_version_and_the_trail_of_it_is_read_page_by_page() {
        String id = running("versioned", team, "ann");
        String path = "/api/sandboxes/prod/" + id;
        String tag = get(path, lead).header("ETag");
        call("PATCH", path + "/metadata", lead, Map.of("set", Map.of("a", "1")), "If-Match", tag);

        var outdated = call("DELETE", path, lead, null, "If-Match", tag);
        var foreign = call("DELETE", path, token("otto", "lead", "elsewhere"), null, "If-Match", tag);
        var present =
                call("DELETE", path, lead, null, "If-Match", get(path, lead).header("ETag"));

        assertThat(outdated.status()).as(outdated.body()).isEqualTo(412);
        assertThat(foreign.status()).as(foreign.body()).isEqualTo(404);
        assertThat(present.status()).as(present.body()).isEqualTo(200);
        List<JsonNode> rows = pages("/api/audit?limit=1&action=delete&sandbox=" + id, lead, 3);
        assertThat(rows)
                .extracting(row -> "%s %s"
                        .formatted(
                                row.path("phase").asString(), row.path("result").asString("")))
                .containsExactly(
                        "outcome succeeded", "intent ", "outcome denied", "intent ", "outcome failed", "intent ");
    }

    @Test
    void an_engine_that_rejects_the_consoles_key_is_told_by_the_doctor_and_its_key_by_none() {
        var people = shell.run("doctor");
        var programs = shell.run("doctor", "--json");

        assertThat(people.exitCode()).as(people.output()).isEqualTo(1);
        assertThat(people.output()).contains("connection barred", "broken   ENGINE_KEY_REJECTED: ");
        assertThat(programs.exitCode()).isEqualTo(1);
        var report = new JsonMapper().readTree(programs.output());
        assertThat(report.path("status").asString()).isEqualTo("broken");
        assertThat(report.path("parts").findValuesAsString("code")).contains("ENGINE_KEY_REJECTED");
        assertThat(people.output() + people.errors() + programs.output() + programs.errors())
                .doesNotContain(REJECTED, "canary");
    }

    private static List<String> ids(JsonNode page, String below) {
        return page.path("items")
                .valueStream()
                .map(row -> below.isEmpty() ? row : row.path(below))
                .map(row -> row.path("id").asString())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
