package io.sandboxconsole.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.apikey.ApiKeys;
import io.sandboxconsole.apikey.KeyRequest;
import io.sandboxconsole.gateway.auth.LocalIssuer;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox;
import io.sandboxconsole.testing.QuickTicks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// Runs the console in a real web server over both simulated engines, with an identity provider whose tokens name
/// people of any role. All tests of `/api` share it: keep its properties in this one place.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "console.demo=false",
            "console.oidc.check-interval=1h",
            "console.connections.prod.api-key=" + ApiConsole.ENGINE_KEY,
            "console.connections.lab.type=daytona",
            "console.connections.lab.api-key=" + ApiConsole.DAYTONA_KEY,
            "console.inventory.interval=1s",
            // A sandbox that a test adds is listed when the test asks for it.
            "console.inventory.floor=20ms",
            // No test waits for a job to begin.
            "console.bulk.grace=1h",
            "console.api-keys.secret=a secret of at least 32 characters",
            "console.gateway.audience=sandboxes",
            "spring.datasource.url=jdbc:h2:mem:api-${random.uuid};MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        })
@Import(QuickTicks.class)
public abstract class ApiConsole {

    static final String ENGINE_KEY = "canary-engine-key-20a7";

    static final String DAYTONA_KEY = "canary-daytona-key-20a7";

    protected static final Simulator SIMULATOR =
            Simulator.start(SimulatorSettings.forTests().withKey(ENGINE_KEY));

    private static final LocalIssuer ISSUER = new LocalIssuer();

    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final Map<Person, String> TOKENS = new ConcurrentHashMap<>();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    protected ApiKeys keys;

    @Autowired
    protected Inventory inventory;

    @Autowired
    protected JdbcClient database;

    static {
        SIMULATOR.daytona().acceptKey(DAYTONA_KEY);
    }

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("console.oidc.issuer", ISSUER::url);
        registry.add("console.connections.prod.url", SIMULATOR::openSandbox);
        registry.add("console.connections.lab.url", SIMULATOR.daytona()::api);
    }

    /// An answer of the API.
    public record Answer(int status, String body, HttpHeaders headers) {

        public JsonNode json() {
            return ApiJson.MAPPER.readTree(body);
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public String code() {
            return json().path("code").asString();
        }
    }

    /// The bearer token of a person. To sign one takes longer than most calls, so it is kept for half of its life.
    protected final String token(String id, String role, String... teams) {
        var now = Instant.now();
        var person = new Person(id, role, List.of(teams), now.getEpochSecond() / KEPT.toSeconds());
        return TOKENS.computeIfAbsent(person, _ -> signed(person, now));
    }

    /// @param slot the time for which its token is kept
    private record Person(String id, String role, List<String> teams, long slot) {}

    private static String signed(Person person, Instant now) {
        return "Bearer "
                + ISSUER.signed(new JWTClaimsSet.Builder()
                        .issuer(ISSUER.url())
                        .subject(person.id())
                        .audience("sandboxes")
                        .expirationTime(Date.from(now.plus(KEPT.multipliedBy(2))))
                        .claim("name", person.id() + " by name")
                        .claim("roles", List.of(person.role()))
                        .claim("teams", person.teams())
                        .build());
    }

    protected final String admin() {
        return token("root", "admin");
    }

    /// The bearer value of a new service key of a team.
    protected final String key(Role role, String team) {
        return key(role, team, null, Limits.NONE);
    }

    protected final String key(Role role, String team, @Nullable String connection, Limits limits) {
        var request = new KeyRequest("CI", Kind.SERVICE, team, role, connection, null, limits);
        return "Bearer "
                + keys.issue(Actors.person("lea", Role.LEAD, team), request).value();
    }

    protected final Answer get(String path, String authorization, String... headers) {
        return call("GET", path, authorization, null, headers);
    }

    /// Reads a list page by page, each of which has to tell the number of all, and returns its rows.
    ///
    /// @param list has a query already
    protected final List<JsonNode> pages(String list, String authorization, int total) {
        List<JsonNode> rows = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(list + cursor, authorization).json();
            page.path("items").forEach(rows::add);
            assertThat(page.path("total").asInt()).isEqualTo(total);
            String next = page.path("next").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return rows;
    }

    protected final Answer post(String path, String authorization, @Nullable Object body, String... headers) {
        return call("POST", path, authorization, body, headers);
    }

    /// @param headers names and values in turn
    protected final Answer call(
            String method, String path, @Nullable String authorization, @Nullable Object body, String... headers) {
        var request = request(path, authorization, headers);
        if (body != null && List.of(headers).stream().noneMatch("Content-Type"::equals)) {
            request.header("Content-Type", "application/json");
        }
        String text = body instanceof String raw ? raw : body == null ? "" : ApiJson.MAPPER.writeValueAsString(body);
        request.method(method, text.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text));
        HttpResponse<String> response = send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response.headers());
    }

    /// Opens a stream of events; the caller closes it.
    protected final HttpResponse<InputStream> stream(String path, @Nullable String authorization, String... headers) {
        return send(request(path, authorization, headers).build(), BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String path, @Nullable String authorization, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return CLIENT.send(request, handler);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    protected final int port() {
        return port;
    }

    /// A running OpenSandbox sandbox of a team that expires in an hour; the inventory knows it.
    protected final String running(String name, String team, String owner) {
        String id = unlisted(name, team, owner);
        awaitListed("prod", id);
        return id;
    }

    /// The same, which the inventory has yet to learn of.
    protected final String unlisted(String name, String team, String owner) {
        var now = Instant.now();
        return SIMULATOR
                .fleet()
                .add(SimulatedSandbox.running(name, now)
                        .withExpiry(now.plus(Duration.ofHours(1)))
                        .withMetadata("access.team", team)
                        .withMetadata("access.owner", owner));
    }

    /// A started Daytona sandbox of a team; the inventory knows it.
    protected final String started(String name, String team) {
        String id = unlistedStarted(name, team, "ann");
        awaitListed("lab", id);
        return id;
    }

    /// The same, which the inventory has yet to learn of.
    protected final String unlistedStarted(String name, String team, String owner) {
        var daytona = SIMULATOR.daytona();
        var sandbox = DaytonaSandbox.started(name, daytona.organization(), Instant.now())
                .withLabels(Map.of("access.team", team, "access.owner", owner));
        daytona.fleet().add(sandbox);
        return sandbox.id();
    }

    protected final void awaitListed(String connection, String id) {
        var sandbox = new SandboxId(new ConnectionId(connection), id);
        var root = Actors.person("root", Role.ADMIN);
        // It is found by its id a moment before lists show it.
        var listed = SandboxFilter.parse("id:" + SandboxFilter.writtenValue(id));
        inventory.refresh(sandbox.connection());
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> inventory.find(root, sandbox).isPresent()
                        && inventory.counts(root, Set.of(listed)).getOrDefault(listed, 0) > 0);
    }

    /// The history writes a moment later than the inventory what was listed.
    protected final void awaitHistory(String id) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> database.sql("select count(*) from history_sandbox where sandbox = ?")
                                .param(id)
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    protected final long newestRow() {
        return database.sql("select coalesce(max(id), 0) from audit_event")
                .query(Long.class)
                .single();
    }

    /// What was recorded since a row: `INTENT pause`, `OUTCOME pause SUCCEEDED`.
    protected final List<String> rowsSince(long row) {
        return database.sql("select phase, action, result from audit_event where id > ? order by id")
                .param(row)
                .query((found, _) -> "%s %s %s"
                        .formatted(
                                found.getString("phase"),
                                found.getString("action"),
                                found.getString("result") == null ? "" : found.getString("result"))
                        .strip())
                .list();
    }

    protected static void assertProblem(Answer answer, int status, ProblemType type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        var problem = answer.json();
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(problem.path("code").asString()).isEqualTo(type.name());
        assertThat(problem.path("type").asString()).isEqualTo(type.address().toString());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isEqualTo(type.title());
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("requestId").asString()).isEqualTo(answer.header("X-Request-ID"));
    }
}
