package io.sandboxconsole.simulator.opensandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.simulator.EngineClient;
import io.sandboxconsole.simulator.EngineClient.Answer;
import io.sandboxconsole.simulator.MovingClock;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Checks the rules of every route: mounts, authentication, request ids, redirects and counting.
class OpenSandboxProtocolTests {

    private final Simulator simulator = Simulator.start(SimulatorSettings.forTests(), new MovingClock());
    private final EngineClient client = EngineClient.of(simulator);
    private final EngineClient root = new EngineClient(simulator.openSandbox(), "sim-opensandbox-key");
    private final EngineClient stranger = new EngineClient(simulator.openSandbox(), null);

    @AfterEach
    void stop() {
        client.close();
        root.close();
        stranger.close();
        simulator.close();
    }

    @Test
    void health_and_version_are_open_and_only_at_the_root() throws Exception {
        assertThat(stranger.get("/health").text()).isEqualTo("{\"status\":\"healthy\"}");
        assertThat(stranger.get("/version").json().path("version").stringValue())
                .isNotBlank();
        assertThat(client.get("/health").status()).isEqualTo(404);
    }

    @Test
    void both_mounts_answer_and_count_as_one_route() throws Exception {
        assertThat(client.get("/sandboxes").status()).isEqualTo(200);
        assertThat(root.get("/sandboxes").status()).isEqualTo(200);

        assertThat(simulator.requests().count("GET /sandboxes")).isEqualTo(2);
        assertThat(simulator.requests().byRoute()).containsOnlyKeys("GET /sandboxes");
    }

    @Test
    void without_a_key_even_an_unknown_route_is_unauthorised() throws Exception {
        assertThat(stranger.get("/nope").status()).isEqualTo(401);
        assertThat(root.get("/nope").text()).isEqualTo("{\"detail\":\"Not Found\"}");
    }

    @Test
    void a_wrong_method_is_told_apart_from_an_unknown_route() throws Exception {
        Answer answer = client.send("PUT", "/sandboxes", "{}");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.text()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
    }

    @Test
    void a_request_id_is_trimmed_and_echoed() throws Exception {
        Answer answer = client.send("GET", "/sandboxes/nope", "", "X-Request-ID", " my request ");

        assertThat(answer.header("X-Request-ID")).contains("my request");
    }

    @Test
    void a_trailing_slash_redirects_to_the_same_mount() throws Exception {
        Answer answer = client.get("/sandboxes/?page=2");

        assertThat(answer.status()).isEqualTo(307);
        assertThat(URI.create(answer.header("Location").orElseThrow()))
                .isEqualTo(URI.create(simulator.openSandbox() + "/v1/sandboxes?page=2"));
    }

    @Test
    void the_proxy_route_needs_no_key() throws Exception {
        String id = client.create(600);

        assertThat(stranger.get("/v1/sandboxes/" + id + "/proxy/8080/hello").text())
                .contains("GET /hello");
        assertThat(stranger.get("/sandboxes/" + id + "/proxy/8080").status()).isEqualTo(200);
        assertThat(stranger.get("/sandboxes/nope/proxy/8080").status()).isEqualTo(404);
        assertThat(stranger.get("/sandboxes/" + id + "/proxy/80").status()).isEqualTo(502);
    }

    @Test
    void a_rotated_key_shuts_the_former_one_out() throws Exception {
        simulator.acceptKey("another");

        assertThat(client.get("/sandboxes").code()).isEqualTo("INVALID_API_KEY");

        simulator.reset();
        assertThat(client.get("/sandboxes").status()).isEqualTo(200);
    }

    @Test
    void measurements_are_taken_below_v1_only() throws Exception {
        String event = "{\"eventType\":\"sandbox.create\",\"createDurationMs\":12,\"success\":true}";

        assertThat(client.post("/metrics/events", event).status()).isEqualTo(204);
        assertThat(client.post("/metrics/events", "{\"createDurationMs\":-1}").status())
                .isEqualTo(422);
        assertThat(root.post("/metrics/events", event).status()).isEqualTo(404);
    }

    @Test
    void pools_do_not_exist_under_docker_but_their_requests_are_checked_first() throws Exception {
        assertThat(client.post("/pools", "{}").status()).isEqualTo(422);
        assertThat(client.get("/pools").code()).isEqualTo("KUBERNETES::POOL_NOT_SUPPORTED");
    }
}
