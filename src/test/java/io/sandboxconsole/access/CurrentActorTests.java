package io.sandboxconsole.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.Scope.Team;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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
