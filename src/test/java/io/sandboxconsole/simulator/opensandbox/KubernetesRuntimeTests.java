package io.sandboxconsole.simulator.opensandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.simulator.EngineClient;
import io.sandboxconsole.simulator.EngineClient.Answer;
import io.sandboxconsole.simulator.MovingClock;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatedRuntime;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Checks the server with the Kubernetes runtime.
class KubernetesRuntimeTests {

    private static final String CREATE =
            "{\"image\":{\"uri\":\"%s\"},\"entrypoint\":[\"work\"],\"resourceLimits\":{},\"timeout\":600}";

    private final MovingClock clock = new MovingClock();
    private final Simulator simulator = start(SimulatedRuntime.KUBERNETES, Duration.ofSeconds(4), Duration.ZERO);
    private final EngineClient client = EngineClient.of(simulator);

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    private Simulator start(SimulatedRuntime runtime, Duration transition, Duration lag) {
        return Simulator.start(SimulatorSettings.forTests().withRuntime(runtime, transition, lag), clock);
    }

    private String state(String id) throws Exception {
        return client.get("/sandboxes/" + id)
                .json()
                .path("status")
                .path("state")
                .stringValue();
    }

    @Test
    void a_create_call_waits_while_the_sandbox_is_pending_and_then_allocated() throws Exception {
        CompletableFuture<Answer> created = client.sendLater("POST", "/sandboxes", CREATE.formatted("python:3.12"));
        await().until(() -> simulator.fleet().size() == 1);
        String id = simulator.fleet().ids().getFirst();

        assertThat(state(id)).isEqualTo("Pending");
        assertThat(client.get("/sandboxes/" + id + "/endpoints/8080").code())
                .isEqualTo("KUBERNETES::POD_IP_NOT_AVAILABLE");
        clock.advance(Duration.ofSeconds(2));
        assertThat(state(id)).isEqualTo("Allocated");
        assertThat(created).isNotDone();
        clock.advance(Duration.ofSeconds(2));

        Answer answer = created.get(1, TimeUnit.MINUTES);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("status").path("state").stringValue()).isEqualTo("Running");
        assertThat(answer.json().path("entrypoint").size()).isEqualTo(1);
        assertThat(client.get("/sandboxes/" + id).json().path("entrypoint").size())
                .isEqualTo(2);
    }

    @Test
    void a_pod_that_never_gets_ready_is_rolled_back() throws Exception {
        CompletableFuture<Answer> created =
                client.sendLater("POST", "/sandboxes", CREATE.formatted("does-not-exist:1"));
        await().until(() -> simulator.fleet().size() == 1);

        clock.advance(Duration.ofSeconds(60));

        Answer answer = created.get(1, TimeUnit.MINUTES);
        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.code()).isEqualTo("KUBERNETES::POD_READY_TIMEOUT");
        assertThat(simulator.fleet().size()).isZero();
    }

    @Test
    void pausing_and_resuming_take_time_and_refuse_other_states() throws Exception {
        String id = simulator.fleet().add(SimulatedSandbox.running("pod", clock.instant()));
        String path = "/sandboxes/" + id;

        assertThat(client.post(path + "/pause", "").status()).isEqualTo(202);
        assertThat(state(id)).isEqualTo("Pausing");
        assertThat(client.post(path + "/pause", "").code()).isEqualTo("KUBERNETES::INVALID_STATE");
        clock.advance(Duration.ofSeconds(4));
        assertThat(state(id)).isEqualTo("Paused");

        assertThat(client.post(path + "/resume", "").status()).isEqualTo(202);
        assertThat(state(id)).isEqualTo("Resuming");
        clock.advance(Duration.ofSeconds(4));
        assertThat(state(id)).isEqualTo("Running");
    }

    @Test
    void agent_sandboxes_cannot_be_paused() throws Exception {
        try (Simulator agents = start(SimulatedRuntime.AGENT_SANDBOX, Duration.ZERO, Duration.ZERO);
                EngineClient agentClient = EngineClient.of(agents)) {
            String id = agentClient.create(600);

            Answer answer = agentClient.post("/sandboxes/" + id + "/pause", "");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("KUBERNETES::INVALID_STATE");
        }
    }

    @Test
    void the_listing_lags_behind_creation_and_deletion() throws Exception {
        try (Simulator slow = start(SimulatedRuntime.KUBERNETES, Duration.ZERO, Duration.ofSeconds(3));
                EngineClient slowClient = EngineClient.of(slow)) {
            String id = slowClient.create(600);
            assertThat(slowClient.get("/sandboxes").ids()).isEmpty();
            clock.advance(Duration.ofSeconds(3));
            assertThat(slowClient.get("/sandboxes").ids()).containsExactly(id);

            slowClient.send("DELETE", "/sandboxes/" + id, "");

            assertThat(slowClient.get("/sandboxes/" + id).code()).isEqualTo("KUBERNETES::SANDBOX_NOT_FOUND");
            assertThat(slowClient.get("/sandboxes").ids()).containsExactly(id);
            clock.advance(Duration.ofSeconds(3));
            assertThat(slowClient.get("/sandboxes").ids()).isEmpty();
        }
    }

    @Test
    void pools_give_sandboxes_without_a_known_image() throws Exception {
        String pool =
                "{\"name\":\"warm\",\"template\":{},\"capacitySpec\":{\"bufferMax\":3,\"bufferMin\":1,\"poolMax\":9,\"poolMin\":1}}";
        try (Simulator quick = start(SimulatedRuntime.KUBERNETES, Duration.ZERO, Duration.ZERO);
                EngineClient quickClient = EngineClient.of(quick)) {
            assertThat(quickClient
                            .post("/sandboxes", "{\"extensions\":{\"poolRef\":\"warm\"}}")
                            .code())
                    .isEqualTo("KUBERNETES::POOL_NOT_FOUND");
            assertThat(quickClient.post("/pools", pool).status()).isEqualTo(201);
            assertThat(quickClient.post("/pools", pool).code()).isEqualTo("KUBERNETES::POOL_ALREADY_EXISTS");

            Answer created = quickClient.post("/sandboxes", "{\"extensions\":{\"poolRef\":\"warm\"}}");
            var sandbox = quickClient
                    .get("/sandboxes/" + created.json().path("id").stringValue())
                    .json();

            assertThat(sandbox.path("image").path("uri").stringValue()).isEqualTo("unknown");
            assertThat(sandbox.path("allocation").path("poolRef").stringValue()).isEqualTo("warm");
            assertThat(quickClient.send("DELETE", "/pools/warm", "").status()).isEqualTo(204);
        }
    }

    @Test
    void secured_endpoints_come_with_a_token_and_signed_ones_carry_it() throws Exception {
        try (Simulator quick = start(SimulatedRuntime.KUBERNETES, Duration.ZERO, Duration.ZERO);
                EngineClient quickClient = EngineClient.of(quick)) {
            Answer created = quickClient.post(
                    "/sandboxes", CREATE.formatted("a").replace("\"timeout\"", "\"secureAccess\":true,\"timeout\""));
            String path = "/sandboxes/" + created.json().path("id").stringValue();

            var plain = quickClient.get(path + "/endpoints/8080").json();
            var signed =
                    quickClient.get(path + "/endpoints/8080?expires=1900000000").json();
            String token =
                    plain.path("headers").path("OpenSandbox-Secure-Access").stringValue();

            assertThat(signed.path("headers").isMissingNode()).isTrue();
            assertThat(signed.path("endpoint").stringValue()).contains("-" + Long.toString(1_900_000_000L, 36) + "-");
            assertThat(quickClient.get(path + "/endpoints/8080?expires=1").status())
                    .isEqualTo(400);
            assertThat(quickClient.get(path + "/proxy/8080").code()).isEqualTo("MISSING_OR_INVALID_SECURE_ACCESS");
            assertThat(quickClient
                            .send("GET", path + "/proxy/8080", "", "OpenSandbox-Secure-Access", token)
                            .status())
                    .isEqualTo(200);
        }
    }
}
