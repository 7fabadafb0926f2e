package io.sandboxconsole.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.alibaba.opensandbox.sandbox.Sandbox;
import com.alibaba.opensandbox.sandbox.SandboxManager;
import com.alibaba.opensandbox.sandbox.config.ConnectionConfig;
import com.alibaba.opensandbox.sandbox.domain.exceptions.SandboxApiException;
import com.alibaba.opensandbox.sandbox.domain.models.sandboxes.SandboxFilter;
import io.sandboxconsole.gateway.auth.EndpointAccess;
import io.sandboxconsole.journey.DemoConsole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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

        var told = runJavascript("lifecycle.mjs");

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
    void the_javascript_client_runs_a_command_through_the_server() throws Exception {
        installJavascriptClient();

        var told = runJavascript("ports.mjs");

        assertThat(told.path("healthy").asBoolean()).isTrue();
        assertThat(told.path("endpoint").asString())
                .isEqualTo("127.0.0.1:%d/v1/sandboxes/%s/proxy/8000"
                        .formatted(port, told.path("id").asString()));
        assertThat(texts(told.path("headers"))).containsExactly(EndpointAccess.HEADER);
        assertThat(told.path("output").asString()).isEqualTo("hello from the sandbox");
        assertThat(told.path("complete").asBoolean()).isTrue();
    }

    /// The Python client and the command line send no key to the ports of a sandbox, only the headers of an endpoint
    /// that they read once.
    @Test
    void a_client_that_sends_no_key_to_ports_reaches_them_by_the_headers_of_the_endpoint() throws Exception {
        var sandbox = Sandbox.builder()
                .connectionConfig(connection(KEY))
                .image("python:3.12")
                .timeout(Duration.ofMinutes(10))
                .healthCheck(_ -> true)
                .build();
        try (sandbox;
                var client = HttpClient.newHttpClient()) {
            var execd = endpoint(client, sandbox.getId().toString(), 44_772);

            assertThat(client.send(execd.request("/ping").build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            var events = client.send(
                    execd.request("/command")
                            .POST(BodyPublishers.ofString("{\"command\":\"echo hello\"}"))
                            .build(),
                    BodyHandlers.ofLines());
            assertThat(events.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            assertThat(events.body().filter(line -> line.contains("stdout")))
                    .containsExactly("{\"type\":\"stdout\",\"text\":\"hello from the sandbox\"}");
            assertThat(echo(client, endpoint(client, sandbox.getId().toString(), 8000), "over a socket"))
                    .isEqualTo("over a socket");
            sandbox.kill();
            assertThat(client.send(execd.request("/ping").build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    /// The address and the headers of a port.
    private record PortEndpoint(String address, Map<String, String> headers) {

        HttpRequest.Builder request(String path) {
            var request = HttpRequest.newBuilder(URI.create("http://" + address + path));
            headers.forEach(request::header);
            return request;
        }
    }

    private PortEndpoint endpoint(HttpClient client, String id, int sandboxPort) throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:%d/v1/sandboxes/%s/endpoints/%d?use_server_proxy=true"
                                        .formatted(port, id, sandboxPort)))
                        .header("OPEN-SANDBOX-API-KEY", KEY)
                        .build(),
                BodyHandlers.ofString());
        var endpoint = JsonMapper.shared().readTree(answer.body());
        Map<String, String> headers = new HashMap<>();
        endpoint.path("headers")
                .properties()
                .forEach(one -> headers.put(one.getKey(), one.getValue().asString()));
        return new PortEndpoint(endpoint.path("endpoint").asString(), headers);
    }

    private static String echo(HttpClient client, PortEndpoint endpoint, String text) throws Exception {
        var answer = new CompletableFuture<String>();
        var builder = client.newWebSocketBuilder();
        endpoint.headers().forEach(builder::header);
        var socket = builder.buildAsync(URI.create("ws://" + endpoint.address() + "/echo"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                        answer.complete(data.toString());
                        return null;
                    }
                })
                .join();
        socket.sendText(text, true);
        try {
            return answer.get(60, TimeUnit.SECONDS);
        } finally {
            // The client's end waits for its sockets.
            socket.abort();
        }
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
    }

    private JsonNode runJavascript(String name) throws IOException, InterruptedException {
        try (var script = OfficialClientsIT.class.getResourceAsStream("/clients/" + name)) {
            Files.copy(script, folder.resolve(name));
        }
        var output = folder.resolve("told.json").toFile();
        var builder = process("node", name).redirectOutput(output);
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
