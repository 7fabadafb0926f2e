package io.sandboxconsole.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.apikey.ApiKeys;
import io.sandboxconsole.apikey.IssuedKey;
import io.sandboxconsole.apikey.KeyRequest;
import io.sandboxconsole.console.TestClock;
import io.sandboxconsole.gateway.RawHttp.Answer;
import io.sandboxconsole.gateway.auth.EndpointAccess;
import io.sandboxconsole.gateway.auth.LocalIssuer;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import io.sandboxconsole.testing.QuickTicks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tests calls to the ports of sandboxes through the whole console: `prod` is an engine that records the calls, `sim`
/// the simulator, whose sandboxes take WebSockets.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "console.demo=false",
            "console.oidc.check-interval=1h",
            "console.connections.prod.type=opensandbox",
            "console.connections.prod.api-key=engine-key",
            "console.connections.sim.type=opensandbox",
            "console.connections.sim.api-key=sim-opensandbox-key",
            "console.gateway.connection=prod",
            "console.gateway.audience=sandboxes",
            "console.gateway.engine-key=true",
            "console.api-keys.secret=a secret of at least 32 characters"
        })
@Import({PortCallsTests.Doubles.class, QuickTicks.class})
class PortCallsTests {

    private static final PortEngine ENGINE = new PortEngine();

    private static final Simulator SIMULATOR =
            Simulator.start(SimulatorSettings.forTests().withKey("sim-opensandbox-key"));

    private static final LocalIssuer ISSUER = new LocalIssuer();

    private static final String PORT_8000 = "/v1/sandboxes/sb-1/proxy/8000";

    @LocalServerPort
    private int port;

    @Autowired
    private TestClock clock;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private OpenCalls openCalls;

    private final HttpClient client = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void engines(DynamicPropertyRegistry registry) {
        registry.add("console.connections.prod.url", ENGINE::url);
        registry.add("console.connections.sim.url", SIMULATOR::openSandbox);
        registry.add("console.oidc.issuer", ISSUER::url);
    }

    @AfterAll
    static void stop() {
        ENGINE.close();
        SIMULATOR.close();
        ISSUER.close();
    }

    @BeforeEach
    void reset() {
        ENGINE.calls.clear();
        ENGINE.team = "platform";
        ENGINE.address = "10.0.0.1:8080/sandboxes/sb-1/proxy/8000";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1:8080/sandboxes/sb-1/proxy/8000",
                "10.0.0.1:8080/v1/sandboxes/sb-1/proxy/8000",
                "sandboxes.example.test/a/path/of/its/own/v1/sandboxes/sb-1/proxy/8000",
                "http://203.0.113.9:8080/sandboxes/sb-1/proxy/8000",
                "203.0.113.9:54321"
            })
    void an_address_through_the_server_becomes_one_that_the_gateway_serves(String engines) throws Exception {
        ENGINE.address = engines;
        var key = issue(Role.SERVICE, null);

        for (String flag : List.of("true", "1", "Yes")) {
            var endpoint = endpoint(key, "?use_server_proxy=" + flag);
            assertThat(endpoint.path("endpoint").asString()).isEqualTo("localhost:" + port + PORT_8000);
            assertThat(endpoint.path("later").asInt()).isEqualTo(1);
            assertThat(endpoint.path("headers")
                            .path("OpenSandbox-Secure-Access")
                            .asString())
                    .isEqualTo("of-the-engine");
        }
        assertThat(endpoint(key, "?use_server_proxy=false").path("endpoint").asString())
                .isEqualTo(engines);
    }

    @Test
    void what_the_engines_address_says_behind_the_port_stays() throws Exception {
        ENGINE.address = "10.0.0.1/v1/sandboxes/sb-1/proxy/8000/signed/abc?expires=9";

        assertThat(endpoint(issue(Role.SERVICE, null), "?use_server_proxy=true")
                        .path("endpoint")
                        .asString())
                .isEqualTo("localhost:" + port + PORT_8000 + "/signed/abc?expires=9");
    }

    @Test
    void a_caller_who_may_not_use_the_port_gets_the_address_without_any_header() throws Exception {
        var endpoint = endpoint(issue(Role.VIEWER, null), "?use_server_proxy=true");

        assertThat(endpoint.propertyNames()).containsExactly("endpoint");
        assertThat(endpoint.path("endpoint").asString()).endsWith(PORT_8000);
    }

    @Test
    void a_client_that_sends_only_the_headers_of_the_endpoint_reaches_the_port() throws Exception {
        String access = access(issue(Role.SERVICE, null));

        var answer = get(PORT_8000 + "/ping", EndpointAccess.HEADER, access, "Authorization", "Basic of-the-sandbox");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("\"inside\"");
        assertThat(ENGINE.calls).containsExactly("GET " + PORT_8000 + "/ping");
        assertThat(ENGINE.headers).contains("Authorization: Basic of-the-sandbox");
        assertThat(ENGINE.headers.toString().toLowerCase()).doesNotContain("endpoint-access");
    }

    @Test
    void our_own_authorization_beside_the_header_never_reaches_the_sandbox() throws Exception {
        var key = issue(Role.SERVICE, null);
        String access = access(key);

        for (String ours : List.of("Bearer " + key.value(), "Bearer " + token())) {
            assertThat(get(PORT_8000, EndpointAccess.HEADER, access, "Authorization", ours)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(get(PORT_8000, "OPEN-SANDBOX-API-KEY", key.value(), "Authorization", ours)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(ENGINE.headers.toString()).doesNotContain("Authorization");
        }
    }

    @Test
    void the_header_opens_its_port_only() throws Exception {
        String access = access(issue(Role.SERVICE, null));

        for (String path : List.of(
                "/v1/sandboxes/sb-1/proxy/8001",
                "/v1/sandboxes/sb-2/proxy/8000",
                "/v1/sandboxes/sb-1",
                "/v1/sandboxes",
                "/v1/sandboxes/sb-1/endpoints/8000")) {
            assertThat(get(path, EndpointAccess.HEADER, access).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        String[] parts = access.split("\\.");
        for (String forged : List.of(
                "",
                "nonsense",
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1] + "." + parts[2].replace(parts[2].charAt(5), parts[2].charAt(6)) + "x")) {
            assertThat(get(PORT_8000, EndpointAccess.HEADER, forged).statusCode())
                    .as(forged)
                    .isEqualTo(401);
        }
        assertThat(ENGINE.calls).isEmpty();
    }

    @Test
    void the_header_lasts_as_long_as_key_right_and_sandbox() throws Exception {
        var key = issue(Role.SERVICE, null);
        String access = access(key);

        ENGINE.team = "research";
        assertThat(get(PORT_8000, EndpointAccess.HEADER, access).statusCode()).isEqualTo(404);
        ENGINE.team = "";
        assertThat(get(PORT_8000, EndpointAccess.HEADER, access).statusCode()).isEqualTo(404);
        ENGINE.team = "platform";
        var rotated = keys.rotate(
                Actors.person("lea", Role.LEAD, "platform"), key.key().id(), Duration.ZERO);
        assertThat(rotated.value()).isNotEqualTo(key.value());
        assertThat(get(PORT_8000, EndpointAccess.HEADER, access).statusCode()).isEqualTo(200);
        keys.revoke(Actors.person("lea", Role.LEAD, "platform"), key.key().id());
        var refused = get(PORT_8000, EndpointAccess.HEADER, access);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("revoked");
    }

    @Test
    void the_header_of_a_bearer_lasts_until_the_tokens_end() throws Exception {
        var endpoint = JsonMapper.shared()
                .readTree(get(
                                "/v1/sandboxes/sb-1/endpoints/8000?use_server_proxy=true",
                                "Authorization",
                                "Bearer " + token())
                        .body());
        String access = endpoint.path("headers").path(EndpointAccess.HEADER).asString();

        assertThat(get(PORT_8000, EndpointAccess.HEADER, access).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(10));
        assertThat(get(PORT_8000, EndpointAccess.HEADER, access).statusCode()).isEqualTo(401);
    }

    @Test
    void the_header_of_the_engines_own_key_works_too() throws Exception {
        var endpoint = JsonMapper.shared()
                .readTree(get(
                                "/v1/sandboxes/sb-1/endpoints/8000?use_server_proxy=true",
                                "OPEN-SANDBOX-API-KEY",
                                "engine-key")
                        .body());

        assertThat(get(
                                PORT_8000,
                                EndpointAccess.HEADER,
                                endpoint.path("headers")
                                        .path(EndpointAccess.HEADER)
                                        .asString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void events_arrive_one_by_one() throws Exception {
        try (var events = events(access(issue(Role.SERVICE, null)))) {
            assertThat(events.readLine()).isEqualTo("data: first");
            assertThat(events.readLine()).isEmpty();
            ENGINE.goOn();
            assertThat(events.readLine()).isEqualTo("data: second");
        }
    }

    @Test
    void an_open_stream_ends_with_the_right_to_it() throws Exception {
        var key = issue(Role.SERVICE, null);
        try (var events = events(access(key))) {
            assertThat(events.readLine()).isEqualTo("data: first");
            openCalls.round();
            keys.revoke(Actors.person("lea", Role.LEAD, "platform"), key.key().id());

            openCalls.round();

            assertThatThrownBy(() -> events.lines().toList()).hasRootCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void an_open_stream_ends_with_its_sandbox_and_when_the_sandbox_changes_its_team() throws Exception {
        var key = issue(Role.SERVICE, null);
        for (String team : List.of("research", "")) {
            ENGINE.team = "platform";
            try (var events = events(access(key))) {
                assertThat(events.readLine()).isEqualTo("data: first");
                ENGINE.team = team;

                openCalls.round();

                assertThatThrownBy(() -> events.lines().toList()).hasRootCauseInstanceOf(IOException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a%2Fb//c;v=1/%25/x%20y",
                "//",
                "/%C3%A9/+/~!$&'()*,:@",
                "/a?q=%2F&r=;;//%25",
                "/files/..data/...",
                "/%3B%3F%23"
            })
    void a_path_into_a_sandbox_passes_byte_for_byte(String path) {
        var answer = raw().send("GET", PORT_8000 + path, header(issue(Role.SERVICE, null)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(ENGINE.calls).containsExactly("GET " + PORT_8000 + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROPFIND", "purge", "M-SEARCH", "OPTIONS", "DELETE"})
    void every_method_passes(String method) {
        var answer = raw().send(method, PORT_8000 + "/x", header(issue(Role.SERVICE, null)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(ENGINE.calls).containsExactly(method + " " + PORT_8000 + "/x");
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE, /x, 405, TRACE",
        "CONNECT, /x, 405, CONNECT",
        "GET, /../8001, 400, dots",
        "GET, /a/./b, 400, dots",
        "GET, /a/%2e%2E/b, 400, dots",
        "GET, /a/%252e%252e/b, 400, dots",
        "GET, /a/..;x=1/b, 400, dots",
        "GET, /a/..%2fb, 400, dots",
        "GET, /a/..%5Cb, 400, dots",
        "GET, /a%00b, 400, %00",
        "GET, /a%zzb, 400, %zz",
        "GET, /a%2, 400, %2",
        "GET, /a%C3%28/b, 400, %C3%28"
    })
    void what_cannot_pass_is_named(String method, String path, int status, String named) {
        Answer answer = raw().send(method, PORT_8000 + path, header(issue(Role.SERVICE, null)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(named);
        assertThat(ENGINE.calls).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/sandboxes/a;b, ;",
        "/v1/sandboxes/a%2Fb, %2F",
        "/v1/sandboxes/%25, %25",
        "/v1/sandboxes//a, empty step",
        "/v1/sandboxes/%2e%2e/a, dots"
    })
    void elsewhere_the_odd_character_is_named(String path, String named) {
        Answer answer = raw().send("GET", path, header(issue(Role.SERVICE, null)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(named);
    }

    @Test
    void a_websocket_passes_in_both_directions() throws Exception {
        var key = issue(Role.SERVICE, "sim");
        String id = simulated(key);
        var talk = new Talk();
        var socket = connect(id, access(key, id), talk);

        socket.sendText("hello", true).join();
        socket.sendText("x".repeat(70_000), true).join();

        assertThat(talk.next()).isEqualTo("hello");
        assertThat(talk.next()).hasSize(70_000);
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye").join();
        assertThat(talk.closed.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_websocket_ends_with_the_right_to_it() throws Exception {
        var key = issue(Role.SERVICE, "sim");
        String id = simulated(key);
        var talk = new Talk();
        var socket = connect(id, access(key, id), talk);
        socket.sendText("hello", true).join();
        assertThat(talk.next()).isEqualTo("hello");
        keys.delete(Actors.person("lea", Role.LEAD, "platform"), key.key().id());

        openCalls.round();

        assertThat(talk.closed.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_websocket_without_the_right_is_refused() throws Exception {
        var key = issue(Role.SERVICE, "sim");
        String id = simulated(key);

        assertThatThrownBy(() -> connect(id, "nonsense", new Talk()))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(failure -> assertThat(((WebSocketHandshakeException) failure.getCause())
                                .getResponse()
                                .statusCode())
                        .isEqualTo(401));
    }

    private IssuedKey issue(Role role, String connection) {
        return keys.issue(
                Actors.person("lea", Role.LEAD, "platform"),
                new KeyRequest("CI", Kind.SERVICE, "platform", role, connection, null, Limits.NONE));
    }

    private String access(IssuedKey key) throws Exception {
        return endpoint(key, "?use_server_proxy=true")
                .path("headers")
                .path(EndpointAccess.HEADER)
                .asString();
    }

    private String access(IssuedKey key, String id) throws Exception {
        var answer = get(
                "/v1/sandboxes/%s/endpoints/8000?use_server_proxy=true".formatted(id),
                "OPEN-SANDBOX-API-KEY",
                key.value());
        return JsonMapper.shared()
                .readTree(answer.body())
                .path("headers")
                .path(EndpointAccess.HEADER)
                .asString();
    }

    private JsonNode endpoint(IssuedKey key, String query) throws Exception {
        var answer = get("/v1/sandboxes/sb-1/endpoints/8000" + query, "OPEN-SANDBOX-API-KEY", key.value());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return client.send(request(path, headers), BodyHandlers.ofString());
    }

    private BufferedReader events(String access) throws Exception {
        var answer = client.send(
                request(PORT_8000 + "/events", EndpointAccess.HEADER, access), BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private HttpRequest request(String path, String... headers) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .headers(headers)
                .build();
    }

    private RawHttp raw() {
        return new RawHttp(port);
    }

    private static String header(IssuedKey key) {
        return "OPEN-SANDBOX-API-KEY: " + key.value();
    }

    private String token() {
        return ISSUER.signed(new JWTClaimsSet.Builder()
                .issuer(ISSUER.url())
                .audience("sandboxes")
                .subject("ada")
                .claim("name", "Ada")
                .claim("roles", List.of("operator"))
                .claim("teams", List.of("platform"))
                .expirationTime(Date.from(clock.instant().plus(Duration.ofMinutes(5))))
                .build());
    }

    /// Creates a running sandbox at the simulator.
    private String simulated(IssuedKey key) throws Exception {
        var created = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/sandboxes"))
                        .header("OPEN-SANDBOX-API-KEY", key.value())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("""
                                {"image":{"uri":"python:3.12"},"entrypoint":["sleep","9"],"timeout":3600,
                                "resourceLimits":{}}"""))
                        .build(),
                BodyHandlers.ofString());
        String id = JsonMapper.shared().readTree(created.body()).path("id").asString();
        await().until(() -> get("/v1/sandboxes/" + id, "OPEN-SANDBOX-API-KEY", key.value())
                .body()
                .contains("Running"));
        return id;
    }

    private WebSocket connect(String id, String access, Talk talk) {
        return client.newWebSocketBuilder()
                .header(EndpointAccess.HEADER, access)
                .buildAsync(
                        URI.create("ws://localhost:%d/v1/sandboxes/%s/proxy/8000/echo?a=%%2F".formatted(port, id)),
                        talk)
                .join();
    }

    /// The messages that a WebSocket received.
    private static final class Talk implements WebSocket.Listener {

        private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();

        private final StringBuilder part = new StringBuilder();

        private final CountDownLatch closed = new CountDownLatch(1);

        String next() throws InterruptedException {
            return messages.poll(60, TimeUnit.SECONDS);
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            closed.countDown();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Doubles {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }
}
