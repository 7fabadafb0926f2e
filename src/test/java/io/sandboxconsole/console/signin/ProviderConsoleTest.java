package io.sandboxconsole.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.ConsoleTest;
import io.sandboxconsole.console.WebVisitor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Runs the console in a real web server, with an identity provider that changes its mind and an engine in memory.
/// Tests that extend this class share one console.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "console.demo=false",
            "console.oidc.check-interval=1h",
            "console.access.roles-claim=realm_access.roles,resource_access.\"sandbox-console\".roles",
            "console.access.teams-claim=groups",
            "console.connections.prod.type=fake",
            "console.connections.prod.api-key=very-secret-key-1234",
            "console.api-keys.secret=a secret of at least 32 characters",
            "console.bulk.grace=1s",
            "spring.datasource.url=jdbc:h2:mem:checked-sign-in;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        })
abstract class ProviderConsoleTest extends ConsoleTest {

    static final FakeIdentityProvider PROVIDER = new FakeIdentityProvider(Clock.systemUTC());

    final WebVisitor visitor = new WebVisitor();

    @LocalServerPort
    private int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SignedInSessions sessions;

    @Autowired
    SessionChecks checks;

    @Autowired
    CurrentActor currentActor;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("console.oidc.issuer", PROVIDER::url);
    }

    /// The clock of the test before may have been ahead, and of two standings the later one counts.
    @BeforeEach
    void forgetStandings() {
        jdbc.sql("delete from person_standing").update();
    }

    @BeforeEach
    void agree() {
        PROVIDER.disabled = false;
        PROVIDER.brokenTokenStatus = 0;
        PROVIDER.accessLife = Duration.ofMinutes(5);
        PROVIDER.inIdToken = Map.of();
        PROVIDER.inUserInfo = Map.of("name", "Ada");
        PROVIDER.inAccessToken = role("operator");
        sessions.all().forEach(session -> session.http().orElseThrow().invalidate());
    }

    @AfterEach
    void closeVisitor() {
        visitor.close();
    }

    /// The claims of a person with one role, as Keycloak sends them.
    static Map<String, Object> role(String role) {
        return Map.of(
                "realm_access", Map.of("roles", List.of("offline_access")),
                "resource_access", Map.of("sandbox-console", Map.of("roles", List.of(role))),
                "groups", List.of("/platform"));
    }

    final SignedInSession signInOverHttp() {
        visitor.get(address("/sandboxes"));
        visitor.follow(visitor.get(address("/oauth2/authorization/console")));
        assertThat(sessions.all()).hasSize(1);
        return sessions.all().iterator().next();
    }

    final String address(String path) {
        return "http://localhost:" + port + path;
    }
}
