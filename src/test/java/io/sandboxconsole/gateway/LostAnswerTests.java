package io.sandboxconsole.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Tests what machines read of a change whose answer does not come back whole from the simulated server.
class LostAnswerTests {

    private static final String MAY_BE_DONE = "may have been done";

    private static final String SPEC =
            "{\"image\":{\"uri\":\"python:3.12\"},\"entrypoint\":[\"sleep\",\"infinity\"],\"timeout\":3600,\"resourceLimits\":{}}";

    private static Simulator simulator;

    private final Actor admin = Actors.person("root", Role.ADMIN);

    private TestGateway gateway;

    @BeforeAll
    static void start() {
        simulator = Simulator.start(SimulatorSettings.forTests().withKey(TestGateway.KEY));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void reset() {
        simulator.reset();
        gateway = new TestGateway(simulator.openSandbox());
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("POST", "/pause", "", "POST /sandboxes/{id}/pause"),
                Arguments.of("POST", "/resume", "", "POST /sandboxes/{id}/resume"),
                Arguments.of(
                        "POST",
                        "/renew-expiration",
                        "{\"expiresAt\":\"2099-01-01T00:00:00Z\"}",
                        "POST /sandboxes/{id}/renew-expiration"),
                Arguments.of("PATCH", "/metadata", "{\"stage\":\"two\"}", "PATCH /sandboxes/{id}/metadata"),
                Arguments.of("POST", "/snapshots", "{}", "POST /sandboxes/{id}/snapshots"),
                Arguments.of("DELETE", "", "", "DELETE /sandboxes/{id}"));
    }

    private String created() {
        var answer = gateway.call(admin, "POST", "/sandboxes", SPEC);
        assertThat(answer.status()).isEqualTo(202);
        return JsonMapper.shared().readTree(answer.body()).path("id").asString();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_whose_answer_is_lost_may_have_been_done(String method, String path, String body, String route) {
        String id = created();
        simulator.faults().on(route).times(1).lostAnswer();

        var answer = gateway.call(admin, method, "/sandboxes/" + id + path, body);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).contains(MAY_BE_DONE).doesNotContain("Try again");
        assertThat(gateway.trail.story().getLast()).endsWith("UNCLEAR");
        assertThat(simulator.requests().count(route)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_web_page_in_the_engines_place_is_no_success(String method, String path, String body, String route) {
        String id = created();
        simulator.faults().on(route).times(1).webPage();

        var answer = gateway.call(admin, method, "/sandboxes/" + id + path, body);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).contains(MAY_BE_DONE).doesNotContain("Try again", "<html");
        assertThat(gateway.trail.story().getLast()).endsWith("UNCLEAR");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /renew-expiration, POST /sandboxes/{id}/renew-expiration",
        "PATCH, /metadata, PATCH /sandboxes/{id}/metadata",
        "POST, /snapshots, POST /sandboxes/{id}/snapshots"
    })
    void an_answer_that_ends_early_or_is_garbled_may_stand_for_a_change_that_was_done(
            String method, String path, String route) {
        String id = created();
        String body = path.equals("/renew-expiration") ? "{\"expiresAt\":\"2099-01-01T00:00:00Z\"}" : "{}";
        simulator.faults().on(route).times(1).truncated();
        var cut = gateway.call(admin, method, "/sandboxes/" + id + path, body);
        simulator.faults().on(route).times(1).garbage();
        var garbled = gateway.call(admin, method, "/sandboxes/" + id + path, body);

        assertThat(cut.status()).isEqualTo(502);
        assertThat(cut.body()).contains(MAY_BE_DONE);
        assertThat(garbled.status()).isEqualTo(502);
        assertThat(garbled.body()).contains(MAY_BE_DONE);
        assertThat(gateway.trail.story().getLast()).endsWith("UNCLEAR");
    }

    @Test
    void a_deleted_snapshot_whose_answer_is_lost_may_be_gone() {
        String id = created();
        String snapshot = JsonMapper.shared()
                .readTree(gateway.call(admin, "POST", "/sandboxes/" + id + "/snapshots", "{}")
                        .body())
                .path("id")
                .asString();
        simulator.faults().on("DELETE /snapshots/{id}").times(1).lostAnswer();

        var answer = gateway.call(admin, "DELETE", "/snapshots/" + snapshot);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).contains(MAY_BE_DONE);
    }

    @Test
    void a_creation_while_the_engine_goes_down_may_have_been_done() {
        simulator.faults().on("*").lostAnswer();

        var answer = gateway.call(admin, "POST", "/sandboxes", SPEC);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).contains(MAY_BE_DONE).doesNotContain("Try again");
        assertThat(gateway.trail.story()).containsExactly("INTENT create", "OUTCOME create UNCLEAR");
    }

    @Test
    void a_creation_answered_by_a_web_page_is_looked_for() {
        simulator.faults().on("POST /sandboxes").times(1).webPage();
        var missing = gateway.call(admin, "POST", "/sandboxes", SPEC);
        simulator.faults().on("POST /sandboxes").times(1).garbage();
        var garbled = gateway.call(admin, "POST", "/sandboxes", SPEC);

        assertThat(missing.status()).isEqualTo(502);
        assertThat(missing.body()).contains(MAY_BE_DONE);
        assertThat(garbled.status()).isEqualTo(502);
    }

    @Test
    void a_full_namespace_and_a_full_pool_reach_the_machine_as_the_engine_says_them() {
        simulator.faults().on("POST /sandboxes").times(1).namespaceFull();
        var namespace = gateway.call(admin, "POST", "/sandboxes", SPEC);
        simulator.faults().on("POST /sandboxes").times(1).poolFull(20);
        var pool = gateway.call(admin, "POST", "/sandboxes", SPEC);

        assertThat(namespace.status()).isEqualTo(403);
        assertThat(namespace.body()).contains("KUBERNETES::QUOTA_EXCEEDED", "team-quota");
        assertThat(pool.status()).isEqualTo(429);
        assertThat(pool.body()).contains("The pool agents has no free sandbox.");
        assertThat(pool.response().getHeader("Retry-After")).isEqualTo("20");
        assertThat(gateway.call(admin, "GET", "/sandboxes").status()).isEqualTo(200);
    }

    @Test
    void a_route_that_the_console_does_not_know_may_answer_anything_but_a_web_page() {
        String id = created();
        String route = "GET /sandboxes/" + id + "/files";
        simulator.faults().on(route).times(1).answer(200, Map.of("Content-Type", "text/plain"), "a file");
        var text = gateway.call(admin, "GET", "/sandboxes/" + id + "/files");
        simulator.faults().on(route).times(1).webPage();
        var page = gateway.call(admin, "GET", "/sandboxes/" + id + "/files");

        assertThat(text.status()).isEqualTo(200);
        assertThat(text.body()).isEqualTo("a file");
        assertThat(page.status()).isEqualTo(502);
    }

    @Test
    void a_refused_connection_surely_did_nothing() {
        String id = created();
        var nowhere = new TestGateway(URI.create("http://127.0.0.1:1"));

        var answer = nowhere.call(admin, "POST", "/sandboxes", SPEC);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("Try again later").doesNotContain(MAY_BE_DONE);
        assertThat(nowhere.trail.story().getLast()).endsWith("FAILED");
        assertThat(id).isNotBlank();
    }

    @Test
    void a_read_answered_by_a_web_page_is_not_passed_on_and_changes_nothing() {
        String id = created();
        simulator.faults().on("GET /sandboxes/{id}").webPage();
        simulator.faults().on("GET /sandboxes").webPage();

        for (String path : new String[] {"/sandboxes/" + id, "/sandboxes"}) {
            var answer = gateway.call(admin, "GET", path);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).doesNotContain("<html", MAY_BE_DONE);
        }
    }
}
