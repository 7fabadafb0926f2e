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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Checks what is newer than the engine's published specification: templates, network policies, and members under their
/// fields' own names.
class TemplateProtocolTests {

    private static final String TEMPLATE = "{\"image\":\"python:3.12\",\"publish\":\"s3://b/p\"%s}";

    private final MovingClock clock = new MovingClock();
    private final Simulator simulator = Simulator.start(
            SimulatorSettings.forTests().withRuntime(SimulatedRuntime.KUBERNETES, Duration.ofSeconds(4), Duration.ZERO),
            clock);
    private final EngineClient client = EngineClient.of(simulator);

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    /// Lets the one sandbox come into being.
    private void provision() {
        await().until(() -> simulator.fleet().size() == 1);
        clock.advance(Duration.ofSeconds(4));
    }

    @Test
    void a_template_is_pending_and_then_succeeds_and_only_then_makes_sandboxes() throws Exception {
        Answer created = client.post("/templates", TEMPLATE.formatted(",\"metadata\":{\"a\":\"b\"}"));
        String id = created.json().path("templateId").stringValue();
        String body = "{\"template_id\":\"%s\",\"timeout\":600}".formatted(id);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text()).contains("\"phase\":\"Pending\"").doesNotContain("\"id\"");
        assertThat(client.post("/sandboxes", body).code()).isEqualTo("FSB::TEMPLATE_NOT_FOUND");
        clock.advance(Duration.ofSeconds(4));
        assertThat(client.get("/templates/" + id).text()).contains("\"phase\":\"Succeeded\"");
        assertThat(client.get("/templates?metadata=a%3Db").text()).contains(id);
        assertThat(client.get("/templates?metadata=a%3Dc").text()).contains("\"totalItems\":0");
        var sandbox = client.sendLater("POST", "/sandboxes", body);
        provision();
        assertThat(sandbox.get().json().path("id").stringValue()).startsWith("fsb-");
        assertThat(client.send("DELETE", "/templates/" + id, "").status()).isEqualTo(204);
        assertThat(client.get("/templates/" + id).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"templateId\":\"t\"}",
                "{\"templateId\":\"t\",\"timeout\":600,\"image\":{\"uri\":\"a\"}}",
                "{\"template_id\":\"t\",\"timeout\":600,\"snapshot_id\":\"s\"}",
                "{\"templateId\":\"t\",\"timeout\":600,\"resource_limits\":{}}"
            })
    void a_sandbox_from_a_template_needs_a_timeout_and_takes_nothing_that_shapes_it(String body) throws Exception {
        assertThat(client.post("/sandboxes", body).status()).isEqualTo(422);
    }

    @Test
    void a_template_takes_no_unknown_member_and_docker_has_none() throws Exception {
        assertThat(client.post("/templates", TEMPLATE.formatted(",\"later\":1")).text())
                .contains("extra_forbidden");
        assertThat(client.post("/templates", "{}").status()).isEqualTo(422);
        try (Simulator docker = Simulator.start(SimulatorSettings.forTests(), clock);
                EngineClient other = EngineClient.of(docker)) {
            assertThat(other.post("/templates", TEMPLATE.formatted("")).status())
                    .isEqualTo(501);
            assertThat(other.get("/templates").status()).isEqualTo(501);
        }
    }

    @Test
    void members_are_taken_under_both_names_and_the_alias_wins() throws Exception {
        try (Simulator docker = Simulator.start(SimulatorSettings.forTests(), clock);
                EngineClient other = EngineClient.of(docker)) {
            String image = "\"image\":{\"uri\":\"a\"},\"entrypoint\":[\"a\"]";

            assertThat(other.post("/sandboxes", "{%s,\"resource_limits\":{}}".formatted(image))
                            .status())
                    .isEqualTo(202);
            assertThat(other.post("/sandboxes", "{\"snapshot_id\":\"none\",\"resource_limits\":{}}")
                            .code())
                    .isEqualTo("SNAPSHOT::NOT_FOUND");
            assertThat(other.post(
                                    "/sandboxes",
                                    "{\"snapshotId\":\"none\",\"snapshot_id\":\"other\",\"resourceLimits\":{}}")
                            .text())
                    .contains("none")
                    .doesNotContain("other");
        }
    }

    @Test
    void a_policy_is_read_replaced_patched_by_target_and_its_rules_are_deleted_by_target() throws Exception {
        var created = client.sendLater(
                "POST",
                "/sandboxes",
                "{\"image\":{\"uri\":\"a\"},\"entrypoint\":[\"a\"],\"resourceLimits\":{},\"network_policy\":{\"default_action\":\"allow\"}}");
        provision();
        String path = "/sandboxes/%s/networkpolicy"
                .formatted(created.get().json().path("id").stringValue());
        String rule = "{\"action\":\"%s\",\"target\":\"%s\"}";

        assertThat(client.get(path).text()).contains("\"defaultAction\":\"allow\"");
        client.send("PUT", path, "{\"egress\":[%s]}".formatted(rule.formatted("allow", "a.com")));
        client.send(
                "PATCH", path, "[%s,%s]".formatted(rule.formatted("deny", "a.com"), rule.formatted("allow", "b.com")));
        Answer deleted = client.send("DELETE", path, "[\"b.com\"]");

        assertThat(deleted.json().path("policy").path("egress").toString())
                .isEqualTo("[%s]".formatted(rule.formatted("deny", "a.com")));
        assertThat(client.send("PATCH", path, "{}").status()).isEqualTo(422);
        assertThat(client.get("/sandboxes/none/networkpolicy").status()).isEqualTo(404);
    }
}
