package io.sandboxconsole.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.console.WebVisitor;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Follows the guide with a real Keycloak: `./mvnw -Pacceptance verify`. Not among the usual tests.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "console.demo=false",
            "console.oidc.client-id=sandbox-console",
            "console.oidc.client-secret=acceptance-secret",
            "console.access.roles-claim=realm_access.roles, resource_access.\"sandbox-console\".roles",
            "console.access.teams-claim=groups",
            "console.session.check-interval=1s",
            "spring.datasource.url=jdbc:h2:mem:acceptance;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        })
class KeycloakAcceptance {

    private static final Keycloak KEYCLOAK = new Keycloak();

    private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

    private static boolean made;

    private final WebVisitor visitor = new WebVisitor();

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @Autowired
    private SignedInSessions sessions;

    @Autowired
    private SessionChecks checks;

    @Autowired
    private CurrentActor currentActor;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("console.oidc.issuer", KEYCLOAK::issuer);
    }

    @AfterAll
    static void stop() {
        KEYCLOAK.close();
    }

    @BeforeEach
    void signIn() {
        if (!made) {
            KEYCLOAK.makeRealm(address(""));
            made = true;
        }
        KEYCLOAK.setEnabled("ada", true);
        KEYCLOAK.setRole("ada", "operator");
        visitor.get(address("/sandboxes"));
        var form = visitor.follow(visitor.get(address("/oauth2/authorization/console")));
        var action = ACTION.matcher(form.body());
        assertThat(action.find()).as(form.body()).isTrue();
        var landed = visitor.follow(
                visitor.post(action.group(1).replace("&amp;", "&"), "username=ada&password=acceptance&credentialId="));
        assertThat(sessions.all()).as("%s %s", landed.uri(), landed.body()).hasSize(1);
    }

    @AfterEach
    void leave() {
        sessions.all().forEach(session -> session.http().ifPresent(http -> http.invalidate()));
        visitor.close();
    }

    @Test
    void the_guide_leads_to_a_role_in_a_team() {
        assertThat(actor().roles()).containsExactly(Role.OPERATOR);
        assertThat(actor().teams()).isEqualTo(List.of("platform/build"));
        assertThat(session().sid()).isNotNull();
    }

    @Test
    void a_demotion_counts_with_the_next_check() {
        KEYCLOAK.setRole("ada", "viewer");

        await().until(() -> {
            checks.check(session());
            return actor().roles().equals(List.of(Role.VIEWER));
        });
    }

    @Test
    void a_disabled_account_ends_the_session() {
        var session = session();
        KEYCLOAK.setEnabled("ada", false);

        await().until(() -> {
            checks.check(session);
            return sessions.endOf(session.key()).equals(java.util.Optional.of(SessionEnd.REFUSED));
        });
        assertThat(WebVisitor.target(visitor.get(address("/sandboxes")))).endsWith("/login?refused");
    }

    /// Keycloak announces only one of the sessions of these tests that it ends here; the check that follows ends ours.
    @Test
    void a_sign_out_by_the_administrator_ends_the_session_through_the_back_channel() {
        var session = session();

        KEYCLOAK.signOut("ada");

        await().until(() -> sessions.endOf(session.key()).isPresent());
        assertThat(sessions.endOf(session.key()))
                .as("after the rows %s", rows())
                .hasValueSatisfying(end -> assertThat(end).isIn(SessionEnd.LOGGED_OUT, SessionEnd.REFUSED));
    }

    private Actor actor() {
        return currentActor.of(session().authentication()).orElseThrow();
    }

    /// What the trail says about sessions and refused calls.
    private List<Map<String, Object>> rows() {
        return jdbc.sql("select action, result, code from audit_event order by id desc limit 5")
                .query()
                .listOfRows();
    }

    private SignedInSession session() {
        return sessions.all().iterator().next();
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
