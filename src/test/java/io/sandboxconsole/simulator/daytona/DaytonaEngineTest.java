package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.MovingClock;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.Json;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
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
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/// Sets up a simulated Daytona server, called over plain HTTP with the usual key unless another one is given.
abstract class DaytonaEngineTest {

    static final Duration TRANSITION = Duration.ofSeconds(2);
    static final String READONLY_KEY = "sim-daytona-readonly-key";
    static final String AUDIT_KEY = "sim-daytona-audit-key";

    final MovingClock clock = new MovingClock();
    final Simulator simulator = Simulator.start(SimulatorSettings.forTests(), clock);
    final DaytonaSimulation daytona = simulator.daytona();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMinutes(1))
            .build();

    @AfterEach
    void stop() {
        simulator.close();
        http.close();
    }

    /// An answer as it came over the wire.
    record Answer(int status, HttpResponse<String> response) {

        String text() {
            return response.body();
        }

        JsonNode json() {
            return Json.read(text());
        }

        String text(String name) {
            return json().path(name).asString("");
        }

        String message() {
            return text("message");
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        List<String> names() {
            List<String> names = new ArrayList<>();
            JsonNode items = json().isArray() ? json() : json().path("items");
            items.values().forEach(item -> names.add(item.path("name").stringValue()));
            return names;
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return as("sim-daytona-key", "GET", path, "");
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return as("sim-daytona-key", "POST", path, body);
    }

    Answer post(String path) throws IOException, InterruptedException {
        return post(path, "");
    }

    Answer put(String path, String body) throws IOException, InterruptedException {
        return as("sim-daytona-key", "PUT", path, body);
    }

    Answer delete(String path) throws IOException, InterruptedException {
        return as("sim-daytona-key", "DELETE", path, "");
    }

    /// Calls as the bearer of a token in the usual organization.
    Answer asPerson(String user, String method, String path, String body) throws IOException, InterruptedException {
        return as(daytona.token(user), method, path, body, "X-Daytona-Organization-ID", daytona.organization());
    }

    /// Calls with this credential; a blank one is not sent.
    Answer as(String credential, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(request(credential, method, path, body, headers), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response);
    }

    CompletableFuture<Answer> later(String method, String path, String body) {
        return http.sendAsync(request("sim-daytona-key", method, path, body), BodyHandlers.ofString())
                .thenApply(response -> new Answer(response.statusCode(), response));
    }

    private HttpRequest request(String credential, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(daytona.api() + path))
                .timeout(Duration.ofMinutes(1))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!credential.isBlank()) {
            request.header("Authorization", "Bearer " + credential);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    /// Creates a sandbox from the usual snapshot, waits until it runs and answers its id.
    String running(String name) throws IOException, InterruptedException {
        String id = post("/sandbox", "{\"name\":\"%s\"}".formatted(name)).text("id");
        clock.advance(TRANSITION);
        return id;
    }

    /// Puts a sandbox of this class into this state behind the engine's back and answers its id.
    String resting(String name, String state, String sandboxClass) {
        DaytonaSandbox made = DaytonaSandbox.started(name, daytona.organization(), clock.instant());
        DaytonaSandbox.Origin origin = made.origin();
        String desired = state.equals("error") || state.equals("build_failed") ? "started" : state;
        return daytona.fleet()
                .add(made.withOrigin(new DaytonaSandbox.Origin(
                                origin.organization(),
                                origin.snapshot(),
                                null,
                                sandboxClass,
                                origin.target(),
                                origin.user(),
                                origin.env(),
                                null,
                                null))
                        .withState(state, desired, clock.instant()));
    }

    String state(String id) throws IOException, InterruptedException {
        return get("/sandbox/" + id).text("state");
    }

    String storedState(String id) {
        return daytona.fleet().find(id).orElseThrow().status().state();
    }

    static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
