package io.sandboxconsole.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.Scope.Team;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;

class CurrentActorTests {

    private final CurrentActor currentActor = new CurrentActor(
            new Grants(new AccessProperties("sub", List.of("name"), List.of("roles"), List.of("teams"), List.of())));

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void the_claims_of_the_signed_in_person_become_an_actor() {
        signIn(Map.of("sub", "s-1", "name", "Ada", "roles", "lead", "teams", List.of("/platform")), true);

        var actor = currentActor.get();

        assertThat(actor.id()).isEqualTo(new ActorId("s-1"));
        assertThat(actor.name()).isEqualTo("Ada");
        assertThat(actor.teams()).containsExactly("platform");
        assertThat(actor.grants()).contains(new Grant(Role.LEAD, new Team("platform")));
        assertThat(actor.roles()).containsExactly(Role.LEAD);
    }

    @Test
    void a_person_without_a_name_is_called_by_the_id() {
        signIn(Map.of("sub", "s-1"), true);

        assertThat(currentActor.get().name()).isEqualTo("s-1");
    }

    @Test
    void whoever_is_not_authenticated_is_nobody() {
        signIn(Map.of("sub", "s-1"), false);

        assertThat(currentActor.find()).isEmpty();
        assertThatThrownBy(currentActor::get).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "preferred_username, service-account-ci", // Keycloak
        "gty, client-credentials", // Auth0
        "idtyp, app", // Entra ID
        "client_id, s-1", // RFC 9068
        "azp, s-1"
    })
    void a_token_that_a_program_got_for_itself_is_no_persons(String claim, String value) {
        Map<String, Object> claims = Map.of("sub", "s-1", "name", "CI", claim, value);

        var actor = currentActor
                .bearer(claims, new Actor.Origin(Actor.Door.GATEWAY, "10.0.0.1"))
                .orElseThrow();
        var again = currentActor
                .bearer(currentActor.identifying(claims), new Actor.Origin(Actor.Door.GATEWAY, "10.0.0.1"))
                .orElseThrow();

        assertThat(actor.kind()).isEqualTo(Actor.Kind.SERVICE);
        assertThat(again).isEqualTo(actor);
    }

    @Test
    void a_persons_token_is_a_persons_whichever_client_got_it() {
        var claims = Map.<String, Object>of("sub", "s-1", "preferred_username", "ada", "azp", "cli");

        assertThat(currentActor
                        .bearer(claims, new Actor.Origin(Actor.Door.GATEWAY, "10.0.0.1"))
                        .orElseThrow()
                        .kind())
                .isEqualTo(Actor.Kind.PERSON);
    }

    @Test
    void a_thread_without_a_request_has_no_actor() {
        assertThat(currentActor.find()).isEmpty();
    }

    private static void signIn(Map<String, Object> claims, boolean authenticated) {
        var authentication = new TestingAuthenticationToken(new DefaultOAuth2User(List.of(), claims, "sub"), null);
        authentication.setAuthenticated(authenticated);
        SecurityContextHolder.getContext().setAuthentication(authentication);
    }
}
