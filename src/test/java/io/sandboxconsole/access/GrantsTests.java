package io.sandboxconsole.access;

import static io.sandboxconsole.access.Role.ADMIN;
import static io.sandboxconsole.access.Role.AUDITOR;
import static io.sandboxconsole.access.Role.LEAD;
import static io.sandboxconsole.access.Role.OPERATOR;
import static io.sandboxconsole.access.Role.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.AccessProperties.Binding;
import io.sandboxconsole.access.Scope.All;
import io.sandboxconsole.access.Scope.Own;
import io.sandboxconsole.access.Scope.Team;
import io.sandboxconsole.access.claims.Claims;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsTests {

    private static final ActorId ADA = new ActorId("ada");

    @ParameterizedTest
    @CsvSource({
        "viewer, VIEWER",
        "read_only, VIEWER",
        "read-only, VIEWER",
        "READ_ONLY, VIEWER",
        "operator, OPERATOR",
        "' Operator ', OPERATOR",
        "lead, LEAD",
        "auditor, AUDITOR",
        "ADMIN, ADMIN"
    })
    void a_role_is_known_by_its_names_in_any_case(String word, Role role) {
        assertThat(Role.named(word)).contains(role);
    }

    @Test
    void every_role_is_known_by_its_own_name() {
        for (Role role : Role.values()) {
            assertThat(Role.named(role.name())).contains(role);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "root", "administrator", "admin2", "default-roles-demo", "ädmin"})
    void an_unknown_role_gives_nothing(String word) {
        assertThat(of(Map.of("roles", List.of(word), "teams", List.of("a")))).isEmpty();
    }

    @Test
    void a_role_holds_in_each_team_and_for_what_the_person_created() {
        assertThat(of(Map.of("roles", List.of("operator"), "teams", List.of("a", "b"))))
                .containsExactlyInAnyOrder(
                        new Grant(OPERATOR, new Team("a")),
                        new Grant(OPERATOR, new Team("b")),
                        new Grant(OPERATOR, new Own()));
    }

    @Test
    void a_role_without_a_team_holds_for_the_person_s_own_sandboxes() {
        assertThat(of(Map.of("roles", "viewer"))).containsExactly(new Grant(VIEWER, new Own()));
    }

    @Test
    void nobody_gets_anything_without_a_role() {
        assertThat(of(Map.of("teams", List.of("a", "admin")))).isEmpty();
        assertThat(of(Map.of())).isEmpty();
    }

    @Test
    void claims_are_found_by_path_by_whole_name_and_as_a_single_text() {
        var keycloak = Map.<String, Object>of("realm_access", Map.of("roles", List.of("lead", "offline_access")));
        var named = Map.<String, Object>of("https://example.com/roles", "auditor");

        assertThat(grants("realm_access.roles").of(ADA, new Claims(keycloak)))
                .containsExactly(new Grant(LEAD, new Own()));
        assertThat(grants("https://example.com/roles").of(ADA, new Claims(named)))
                .containsExactly(new Grant(AUDITOR, new Own()));
    }

    @Test
    void a_path_that_leads_nowhere_gives_nothing() {
        var claims = new Claims(Map.of("realm_access", "text", "roles", Map.of("roles", 7)));

        assertThat(grants("realm_access.roles").of(ADA, claims)).isEmpty();
        assertThat(grants("roles").of(ADA, claims)).isEmpty();
        assertThat(grants("").of(ADA, claims)).isEmpty();
    }

    @Test
    void keycloak_s_groups_lose_their_leading_slash_only() {
        var claims = new Claims(Map.of("teams", List.of("/platform", "/platform/build", " / ", "/platform")));

        assertThat(grants("roles").teams(claims)).containsExactly("platform", "platform/build");
        assertThat(of(Map.of("roles", "operator", "teams", List.of("/platform/build"))))
                .contains(new Grant(OPERATOR, new Team(LabelToken.of("platform/build"))));
    }

    @Test
    void a_list_with_holes_is_read_as_far_as_it_goes() {
        var holes = new java.util.ArrayList<@Nullable Object>();
        holes.add(null);
        holes.add("");
        holes.add("admin");

        assertThat(new Claims(Map.of("roles", holes)).texts("roles")).containsExactly("admin");
    }

    @Test
    void a_person_is_known_by_the_configured_claim_also_when_it_is_a_number() {
        var grants = grants("roles");

        assertThat(grants.id(new Claims(Map.of("sub", "s-1")))).contains(new ActorId("s-1"));
        assertThat(grants.id(new Claims(Map.of("sub", 4711)))).contains(new ActorId("4711"));
        assertThat(grants.id(new Claims(Map.of("sub", " ")))).isEmpty();
        assertThat(grants.id(new Claims(Map.of("sub", List.of("s-1"))))).isEmpty();
        assertThat(grants.id(new Claims(Map.of()))).isEmpty();
    }

    @Test
    void a_person_s_name_is_the_first_claim_that_has_one() {
        var grants = grants("roles");

        assertThat(grants.name(new Claims(Map.of("name", " ", "email", "a@b.c", "preferred_username", "ada"))))
                .contains("ada");
        assertThat(grants.name(new Claims(Map.of()))).isEmpty();
    }

    @Test
    void a_binding_for_a_person_holds_for_that_person_only() {
        var grants = grants("roles", new Binding("ada", null, ADMIN, "all"), new Binding("bob", null, LEAD, "all"));

        assertThat(grants.of(ADA, new Claims(Map.of()))).containsExactly(new Grant(ADMIN, new All()));
        assertThat(grants.of(new ActorId("Ada"), new Claims(Map.of()))).isEmpty();
    }

    @Test
    void a_binding_for_a_group_holds_for_its_members_by_role_or_team() {
        var grants = grants("roles", new Binding(null, "sre", OPERATOR, "own"));

        assertThat(grants.of(ADA, new Claims(Map.of("roles", List.of("sre")))))
                .containsExactly(new Grant(OPERATOR, new Own()));
        assertThat(grants.of(ADA, new Claims(Map.of("teams", "/sre")))).containsExactly(new Grant(OPERATOR, new Own()));
        assertThat(grants.of(ADA, new Claims(Map.of("teams", "sre2")))).isEmpty();
    }

    @Test
    void each_scope_of_a_binding_means_what_it_says() {
        assertThat(bound("all")).containsExactly(new Grant(LEAD, new All()));
        assertThat(bound("own")).containsExactly(new Grant(LEAD, new Own()));
        assertThat(bound("team"))
                .containsExactlyInAnyOrder(new Grant(LEAD, new Team("platform")), new Grant(LEAD, new Own()));
        assertThat(bound("team:Build Team")).containsExactly(new Grant(LEAD, Team.named("Build Team")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "everything", "team:", "Team", "teams"})
    void an_unknown_scope_is_refused_at_the_start(String scope) {
        assertThatThrownBy(() -> new Binding("ada", null, LEAD, scope))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none of: all, own, team, team:<name>");
    }

    @Test
    void a_binding_names_either_a_person_or_a_group() {
        assertThatThrownBy(() -> new Binding(null, null, LEAD, "all")).hasMessageContaining("exactly one of");
        assertThatThrownBy(() -> new Binding("ada", "sre", LEAD, "all")).hasMessageContaining("exactly one of");
    }

    @Test
    void configured_bindings_add_to_what_the_claims_say() {
        var grants = grants("roles", new Binding("ada", null, OPERATOR, "team:build"));

        assertThat(grants.of(ADA, new Claims(Map.of("roles", "viewer"))))
                .containsExactlyInAnyOrder(new Grant(VIEWER, new Own()), new Grant(OPERATOR, new Team("build")));
    }

    private static Set<Grant> bound(String scope) {
        return grants("roles", new Binding("ada", null, LEAD, scope)).of(ADA, new Claims(Map.of("teams", "platform")));
    }

    private static Set<Grant> of(Map<String, Object> claims) {
        return grants("roles").of(ADA, new Claims(claims));
    }

    private static Grants grants(String rolesClaim, Binding... bindings) {
        return new Grants(new AccessProperties(
                "sub",
                List.of("name", "preferred_username", "email"),
                List.of(rolesClaim),
                List.of("teams"),
                List.of(bindings)));
    }
}
