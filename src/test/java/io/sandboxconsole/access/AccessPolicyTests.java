package io.sandboxconsole.access;

import static io.sandboxconsole.access.Permission.CHANGE_SANDBOX;
import static io.sandboxconsole.access.Permission.DELETE_SANDBOX;
import static io.sandboxconsole.access.Permission.MANAGE_CONNECTIONS;
import static io.sandboxconsole.access.Permission.READ_AUDIT;
import static io.sandboxconsole.access.Permission.VIEW_SANDBOX;
import static io.sandboxconsole.access.Role.OPERATOR;
import static io.sandboxconsole.access.Role.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Kind;
import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.access.Operation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tests the whole policy as one table. A new role, permission or relation without a line here fails the first test.
class AccessPolicyTests {

    /// One letter per relation of the actor to the target, in the order of [Relation] (own, team, other, nobody's, the
    /// console): `g`ranted, `d`enied, `h`idden.
    private static final List<Line> TABLE = """
            VIEWER    VIEW_SANDBOX        g    g    h    h    d
            VIEWER    VIEW_ENDPOINT       g    g    h    h    d
            VIEWER    REVEAL_CREDENTIALS  d    d    h    h    d
            VIEWER    CREATE_SANDBOX      d    d    h    h    d
            VIEWER    CHANGE_SANDBOX      d    d    h    h    d
            VIEWER    DELETE_SANDBOX      d    d    h    h    d
            VIEWER    ACT_IN_BULK         d    d    h    h    d
            VIEWER    READ_AUDIT          d    d    h    h    d
            VIEWER    HOLD_HISTORY        d    d    h    h    d
            VIEWER    LOCK_SANDBOX        d    d    h    h    d
            VIEWER    LOCK_GROUP          d    d    h    h    d
            VIEWER    READ_CONNECTIONS    d    d    h    h    d
            VIEWER    MANAGE_CONNECTIONS  d    d    h    h    d
            VIEWER    REDACT_AUDIT        d    d    h    h    d
            VIEWER    MANAGE_AUDIT        d    d    h    h    d
            OPERATOR  VIEW_SANDBOX        g    g    h    h    d
            OPERATOR  VIEW_ENDPOINT       g    g    h    h    d
            OPERATOR  REVEAL_CREDENTIALS  g    g    h    h    d
            OPERATOR  CREATE_SANDBOX      g    g    h    h    d
            OPERATOR  CHANGE_SANDBOX      g    g    h    h    d
            OPERATOR  DELETE_SANDBOX      g    g    h    h    d
            OPERATOR  ACT_IN_BULK         g    d    h    h    d
            OPERATOR  READ_AUDIT          g    d    h    h    d
            OPERATOR  HOLD_HISTORY        d    d    h    h    d
            OPERATOR  LOCK_SANDBOX        g    g    h    h    d
            OPERATOR  LOCK_GROUP          d    d    h    h    d
            OPERATOR  READ_CONNECTIONS    d    d    h    h    d
            OPERATOR  MANAGE_CONNECTIONS  d    d    h    h    d
            OPERATOR  REDACT_AUDIT        d    d    h    h    d
            OPERATOR  MANAGE_AUDIT        d    d    h    h    d
            LEAD      VIEW_SANDBOX        g    g    h    h    d
            LEAD      VIEW_ENDPOINT       g    g    h    h    d
            LEAD      REVEAL_CREDENTIALS  g    g    h    h    d
            LEAD      CREATE_SANDBOX      g    g    h    h    d
            LEAD      CHANGE_SANDBOX      g    g    h    h    d
            LEAD      DELETE_SANDBOX      g    g    h    h    d
            LEAD      ACT_IN_BULK         g    g    h    h    d
            LEAD      READ_AUDIT          g    g    h    h    d
            LEAD      HOLD_HISTORY        d    d    h    h    d
            LEAD      LOCK_SANDBOX        g    g    h    h    d
            LEAD      LOCK_GROUP          g    g    h    h    d
            LEAD      READ_CONNECTIONS    d    d    h    h    d
            LEAD      MANAGE_CONNECTIONS  d    d    h    h    d
            LEAD      REDACT_AUDIT        d    d    h    h    d
            LEAD      MANAGE_AUDIT        d    d    h    h    d
            AUDITOR   VIEW_SANDBOX        g    g    g    g    g
            AUDITOR   VIEW_ENDPOINT       d    d    d    d    d
            AUDITOR   REVEAL_CREDENTIALS  d    d    d    d    d
            AUDITOR   CREATE_SANDBOX      d    d    d    d    d
            AUDITOR   CHANGE_SANDBOX      d    d    d    d    d
            AUDITOR   DELETE_SANDBOX      d    d    d    d    d
            AUDITOR   ACT_IN_BULK         d    d    d    d    d
            AUDITOR   READ_AUDIT          g    g    g    g    g
            AUDITOR   HOLD_HISTORY        g    g    g    g    g
            AUDITOR   LOCK_SANDBOX        d    d    d    d    d
            AUDITOR   LOCK_GROUP          d    d    d    d    d
            AUDITOR   READ_CONNECTIONS    g    g    g    g    g
            AUDITOR   MANAGE_CONNECTIONS  d    d    d    d    d
            AUDITOR   REDACT_AUDIT        d    d    d    d    d
            AUDITOR   MANAGE_AUDIT        d    d    d    d    d
            ADMIN     VIEW_SANDBOX        g    g    g    g    g
            ADMIN     VIEW_ENDPOINT       g    g    g    g    g
            ADMIN     REVEAL_CREDENTIALS  g    g    g    g    g
            ADMIN     CREATE_SANDBOX      g    g    g    g    g
            ADMIN     CHANGE_SANDBOX      g    g    g    g    g
            ADMIN     DELETE_SANDBOX      g    g    g    g    g
            ADMIN     ACT_IN_BULK         g    g    g    g    g
            ADMIN     READ_AUDIT          g    g    g    g    g
            ADMIN     HOLD_HISTORY        g    g    g    g    g
            ADMIN     LOCK_SANDBOX        g    g    g    g    g
            ADMIN     LOCK_GROUP          g    g    g    g    g
            ADMIN     READ_CONNECTIONS    g    g    g    g    g
            ADMIN     MANAGE_CONNECTIONS  g    g    g    g    g
            ADMIN     REDACT_AUDIT        g    g    g    g    g
            ADMIN     MANAGE_AUDIT        g    g    g    g    g
            VIEWER    READ_KEYS           d    d    h    h    d
            VIEWER    MANAGE_KEYS         d    d    h    h    d
            OPERATOR  READ_KEYS           g    d    h    h    d
            OPERATOR  MANAGE_KEYS         g    d    h    h    d
            LEAD      READ_KEYS           g    g    h    h    d
            LEAD      MANAGE_KEYS         g    g    h    h    d
            AUDITOR   READ_KEYS           g    g    g    g    g
            AUDITOR   MANAGE_KEYS         d    d    d    d    d
            ADMIN     READ_KEYS           g    g    g    g    g
            ADMIN     MANAGE_KEYS         g    g    g    g    g
            SERVICE   VIEW_SANDBOX        g    g    h    h    d
            SERVICE   VIEW_ENDPOINT       g    g    h    h    d
            SERVICE   REVEAL_CREDENTIALS  g    g    h    h    d
            SERVICE   CREATE_SANDBOX      g    g    h    h    d
            SERVICE   CHANGE_SANDBOX      g    g    h    h    d
            SERVICE   DELETE_SANDBOX      g    g    h    h    d
            SERVICE   ACT_IN_BULK         g    g    h    h    d
            SERVICE   READ_AUDIT          g    d    h    h    d
            SERVICE   HOLD_HISTORY        d    d    h    h    d
            SERVICE   LOCK_SANDBOX        g    g    h    h    d
            SERVICE   LOCK_GROUP          d    d    h    h    d
            SERVICE   READ_CONNECTIONS    d    d    h    h    d
            SERVICE   MANAGE_CONNECTIONS  d    d    h    h    d
            SERVICE   REDACT_AUDIT        d    d    h    h    d
            SERVICE   MANAGE_AUDIT        d    d    h    h    d
            SERVICE   READ_KEYS           d    d    h    h    d
            SERVICE   MANAGE_KEYS         d    d    h    h    d
            """.lines().map(Line::of).toList();

    private static final List<Relation> COLUMNS = List.of(Relation.values());

    private final AccessPolicy policy = new AccessPolicy();

    @Test
    void the_table_is_complete() {
        var asserted = TABLE.stream()
                .map(line -> line.role() + " " + line.permission())
                .toList();
        var possible = Arrays.stream(Role.values())
                .flatMap(role -> Arrays.stream(Permission.values()).map(permission -> role + " " + permission))
                .toList();

        assertThat(asserted).containsExactlyInAnyOrderElementsOf(possible);
        assertThat(TABLE).allSatisfy(line -> assertThat(line.decisions()).hasSameSizeAs(COLUMNS));
    }

    @Test
    void a_person_of_many_teams_has_them_all_and_others_as_soon_as_the_grants_are_others() {
        Grant[] many = IntStream.range(0, 1_000)
                .mapToObj(i -> new Grant(VIEWER, Scope.Team.named("team-" + i)))
                .toArray(Grant[]::new);
        var ada = actor(many);

        var reach = policy.reach(ada, VIEW_SANDBOX);

        assertThat(reach.teams()).hasSize(1_000).contains("team-0", "team-999");
        assertThat(policy.reach(ada, VIEW_SANDBOX)).isSameAs(reach);
        assertThat(policy.reach(ada, DELETE_SANDBOX).isEmpty()).isTrue();
        assertThat(policy.reach(ada.with(Set.of(many[0])), VIEW_SANDBOX).teams())
                .containsExactly("team-0");
        assertThat(policy.reach(actor(Arrays.copyOf(many, 999)), VIEW_SANDBOX).teams())
                .hasSize(999);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void somebody_in_a_team_may_do_what_the_table_says(Cell cell) {
        var ada = actor(new Grant(cell.role(), Scope.Team.named("platform")), new Grant(cell.role(), new Scope.Own()));

        var decision = policy.decide(
                ada, new Operation("test", cell.permission(), cell.relation().target()));

        assertThat(decision).isEqualTo(cell.decision());
    }

    static Stream<Cell> cells() {
        return TABLE.stream().flatMap(Line::cells);
    }

    @Test
    void whoever_has_no_grant_does_not_even_see_their_own() {
        for (Permission permission : Permission.values()) {
            var operation = new Operation("test", permission, Relation.OWN.target());

            assertThat(policy.decide(actor(), operation)).as(permission.word()).isEqualTo(Decision.HIDDEN);
            assertThat(policy.reach(actor(), permission).isEmpty()).isTrue();
        }
    }

    @Test
    void the_union_of_grants_applies_and_each_keeps_its_own_scope() {
        var ada =
                actor(new Grant(VIEWER, Scope.Team.named("other")), new Grant(OPERATOR, Scope.Team.named("platform")));

        assertThat(policy.decide(ada, new Operation("test", CHANGE_SANDBOX, Relation.TEAM.target())))
                .isEqualTo(Decision.GRANTED);
        assertThat(policy.decide(ada, new Operation("test", CHANGE_SANDBOX, Relation.OTHER.target())))
                .isEqualTo(Decision.DENIED);
        assertThat(policy.decide(ada, new Operation("test", VIEW_SANDBOX, Relation.OTHER.target())))
                .isEqualTo(Decision.GRANTED);
    }

    @Test
    void a_scope_of_all_reaches_every_sandbox_with_the_role_s_permissions_only() {
        var operator = actor(new Grant(OPERATOR, new Scope.All()));

        assertThat(policy.reach(operator, DELETE_SANDBOX).isUnlimited()).isTrue();
        assertThat(policy.reach(operator, MANAGE_CONNECTIONS).isEmpty()).isTrue();
        assertThat(policy.reach(operator, READ_AUDIT)).isEqualTo(new AccessScope(false, Set.of(), "ada"));
    }

    @Test
    void a_permission_names_the_roles_that_give_it_the_least_first() {
        assertThat(Permission.VIEW_SANDBOX.roles())
                .containsExactly(Role.VIEWER, Role.OPERATOR, Role.LEAD, Role.AUDITOR, Role.ADMIN);
        assertThat(Permission.CHANGE_SANDBOX.roles()).containsExactly(Role.OPERATOR, Role.LEAD, Role.ADMIN);
        assertThat(Permission.HOLD_HISTORY.roles()).containsExactly(Role.AUDITOR, Role.ADMIN);
        assertThat(Permission.READ_CONNECTIONS.roles()).containsExactly(Role.AUDITOR, Role.ADMIN);
    }

    @Test
    void a_key_makes_no_keys_whatever_its_role() {
        var person = actor(new Grant(Role.LEAD, Scope.Team.named("platform")));
        var key = new Actor(person.id(), "CI", Kind.KEY, List.of(), person.grants(), person.origin());

        assertThat(policy.reach(person, Permission.MANAGE_KEYS).isEmpty()).isFalse();
        assertThat(policy.reach(key, Permission.MANAGE_KEYS).isEmpty()).isTrue();
        assertThat(policy.reach(person, Permission.LOCK_SANDBOX).isEmpty()).isFalse();
        assertThat(policy.reach(key, Permission.LOCK_SANDBOX).isEmpty()).isTrue();
        assertThat(policy.reach(key, Permission.LOCK_GROUP).isEmpty()).isTrue();
    }

    @Test
    void a_scope_of_own_reaches_neither_the_team_nor_what_nobody_owns() {
        var operator = actor(new Grant(OPERATOR, new Scope.Own()));

        assertThat(policy.decide(operator, new Operation("test", DELETE_SANDBOX, Relation.OWN.target())))
                .isEqualTo(Decision.GRANTED);
        assertThat(policy.decide(operator, new Operation("test", DELETE_SANDBOX, Relation.TEAM.target())))
                .isEqualTo(Decision.HIDDEN);
        assertThat(policy.decide(operator, new Operation("test", DELETE_SANDBOX, Relation.NOBODY.target())))
                .isEqualTo(Decision.HIDDEN);
    }

    private static Actor actor(Grant... grants) {
        return new Actor(
                new ActorId("ada"),
                "Ada",
                Kind.PERSON,
                List.of("platform"),
                Set.of(grants),
                new Origin(Door.CONSOLE, null));
    }

    /// How the actor Ada of the team platform relates to a target.
    enum Relation {
        OWN,
        TEAM,
        OTHER,
        NOBODY,
        CONSOLE;

        Target target() {
            return switch (this) {
                case OWN -> new Target("prod", "1", null, null, "ada");
                case TEAM -> new Target("prod", "2", null, "platform", "bob");
                case OTHER -> new Target("prod", "3", null, "other", "bob");
                case NOBODY -> new Target("prod", "4", null, null, null);
                case CONSOLE -> Target.CONSOLE;
            };
        }
    }

    private record Line(Role role, Permission permission, List<Decision> decisions) {

        static Line of(String text) {
            var words = List.of(text.split(" +", -1));
            var decisions = words.stream().skip(2).map(Line::decision).toList();
            return new Line(Role.valueOf(words.get(0)), Permission.valueOf(words.get(1)), decisions);
        }

        Stream<Cell> cells() {
            return IntStream.range(0, decisions.size())
                    .mapToObj(column -> new Cell(role, permission, COLUMNS.get(column), decisions.get(column)));
        }

        private static Decision decision(String letter) {
            return switch (letter) {
                case "g" -> Decision.GRANTED;
                case "d" -> Decision.DENIED;
                case "h" -> Decision.HIDDEN;
                default -> throw new IllegalStateException("The table is written in g, d and h.");
            };
        }
    }

    record Cell(Role role, Permission permission, Relation relation, Decision decision) {}
}
