package io.sandboxconsole.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Backlogs;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.apikey.ApiKeys;
import io.sandboxconsole.apikey.IssuedKey;
import io.sandboxconsole.apikey.KeyRequest;
import io.sandboxconsole.console.TestClock;
import io.sandboxconsole.gateway.RawHttp.Answer;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.gateway.auth.EngineKeys;
import io.sandboxconsole.gateway.auth.LocalIssuer;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.QuickTicks;
import io.sandboxconsole.testing.StoppableDataSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Runs the gateway in a real web server, with a double of the routes behind `/v1`, a database that can be stopped, and
/// an identity provider.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "console.demo=false",
            "console.oidc.check-interval=1h",
            "console.connections.prod.url=http://127.0.0.1:1",
            "console.api-keys.secret=a secret of at least 32 characters",
            "console.gateway.audience=sandboxes, other",
            "console.gateway.engine-key=true",
            "console.tenants.enabled=true",
            "console.tenants.auth-header=X-Engine",
            "console.tenants.auth-token=" + GatewayFilterTest.ENGINE_TOKEN,
            "console.tenants.namespaces.data_science=ns-data",
            "server.max-http-request-header-size=32KB"
        })
@Import({GatewayFilterTest.Doubles.class, QuickTicks.class})
public abstract class GatewayFilterTest {

    public static final String ENGINE_TOKEN = "canary-token-of-an-engine";

    static final String ENGINE_KEY = "canary-engine-key-7781";

    public static final LocalIssuer ISSUER = new LocalIssuer();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    protected TestClock clock;

    @Autowired
    protected ApiKeys keys;

    @Autowired
    protected FakeRoutes routes;

    @Autowired
    protected StoppableDataSource database;

    private long mark;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("console.oidc.issuer", ISSUER::url);
    }

    /// Each test begins when nobody was refused for a while.
    @BeforeEach
    void begin() {
        clock.advance(Duration.ofMinutes(3));
        routes.behaviour = FakeRoutes.GREETING;
        routes.caller = null;
        mark = newestRow();
    }

    @AfterEach
    void restart() {
        database.start();
        Backlogs.catchUp(context);
        ISSUER.down(false);
    }

    public final RawHttp http() {
        return new RawHttp(port);
    }

    public final Answer call(String... headers) {
        return http().get("/v1/sandboxes", headers);
    }

    public final IssuedKey issue(Role role) {
        return issue(role, null, Limits.NONE);
    }

    final IssuedKey issue(Role role, @Nullable String connection, Limits limits) {
        return issue(new KeyRequest("CI", Kind.SERVICE, "platform", role, connection, null, limits), "platform");
    }

    public final IssuedKey issue(KeyRequest request, String team) {
        var issued = keys.issue(Actors.person("lea", Role.LEAD, team), request);
        mark = newestRow();
        return issued;
    }

    public static String header(String key) {
        return "OPEN-SANDBOX-API-KEY: " + key;
    }

    /// The programs and requests of what was refused since the test began.
    final List<String> refusedPrograms() {
        return JdbcClient.create(database)
                .sql(
                        "select caller, user_agent, request from audit_event where id > ? and action = 'authenticate' order by id")
                .param(mark)
                .query((row, _) -> row.getString("caller") + " | " + row.getString("user_agent") + " | "
                        + row.getString("request"))
                .list();
    }

    /// What was recorded about callers since the test began: `unknown missing-credentials`.
    public final List<String> refusals() {
        return JdbcClient.create(database)
                .sql(
                        "select actor_id, result, door, code from audit_event where id > ? and action = 'authenticate' order by id")
                .param(mark)
                .query((row, _) -> {
                    assertThat(row.getString("result")).isEqualTo("DENIED");
                    assertThat(row.getString("door")).isEqualTo("gateway");
                    return row.getString("actor_id") + " " + row.getString("code");
                })
                .list();
    }

    /// Everything that was recorded since the test began.
    public final String rows() {
        List<Map<String, Object>> rows = JdbcClient.create(database)
                .sql("select * from audit_event where id > ?")
                .param(mark)
                .query()
                .listOfRows();
        return rows.toString();
    }

    /// A refusal in the engine's shape, with all that every answer carries.
    public final void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.body()).matches("\\{\"code\":\"[A-Z_:]+\",\"message\":\"[^\"]+\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.value("Content-Type")).isEqualTo("application/json");
        assertThat(answer.value("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.value("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.value("X-Request-ID")).isNotBlank();
        assertThat(answer.values("Set-Cookie")).isEmpty();
        assertThat(answer.values("Location")).isEmpty();
        assertThat(answer.values("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.values("WWW-Authenticate")).hasSize(status == 401 ? 1 : 0);
    }

    private long newestRow() {
        return JdbcClient.create(database)
                .sql("select coalesce(max(id), 0) from audit_event")
                .query((row, _) -> row.getLong(1))
                .single();
    }

    /// What is behind the door in these tests.
    public static final class FakeRoutes implements Routes {

        static final Routes GREETING = (caller, _, response) -> {
            response.setContentType("application/json");
            response.getWriter()
                    .write("{\"hello\":\"%s\"}".formatted(caller.actor().id()));
        };

        volatile Routes behaviour = GREETING;

        volatile @Nullable public Caller caller;

        @Override
        public void answer(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
            this.caller = caller;
            behaviour.answer(caller, request, response);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Doubles {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }

        @Bean
        @Primary
        FakeRoutes fakeRoutes() {
            return new FakeRoutes();
        }

        @Bean
        StoppableDataSource dataSource() {
            return Databases.H2.migrated();
        }

        @Bean
        @Primary
        EngineKeys fakeEngineKeys() {
            return ENGINE_KEY::equals;
        }
    }
}
