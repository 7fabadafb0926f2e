package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.engine.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Calls a simulated engine over plain HTTP, with the usual key unless another one is given.
public final class EngineClient implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMinutes(1))
            .build();
    private final String base;
    private final @Nullable String key;

    public EngineClient(URI base, @Nullable String key) {
        this.base = base.toString();
        this.key = key;
    }

    public static EngineClient of(Simulator simulator) {
        return new EngineClient(URI.create(simulator.openSandbox() + "/v1"), "sim-opensandbox-key");
    }

    /// An answer as it came over the wire.
    public record Answer(int status, Optional<String> contentType, HttpResponse<String> response) {

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return Json.read(text());
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        public String code() {
            return json().path("code").asString("");
        }

        public List<String> ids() {
            List<String> ids = new ArrayList<>();
            json().path("items")
                    .values()
                    .forEach(item -> ids.add(item.path("id").stringValue()));
            return ids;
        }
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    public Answer post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    /// Creates a sandbox with this timeout and answers its id.
    public String create(int timeoutSeconds) throws IOException, InterruptedException {
        Answer answer = post("/sandboxes", """
                {"image":{"uri":"python:3.12"},"entrypoint":["sleep","1"],"resourceLimits":{},"timeout":%d,
                "metadata":{"team":"infra"}}""".formatted(timeoutSeconds));
        return answer.json().path("id").stringValue();
    }

    public Answer send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return answer(http.send(request(method, path, body, headers), BodyHandlers.ofString()));
    }

    public CompletableFuture<Answer> sendLater(String method, String path, String body) {
        return http.sendAsync(request(method, path, body), BodyHandlers.ofString())
                .thenApply(EngineClient::answer);
    }

    private HttpRequest request(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(1))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (key != null) {
            request.header("OPEN-SANDBOX-API-KEY", key);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers().firstValue("Content-Type"), response);
    }

    @Override
    public void close() {
        http.close();
    }
}
