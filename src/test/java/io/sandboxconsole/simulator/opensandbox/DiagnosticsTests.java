package io.sandboxconsole.simulator.opensandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.simulator.EngineClient;
import io.sandboxconsole.simulator.MovingClock;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Checks logs and events, inline and as text.
class DiagnosticsTests {

    private final MovingClock clock = new MovingClock();
    private final Simulator simulator =
            Simulator.start(SimulatorSettings.forTests().withFleet(60, 3, 1).withScopedDiagnostics(), clock);
    private final EngineClient client = EngineClient.of(simulator);

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    private List<JsonNode> all(String kind) throws Exception {
        List<JsonNode> contents = new ArrayList<>();
        for (String id : simulator.fleet().ids()) {
            contents.add(client.get("/sandboxes/" + id + "/diagnostics/" + kind + "?scope=ALL")
                    .json());
        }
        return contents;
    }

    @Test
    void inline_logs_end_at_a_hundred_lines_and_say_so() throws Exception {
        List<JsonNode> logs = all("logs");

        assertThat(logs).allSatisfy(log -> {
            String content = log.path("content").stringValue();
            assertThat(content.lines().count()).isLessThanOrEqualTo(100);
            assertThat(log.path("contentLength").intValue()).isEqualTo(content.getBytes(StandardCharsets.UTF_8).length);
            assertThat(log.path("scope").stringValue()).isEqualTo("all");
            assertThat(log.path("warnings").size()).isEqualTo(1);
        });
        assertThat(logs).anyMatch(log -> log.path("truncated").booleanValue());
        assertThat(logs).anyMatch(log -> log.path("content").stringValue().equals("(no logs)"));
    }

    @Test
    void logs_contain_colours_and_hostile_text() throws Exception {
        String everything = all("logs").toString();

        assertThat(everything).contains("\\u001B[32m", "<script>", "=HYPERLINK");
    }

    @Test
    void inline_events_end_at_fifty_lines() throws Exception {
        List<JsonNode> events = all("events");

        assertThat(events)
                .allSatisfy(event -> assertThat(
                                event.path("content").stringValue().lines().count())
                        .isBetween(1L, 50L));
        assertThat(events).anyMatch(event -> event.path("truncated").booleanValue());
    }

    @Test
    void a_real_server_implements_the_deprecated_text_only() throws Exception {
        try (Simulator real = Simulator.start(SimulatorSettings.forTests().withFleet(1, 1, 1), clock);
                EngineClient caller = EngineClient.of(real)) {
            String path = "/sandboxes/" + real.fleet().ids().getFirst() + "/diagnostics/";

            for (String kind : List.of("logs?scope=container", "events?scope=runtime", "logs?scope=all")) {
                var refusal = caller.get(path + kind);
                assertThat(refusal.status()).isEqualTo(501);
                assertThat(refusal.json().path("code").stringValue()).isEqualTo("DIAGNOSTICS_NOT_IMPLEMENTED");
            }
            for (String kind : List.of("logs", "events")) {
                var text = caller.get(path + kind);
                assertThat(text.status()).isEqualTo(200);
                assertThat(text.header("Deprecation")).contains("true");
                assertThat(text.header("Content-Type"))
                        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
            }
        }
    }

    @Test
    void the_text_variant_takes_tail_since_and_limit() throws Exception {
        String id = simulator.fleet().add(SimulatedSandbox.running("ci-build-1", clock.instant()));
        clock.advance(Duration.ofDays(1));
        String path = "/sandboxes/" + id + "/diagnostics/";

        assertThat(client.get(path + "logs?tail=2").text().lines()).hasSize(2);
        assertThat(client.get(path + "logs?since=1s").text()).isEqualTo("(no logs)");
        assertThat(client.get(path + "logs?tail=0").status()).isEqualTo(422);
        assertThat(client.get(path + "events?limit=1").text().lines()).hasSize(1);
        assertThat(client.get(path + "summary").text()).contains("EGRESS_TOKEN=");
    }
}
