package io.sandboxconsole.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Scripts faults and fleet sizes by the control calls.
class ControlTests {

    private final Simulator simulator =
            Simulator.start(SimulatorSettings.forTests().withFleet(10, 3, 1), new MovingClock());
    private final EngineClient client = EngineClient.of(simulator);
    private final EngineClient control =
            new EngineClient(URI.create("http://127.0.0.1:%d/_control".formatted(simulator.port())), null);

    @AfterEach
    void stop() {
        simulator.close();
        client.close();
        control.close();
    }

    @Test
    void a_fault_is_scripted_shown_and_cleared() throws Exception {
        String script =
                "{\"route\":\"GET /sandboxes\",\"effect\":\"status\",\"status\":429,\"headers\":{\"Retry-After\":\"3\"},\"body\":{\"code\":\"X\"}}";

        assertThat(control.post("/faults", script).status()).isEqualTo(200);
        assertThat(client.get("/sandboxes").header("Retry-After")).contains("3");
        assertThat(control.get("/faults").json().path(0).path("route").stringValue())
                .isEqualTo("GET /sandboxes");
        assertThat(control.send("DELETE", "/faults", "").status()).isEqualTo(204);
        assertThat(client.get("/sandboxes").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate-limit",
                "plain-text-500",
                "web-page",
                "namespace-full",
                "pool-full",
                "garbage",
                "stall",
                "reset",
                "lost-answer",
                "truncated",
                "empty-list",
                "halved-list",
                "repeated-ids",
                "shifted-pages",
                "unknown-members",
                "unknown-states",
                "odd-rows"
            })
    void every_effect_has_a_name(String effect) throws Exception {
        String script = "{\"route\":\"POST /pools\",\"effect\":\"%s\",\"times\":1}".formatted(effect);

        assertThat(control.post("/faults", script).status()).isEqualTo(200);

        assertThat(simulator.faults().scripted()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"effect\":\"sunshine\"}",
                "{\"effect\":\"status\"}",
                "{\"effect\":\"status\",\"status\":7}",
                "{\"effect\":\"latency\"}",
                "not json"
            })
    void a_senseless_fault_is_refused(String script) throws Exception {
        assertThat(control.post("/faults", script).status()).isEqualTo(400);

        assertThat(simulator.faults().scripted()).isEmpty();
    }

    @Test
    void the_fleet_is_resized_and_changed() throws Exception {
        assertThat(control.get("/fleet").text()).isEqualTo("{\"size\":10}");
        assertThat(control.post("/fleet", "{\"size\":25}").text()).isEqualTo("{\"size\":25}");
        assertThat(control.post("/fleet/changes", "{\"count\":50}").text()).isEqualTo("{\"size\":25}");
        assertThat(control.post("/fleet/expiry", "{\"alive\":true}").status()).isEqualTo(204);
        assertThat(control.get("/nothing").status()).isEqualTo(404);
    }

    @Test
    void a_sandbox_ends_as_asked() throws Exception {
        String id = simulator.fleet().ids().getFirst();

        assertThat(control.post("/fleet/ends", "{\"id\":\"%s\",\"end\":\"out-of-memory\"}".formatted(id))
                        .status())
                .isEqualTo(204);

        assertThat(simulator.fleet().find(id).orElseThrow().status().message()).contains("137");
        assertThat(control.post("/fleet/ends", "{\"id\":\"%s\",\"end\":\"sunset\"}".formatted(id))
                        .status())
                .isEqualTo(400);
        assertThat(control.post("/fleet/ends", "{\"id\":\"nothing\",\"end\":\"gone\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void calls_are_counted_and_the_key_is_rotated() throws Exception {
        client.get("/sandboxes");
        assertThat(control.get("/requests").text()).isEqualTo("{\"GET /sandboxes\":1}");
        control.send("DELETE", "/requests", "");
        assertThat(control.get("/requests").text()).isEqualTo("{}");

        control.post("/key", "{\"key\":\"rotated\"}");

        assertThat(client.get("/sandboxes").status()).isEqualTo(401);
    }
}
