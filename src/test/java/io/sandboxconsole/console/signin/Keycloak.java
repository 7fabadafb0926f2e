package io.sandboxconsole.console.signin;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A real Keycloak in memory, from `KEYCLOAK_HOME` or as a container, and what its administrator does.
final class Keycloak implements AutoCloseable {

    private static final String ADMIN = "acceptance";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient client = HttpClient.newHttpClient();

    private final ObjectMapper json = new ObjectMapper();

    private final int port = freePort();

    private final Process process;

    Keycloak() {
        List<String> command = new ArrayList<>();
        @Nullable String home = System.getenv("KEYCLOAK_HOME");
        if (home != null) {
            command.add(Path.of(home, "bin", "kc.sh").toString());
        } else if (answers("docker", "info")) {
            command.addAll(List.of("docker", "run", "--rm", "--network", "host"));
            command.addAll(List.of("-e", "KC_BOOTSTRAP_ADMIN_USERNAME", "-e", "KC_BOOTSTRAP_ADMIN_PASSWORD"));
            command.add(Objects.requireNonNullElse(System.getenv("KEYCLOAK_IMAGE"), "quay.io/keycloak/keycloak:26.0"));
        } else {
            throw new IllegalStateException(
                    "No Keycloak is available: set KEYCLOAK_HOME to a distribution, or start a Docker daemon.");
        }
        command.addAll(List.of("start-dev", "--db=dev-mem", "--http-port=" + port));
        // Into a file: what a child writes into Surefire's own stream corrupts it.
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of(System.getProperty("basedir"), "target", "keycloak.log")
                        .toFile());
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
        // Keycloak's threads end with an error on the JDK of these tests otherwise.
        builder.environment().put("JAVA_OPTS_APPEND", "--add-opens=java.base/java.lang=ALL-UNNAMED");
        try {
            process = builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        await().atMost(PATIENCE).ignoreExceptions().until(() -> !token().isEmpty());
    }

    String issuer() {
        return url() + "/realms/acme";
    }

    /// Makes the realm of the guide, for a console at `console`.
    void makeRealm(String console) {
        try {
            String realm = new ClassPathResource("keycloak/acme-realm.json").getContentAsString(StandardCharsets.UTF_8);
            administrate("POST", "/admin/realms", realm.replace("http://localhost:8090", console));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Takes all roles of the client from the person, and gives one.
    void setRole(String person, String role) {
        String clientId = found("/admin/realms/acme/clients?clientId=sandbox-console");
        String roles = "/admin/realms/acme/clients/%s/roles".formatted(clientId);
        String mapped = "/admin/realms/acme/users/%s/role-mappings/clients/%s".formatted(user(person), clientId);
        administrate("DELETE", mapped, administrate("GET", mapped, null).toString());
        administrate("POST", mapped, "[" + administrate("GET", roles + "/" + role, null) + "]");
    }

    void setEnabled(String person, boolean enabled) {
        administrate(
                "PUT", "/admin/realms/acme/users/" + user(person), json.writeValueAsString(Map.of("enabled", enabled)));
    }

    /// Signs the person out everywhere, as an administrator does.
    void signOut(String person) {
        administrate("POST", "/admin/realms/acme/users/%s/logout".formatted(user(person)), "{}");
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private String user(String person) {
        return found("/admin/realms/acme/users?exact=true&username=" + person);
    }

    private String found(String path) {
        return administrate("GET", path, null).get(0).get("id").asString();
    }

    private JsonNode administrate(String method, String path, @Nullable String body) {
        var response = send(HttpRequest.newBuilder(URI.create(url() + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError("%s %s: HTTP status %d".formatted(method, path, response.statusCode()));
        }
        return response.body().isEmpty() ? json.nullNode() : json.readTree(response.body());
    }

    private String token() {
        var response = send(HttpRequest.newBuilder(URI.create(url() + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=password&client_id=admin-cli&username=%1$s&password=%1$s".formatted(ADMIN)))
                .build());
        return json.readTree(response.body()).path("access_token").asString("");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    private String url() {
        return "http://localhost:" + port;
    }

    private static boolean answers(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
