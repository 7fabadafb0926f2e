package io.sandboxconsole.simulator.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.simulator.JsonShape;
import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Checks the one error body, the version header, and the answers to malformed calls.
class DaytonaProtocolTests extends DaytonaEngineTest {

    @Test
    void every_answer_says_the_version_of_the_api() throws Exception {
        daytona.behaviour().version("0.205.1");

        assertThat(get("/sandbox").header("X-Daytona-Api-Version")).contains("0.205.1");
        assertThat(get("/nope").header("X-Daytona-Api-Version")).contains("0.205.1");
        assertThat(as("", "GET", "/health", "").header("X-Daytona-Api-Version")).contains("0.205.1");
    }

    @Test
    void an_unknown_route_is_told_in_the_one_body_of_all_errors() throws Exception {
        Answer answer = get("/nope");

        assertThat(answer.status()).isEqualTo(404);
        JsonShape.assertShape("""
                {"path":"/api/nope","timestamp":"*","statusCode":404,"error":"Not Found","message":"Cannot GET /api/nope"}""", answer.text());
    }

    @Test
    void the_path_of_an_error_holds_the_query() throws Exception {
        assertThat(get("/sandbox?limit=500").text("path")).isEqualTo("/api/sandbox?limit=500");
    }

    @Test
    void public_routes_need_no_credential() throws Exception {
        assertThat(as("", "GET", "/health", "").text()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(as("", "GET", "/config", "")
                        .json()
                        .path("maxAutoArchiveInterval")
                        .intValue())
                .isEqualTo(43_200);
        assertThat(as("", "GET", "/shared-regions", "")
                        .json()
                        .path(0)
                        .path("id")
                        .stringValue())
                .isEqualTo("us");
    }

    @Test
    void the_configuration_may_be_broken() throws Exception {
        daytona.behaviour().turn(Switch.BROKEN_CONFIG, true);

        assertThat(as("", "GET", "/config", "").status()).isEqualTo(500);
    }

    @Test
    void unknown_query_parameters_and_members_are_ignored() throws Exception {
        assertThat(get("/sandbox?stats=started").status()).isEqualTo(200);
        assertThat(post("/sandbox", "{\"nam\":\"typo\"}").status()).isEqualTo(200);
    }

    @Test
    void a_number_in_a_path_that_is_none_is_an_unforeseen_error() throws Exception {
        String id = running("web");

        Answer answer = post("/sandbox/" + id + "/autostop/abc");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.message()).isEqualTo("An unexpected error occurred.");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void scripted_failures_have_the_same_body(int status) throws Exception {
        daytona.faults().on("GET /sandbox").times(1).status(status);

        Answer down = get("/sandbox");

        assertThat(down.status()).isEqualTo(status);
        assertThat(down.json().path("statusCode").intValue()).isEqualTo(status);
        assertThat(down.text("error")).isEqualTo(HttpProblem.phrase(status));
        assertThat(down.header("X-Daytona-Api-Version")).isPresent();
    }

    @Test
    void too_many_calls_come_in_bursts() throws Exception {
        daytona.faults().on("GET /sandbox").times(2).rateLimited(7);

        assertThat(get("/sandbox").header("Retry-After-authenticated")).contains("7");
        assertThat(get("/sandbox").status()).isEqualTo(429);
        assertThat(get("/sandbox").status()).isEqualTo(200);
    }

    @Test
    void an_answer_may_be_late_or_never_come() throws Exception {
        daytona.faults().on("GET /sandbox").times(1).latency(Duration.ofMillis(50));
        daytona.faults().on("GET /health").reset();

        assertThat(get("/sandbox").status()).isEqualTo(200);
        assertThatThrownBy(() -> get("/health")).isInstanceOf(IOException.class);
    }

    @Test
    void a_resize_without_the_feature_is_an_unknown_route() throws Exception {
        String id = running("web");

        Answer answer = post("/sandbox/" + id + "/resize", "{\"cpu\":2}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.message()).isEqualTo("Cannot POST /api/sandbox/" + id + "/resize");
    }

    @Test
    void snapshots_and_regions_are_listed() throws Exception {
        assertThat(get("/snapshots?name=acme").names())
                .containsExactly("acme-2025", "acme-agents", "acme-broken", "acme-ci");
        assertThat(get("/snapshots?limit=1").json().path("totalPages").intValue())
                .isEqualTo(9);
        assertThat(get("/regions").names()).containsExactly("us", "eu");
    }

    @ParameterizedTest
    @CsvSource({
        "name&order=asc, acme-2025",
        "name&order=desc, acme-ci",
        "state&order=desc, acme-2025",
        "lastUsedAt, acme-agents"
    })
    void snapshots_are_sorted(String sort, String first) throws Exception {
        post("/sandbox", "{\"snapshot\":\"acme-agents\"}");

        assertThat(get("/snapshots?name=acme&sort=" + sort).names()).first().isEqualTo(first);
    }

    @Test
    void a_snapshot_is_deactivated_without_a_body_and_activated_with_one() throws Exception {
        assertThat(post("/snapshots/acme-ci/deactivate").status()).isEqualTo(204);
        assertThat(post("/sandbox", "{\"snapshot\":\"acme-ci\"}").message()).isEqualTo("Snapshot acme-ci is inactive");

        assertThat(post("/snapshots/acme-ci/activate").status()).isEqualTo(200);
        assertThat(delete("/snapshots/daytona-vm").status()).isEqualTo(403);
        assertThat(delete("/snapshots/acme-ci").status()).isEqualTo(200);
    }
}
