package io.sandboxconsole.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKeys;
import io.sandboxconsole.apikey.Authentication;
import io.sandboxconsole.apikey.Authentication.Accepted;
import io.sandboxconsole.apikey.Authentication.Revoked;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.attribution.Attribution;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.UriComponentsBuilder;

/// The demo after its start, with its keys and its history.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "console.demo=true",
            "demo.identity.port=0",
            "simulator.port=0",
            "simulator.churn-per-minute=0",
            "spring.datasource.url=jdbc:h2:mem:demo-keys;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        })
class DemoKeysTests {

    @Autowired
    private ApiKeys keys;

    @Autowired
    private Clock clock;

    @Autowired
    private DemoHistory past;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    @Autowired
    private Connections connections;

    @Autowired
    private Attribution attribution;

    static List<DemoPerson> people() {
        return DemoPerson.ALL;
    }

    @Test
    void every_past_deletion_of_the_demo_has_its_entry_in_the_trail(@Autowired JdbcClient jdbc) {
        var deletions = jdbc.sql("select operation from history_sandbox where cause in"
                        + " ('deleted-by-person', 'deleted-by-key')")
                .query(UUID.class)
                .list();
        var recorded = jdbc.sql("select operation from audit_event where action = 'delete'"
                        + " and phase = 'OUTCOME' and result = 'SUCCEEDED' and actor_name is not null")
                .query(UUID.class)
                .set();

        assertThat(deletions).hasSizeGreaterThan(100).allMatch(recorded::contains);
    }

    @ParameterizedTest
    @MethodSource("people")
    void everybody_has_a_key_that_works_before_they_ever_signed_in(DemoPerson person) {
        past.happen();

        var accepted = (Accepted) authenticate(DemoKey.personal(person).value());

        assertThat(accepted.key().owner()).isEqualTo(person.username());
        assertThat(accepted.actor().grants())
                .allSatisfy(grant -> assertThat(grant.role())
                        .isIn(Role.VIEWER, Role.OPERATOR, Role.LEAD)
                        .isEqualTo(Role.named(DemoKey.personal(person).role()).orElseThrow()));
    }

    @Test
    void the_keys_of_teams_work_but_for_the_deleted_one() {
        var pipeline = (Accepted) authenticate("sck_demo_ci_pipeline");

        assertThat(pipeline.key().name()).isEqualTo("CI-Pipeline-Key");
        assertThat(pipeline.key().team()).isEqualTo("platform");
        assertThat(pipeline.key().role()).isEqualTo(Role.SERVICE);
        assertThat(authenticate("sck_demo_research")).isInstanceOf(Accepted.class);
        assertThat(authenticate("sck_demo_staging_ci")).isInstanceOf(Revoked.class);
    }

    @Test
    void the_fleet_was_created_by_keys_and_people_and_one_of_the_keys_is_gone() {
        past.happen();
        past.attribute();

        var provider =
                connections.find(new ConnectionId("opensandbox")).orElseThrow().provider();
        List<Sandbox> fleet = attribution.attribute(provider.list().sandboxes());

        assertThat(fleet)
                .anyMatch(by(creator ->
                        creator instanceof Creator.ApiKey key && key.name().equals("Staging-CI") && key.deleted()));
        assertThat(fleet)
                .anyMatch(by(creator -> creator instanceof Creator.ApiKey key
                        && key.name().equals("CI-Pipeline-Key")
                        && !key.deleted()));
        assertThat(fleet)
                .anyMatch(by(creator -> creator instanceof Creator.User user
                        && user.evidence() == Evidence.RECORDED
                        && user.name().equals("Olga Operator (demo)")));
    }

    @Test
    void a_token_of_the_demos_identity_provider_opens_the_gateway() throws IOException, InterruptedException {
        String callback = "http://localhost:%d/login/oauth2/code/console".formatted(port);
        try (var visitor = new Visitor(environment.getRequiredProperty("console.oidc.issuer"));
                var client = HttpClient.newHttpClient()) {
            visitor.signIn("operator", DemoPerson.PASSWORD);
            var code = UriComponentsBuilder.fromUriString(Visitor.location(visitor.get(authorization(callback))))
                    .build()
                    .getQueryParams()
                    .getFirst("code");
            var tokens = Visitor.json(visitor.redeem(
                    DemoCredentials.of(environment),
                    Map.of(
                            "grant_type",
                            "authorization_code",
                            "code",
                            String.valueOf(code),
                            "redirect_uri",
                            callback,
                            "code_verifier",
                            Visitor.VERIFIER)));

            var asAccess = call(client, tokens.get("access_token").asString());
            var asIdentity = call(client, tokens.get("id_token").asString());

            assertThat(asAccess.statusCode()).isNotEqualTo(401);
            assertThat(asIdentity.statusCode()).isEqualTo(401);
        }
    }

    private HttpResponse<String> call(HttpClient client, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/v1/sandboxes".formatted(port)))
                .header("Authorization", "Bearer " + token)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static String authorization(String callback) {
        return "/oauth2/authorize?"
                + Visitor.encoded(Map.of(
                        "response_type", "code",
                        "client_id", "sandbox-console",
                        "scope", "openid profile",
                        "nonce", "a-nonce",
                        "redirect_uri", callback,
                        "code_challenge_method", "S256",
                        "code_challenge", DemoIdentityTests.challenge()));
    }

    private static Predicate<Sandbox> by(Predicate<Creator> test) {
        return sandbox -> test.test(sandbox.creator());
    }

    private Authentication authenticate(String value) {
        return keys.authenticate(value, clock.instant(), "127.0.0.1", "test");
    }
}
