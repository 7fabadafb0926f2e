package io.sandboxconsole.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.alibaba.opensandbox.sandbox.Sandbox;
import com.alibaba.opensandbox.sandbox.SandboxManager;
import com.alibaba.opensandbox.sandbox.config.ConnectionConfig;
import com.alibaba.opensandbox.sandbox.domain.exceptions.SandboxApiException;
import com.alibaba.opensandbox.sandbox.domain.models.sandboxes.SandboxFilter;
import io.sandboxconsole.journey.DemoConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tests that the engine's own clients work unchanged at our gateway: only the address and the key differ.
@DemoConsole
class OfficialClientsIT {

    private static final String KEY = "sck_demo_ci_pipeline";

    private static final String JAVASCRIPT_CLIENT = "@alibaba-group/opensandbox@0.1.11";

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    @Test
    void the_javascript_client_leads_a_sandbox_through_its_life() throws Exception {
        installJavascriptClient();

        var told = runJavascript();

        String id = told.path("id").asString();
        assertThat(told.path("state").asString()).isEqualTo("Running");
        assertThat(told.path("metadata").path("access.team").asString()).isEqualTo("platform");
        assertThat(texts(told.path("found"))).containsExactly(id);
        assertThat(told.path("total").asInt()).isEqualTo(1);
        assertThat(texts(told.path("teams"))).containsExactly("platform");
        assertThat(told.path("renewedBy").asInt()).isBetween(1_190, 1_210);
        assertThat(told.path("endpoint").asString()).isNotEmpty();
        assertThat(told.path("purpose").asString()).isEqualTo("acceptance");
        assertThat(told.path("paused").asString()).isEqualTo("Paused");
        assertThat(told.path("resumed").asString()).isEqualTo("Running");
        assertThat(told.path("refusal").path("status").asInt()).isEqualTo(400);
        assertThat(told.path("refusal").path("message").asString()).contains("access.owner");
        assertThat(told.path("gone").path("status").asInt()).isEqualTo(404);
    }

    @Test
    void the_java_client_leads_a_sandbox_through_its_life() {
        var connection = connection(KEY);
        String marker = UUID.randomUUID().toString();
        var sandbox = Sandbox.builder()
                .connectionConfig(connection)
                .image("python:3.12")
                .timeout(Duration.ofMinutes(10))
                .metadata("marker", marker)
                .healthCheck(_ -> true)
                .build();
        try (var manager = SandboxManager.builder().connectionConfig(connection).build()) {
            var mine = SandboxFilter.builder()
                    .states("Running")
                    .metadata(Map.of("marker", marker))
                    .build();

            assertThat(manager.listSandboxInfos(mine).getSandboxInfos())
                    .extracting(info -> info.getId())
                    .containsExactly(sandbox.getId());
            var before = manager.getSandboxInfo(sandbox.getId()).getExpiresAt();
            manager.renewSandbox(sandbox.getId(), Duration.ofHours(2));
            assertThat(manager.getSandboxInfo(sandbox.getId()).getExpiresAt()).isAfter(before);
            assertThat(sandbox.getEndpoint(8000).getEndpoint()).isNotEmpty();
            manager.pauseSandbox(sandbox.getId());
            assertThat(state(manager, sandbox.getId())).isEqualTo("Paused");
            manager.resumeSandbox(sandbox.getId());
            assertThat(state(manager, sandbox.getId())).isEqualTo("Running");
            manager.killSandbox(sandbox.getId());
            assertThatThrownBy(() -> manager.getSandboxInfo(sandbox.getId())).isInstanceOf(SandboxApiException.class);
        } finally {
            sandbox.close();
        }
    }

    @Test
    void the_java_client_with_a_wrong_key_is_told_so() {
        try (var manager = SandboxManager.builder()
                .connectionConfig(connection("sck_wrong"))
                .build()) {
            assertThatThrownBy(() ->
                            manager.listSandboxInfos(SandboxFilter.builder().build()))
                    .isInstanceOfSatisfying(
                            SandboxApiException.class,
                            refusal -> assertThat(refusal.getStatusCode()).isEqualTo(401));
        }
    }

    private static String state(SandboxManager manager, UUID id) {
        return manager.getSandboxInfo(id).getStatus().getState();
    }

    /// This client knows the engine by its older routes, without a version, so that its address has to name ours.
    private ConnectionConfig connection(String key) {
        return ConnectionConfig.builder()
                .domain("127.0.0.1:%d/v1".formatted(port))
                .protocol("http")
                .apiKey(key)
                .build();
    }

    private void installJavascriptClient() throws IOException, InterruptedException {
        assumeThat(runs("node", "--version")).as("Node is here").isTrue();
        assumeThat(runs("npm", "--version")).as("npm is here").isTrue();
        Files.writeString(folder.resolve("package.json"), "{\"type\":\"module\",\"private\":true}");
        assumeThat(runs("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", JAVASCRIPT_CLIENT))
                .as("the npm registry is reached")
                .isTrue();
        try (var script = OfficialClientsIT.class.getResourceAsStream("/clients/lifecycle.mjs")) {
            Files.copy(script, folder.resolve("lifecycle.mjs"));
        }
    }

    private JsonNode runJavascript() throws IOException, InterruptedException {
        var output = folder.resolve("told.json").toFile();
        var builder = process("node", "lifecycle.mjs").redirectOutput(output);
        builder.environment()
                .putAll(Map.of(
                        "OPEN_SANDBOX_DOMAIN",
                        "127.0.0.1:" + port,
                        "OPEN_SANDBOX_API_KEY",
                        KEY,
                        "MARKER",
                        UUID.randomUUID().toString()));
        var node = builder.start();
        boolean ended = node.waitFor(60, TimeUnit.SECONDS);
        node.destroyForcibly();
        String complaints = Files.readString(folder.resolve("complaints.txt"));
        assertThat(ended).as(complaints).isTrue();
        assertThat(node.exitValue()).as(complaints).isZero();
        return JsonMapper.shared().readTree(output);
    }

    private boolean runs(String... command) throws InterruptedException {
        try {
            var process = process(command)
                    .redirectOutput(folder.resolve("output.txt").toFile())
                    .start();
            boolean ended = process.waitFor(120, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private ProcessBuilder process(String... command) {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("complaints.txt").toFile());
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
