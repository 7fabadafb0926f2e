package io.sandboxconsole.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.claims.ClaimSource;
import io.sandboxconsole.access.claims.ClaimSource.Kind;
import io.sandboxconsole.access.claims.Claims;
import io.sandboxconsole.access.claims.PersonClaims;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonClaimsTests {

    private static final String CLIENT_ROLES = "resource_access.\"sandbox.console\".roles";

    private final Grants grants = new Grants(new AccessProperties(
            "sub", List.of("name"), List.of("realm_access.roles", CLIENT_ROLES), List.of("groups"), List.of()));

    private final CurrentActor currentActor = new CurrentActor(grants);

    @Test
    void the_newest_source_that_carries_a_claim_decides_it_and_the_others_fill_in() {
        var claims = PersonClaims.of(List.of(
                source(Kind.USER_INFO, Map.of("name", "Ada L.", "groups", List.of("/research"))),
                source(Kind.ID_TOKEN, Map.of("sub", "ada", "name", "Ada", "groups", List.of("/platform"))),
                source(Kind.ACCESS_TOKEN, Map.of("name", "other", "realm_access", Map.of("roles", List.of("lead"))))));

        var read = new Claims(claims.values());

        assertThat(grants.id(read)).contains(new ActorId("ada"));
        assertThat(grants.name(read)).contains("Ada L.");
        assertThat(grants.teams(read)).containsExactly("research");
        assertThat(grants.of(new ActorId("ada"), read)).contains(new Grant(Role.LEAD, Scope.Team.named("research")));
    }

    @Test
    void several_claims_that_name_roles_count_together_also_below_a_name_with_dots() {
        var claims = new Claims(Map.of(
                "realm_access", Map.of("roles", List.of("viewer", "offline_access")),
                "resource_access", Map.of("sandbox.console", Map.of("roles", List.of("auditor")))));

        assertThat(grants.of(new ActorId("ada"), claims))
                .extracting(Grant::role)
                .containsExactlyInAnyOrder(Role.VIEWER, Role.AUDITOR);
    }

    @Test
    void an_empty_claim_of_a_newer_source_decides_too() {
        var claims = PersonClaims.of(List.of(
                source(Kind.ID_TOKEN, Map.of("groups", List.of("/platform"))),
                source(Kind.USER_INFO, Map.of("groups", List.of()))));

        assertThat(grants.teams(new Claims(claims.values()))).isEmpty();
    }

    @Test
    void a_claim_that_its_source_withdraws_does_not_come_back_from_an_older_one() {
        var before = PersonClaims.of(List.of(
                source(Kind.ID_TOKEN, Map.of("sub", "ada", "groups", List.of("/platform"))),
                source(Kind.USER_INFO, Map.of("groups", List.of("/platform")))));

        var after = before.renewed(List.of(source(Kind.USER_INFO, Map.of("name", "Ada"))));

        assertThat(after.values()).containsOnlyKeys("sub", "name");
    }

    @Test
    void a_claim_that_only_an_older_source_ever_carried_stays() {
        var before = PersonClaims.of(List.of(
                source(Kind.ID_TOKEN, Map.of("groups", List.of("/platform"))),
                source(Kind.USER_INFO, Map.of("name", "Ada"))));

        var after = before.renewed(List.of(source(Kind.USER_INFO, Map.of("name", "Ada L."))));

        assertThat(after.values()).containsEntry("groups", List.of("platform")).containsEntry("name", "Ada L.");
    }

    @Test
    void a_new_value_from_another_fresh_source_counts_where_one_is_withdrawn() {
        var before = PersonClaims.of(List.of(source(Kind.USER_INFO, Map.of("groups", List.of("/platform")))));

        var after = before.renewed(List.of(
                source(Kind.USER_INFO, Map.of()), source(Kind.ACCESS_TOKEN, Map.of("groups", List.of("/research")))));

        assertThat(after.values()).containsEntry("groups", List.of("research"));
    }

    @Test
    void the_report_names_what_came_and_what_it_became_and_no_value_of_another_claim() {
        var claims = PersonClaims.of(List.of(
                source(Kind.ID_TOKEN, Map.of("sub", "ada", "secret_claim", "canary", "groups", List.of("/platform"))),
                source(Kind.ACCESS_TOKEN, Map.of("realm_access", Map.of("roles", List.of("boss", "a\nb"))))));

        String report = grants.report(claims).toString();

        assertThat(report)
                .contains("realm_access.roles for roles came in the access token as [boss, a␊b] and names no role")
                .contains(CLIENT_ROLES + " for roles did not come")
                .contains("groups for teams came in the id token as [platform]")
                .contains("secret_claim")
                .doesNotContain("canary")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.\"b", "a\"b\".c", "\"a\"b", "a.\"\".b"})
    void a_path_whose_quotes_enclose_no_whole_step_is_refused_at_the_start(String path) {
        assertThatThrownBy(
                        () -> new AccessProperties("sub", List.of("name"), List.of(path), List.of("teams"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("console.access.roles-claim");
    }

    private ClaimSource source(Kind kind, Map<String, Object> claims) {
        return currentActor.source(kind, claims);
    }
}
