package io.sandboxconsole.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Grant;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.access.LastKnownGrants;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.access.Scope;
import io.sandboxconsole.access.StandingsOn;
import io.sandboxconsole.access.rights.RightsSource.Rights;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.apikey.ApiKeyProperties.Seed;
import io.sandboxconsole.apikey.Authentication.Accepted;
import io.sandboxconsole.apikey.Authentication.Expired;
import io.sandboxconsole.apikey.Authentication.Malformed;
import io.sandboxconsole.apikey.Authentication.Powerless;
import io.sandboxconsole.apikey.Authentication.Revoked;
import io.sandboxconsole.apikey.Authentication.Unknown;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.audit.format.Change;
import io.sandboxconsole.sandbox.ApiKeyDetails;
import io.sandboxconsole.sandbox.attribution.ApiKeyDeleted;
import io.sandboxconsole.sandbox.lifecycle.ConnectionsOf;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
class ApiKeysTests {

    private static final String SECRET = "a secret of at least 32 characters";

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    private final TestTrail trail = TestTrail.create();

    private final Guard guard = Guards.on(trail, clock);

    private final List<Object> events = new ArrayList<>();

    private final StoppableDataSource database;

    private final LastKnownGrants lastKnownGrants;

    private final Node node;

    private final Actor lead = Actors.person("lea", Role.LEAD, "platform");

    private final Actor operator = Actors.person("ada", Role.OPERATOR, "platform");

    private final Actor auditor = Actors.person("aud", Role.AUDITOR);

    ApiKeysTests(Databases databases) {
        this.database = databases.migrated();
        this.lastKnownGrants = StandingsOn.database(JdbcClient.create(database), clock);
        this.node = node(SECRET);
    }

    @Test
    void an_issued_key_acts_with_its_own_role_and_team() {
        var issued = node.keys.issue(lead, service("CI", Role.SERVICE));

        var accepted = (Accepted) authenticate(issued);

        assertThat(accepted.actor().name()).isEqualTo("CI");
        assertThat(accepted.actor().kind()).isEqualTo(Actor.Kind.KEY);
        assertThat(accepted.actor().grants()).containsExactly(new Grant(Role.SERVICE, new Scope.Team("platform")));
        assertThat(trail.story()).containsExactly("INTENT issue-key", "OUTCOME issue-key SUCCEEDED");
    }

    @Test
    void no_value_and_no_hash_enters_the_trail_or_a_text() {
        var issued = node.keys.issue(lead, service("CI", Role.SERVICE));
        node.keys.rotate(lead, issued.key().id(), Duration.ofHours(1));

        assertThat(trail.rows().toString()).doesNotContain(issued.value());
        assertThat(issued.toString()).doesNotContain(issued.value());
        assertThat(JdbcClient.create(database)
                        .sql("select * from api_key")
                        .query()
                        .listOfRows()
                        .toString())
                .doesNotContain(issued.value());
    }

    @Test
    void each_change_of_a_key_tells_its_values_before_and_after_and_never_the_secret() {
        var issued = node.keys.issue(lead, service("CI", Role.SERVICE));
        node.keys.rename(lead, issued.key().id(), "Build");
        var rotated = node.keys.rotate(lead, issued.key().id(), Duration.ofHours(1));
        node.keys.revoke(lead, issued.key().id());
        node.keys.delete(lead, issued.key().id());

        var outcomes = trail.rows().stream()
                .filter(row -> row.phase() == Phase.OUTCOME)
                .map(row -> row.context().changes())
                .toList();
        assertThat(outcomes).hasSize(5);
        assertThat(outcomes.get(0))
                .contains(
                        new Change("name", null, "CI"),
                        new Change("team", null, "platform"),
                        new Change("role", null, "service"),
                        new Change("value", null, "changed"));
        assertThat(outcomes.get(1)).containsExactly(new Change("name", "CI", "Build"));
        assertThat(outcomes.get(2))
                .containsExactly(
                        new Change("value", null, "changed"),
                        new Change("previous-value-until", null, "2026-11-22T13:00:00Z"));
        assertThat(outcomes.get(3)).containsExactly(new Change("status", "active", "revoked"));
        assertThat(outcomes.get(4)).containsExactly(new Change("status", "revoked", "deleted"));
        assertThat(trail.rows().toString()).doesNotContain(issued.value(), rotated.value());
    }

    @Test
    void what_is_no_key_is_refused_by_its_reason() {
        var issued = node.keys.issue(lead, service("CI", Role.SERVICE));
        String value = issued.value();

        assertThat(authenticate(value.substring(1))).isInstanceOf(Malformed.class);
        assertThat(authenticate(KeyValue.random())).isInstanceOf(Unknown.class);
        now = now.plus(Duration.ofDays(366));
        assertThat(authenticate(value)).isInstanceOf(Expired.class);
    }

    @Test
    void work_that_goes_on_for_a_key_ends_with_it_at_once_here_and_within_five_seconds_elsewhere() {
        var other = node(SECRET);
        var issued = node.keys.issue(lead, service("CI", Role.SERVICE));
        var absent = ((Accepted) authenticate(issued)).actor().with(Set.of());
        assertThat(other.rights.of(absent)).isInstanceOf(Rights.Confirmed.class);
        assertThat(((Rights.Confirmed) node.rights.of(absent)).actor().grants())
                .containsExactly(new Grant(Role.SERVICE, new Scope.Team("platform")));

        node.keys.revoke(lead, issued.key().id());

        assertThat(node.rights.of(absent)).isInstanceOf(Rights.Ended.class);
        now = now.plusSeconds(5);
        assertThat(other.rights.of(absent)).isInstanceOf(Rights.Ended.class);
    }

    @Test
    void a_revocation_takes_effect_at_once_here_and_within_five_seconds_elsewhere() {
        var other = node(SECRET);
        var issued = node.keys.issue(lead, service("CI", Role.SERVICE));
        assertThat(authenticate(issued)).isInstanceOf(Accepted.class);
        assertThat(other.authenticate(issued.value(), now)).isInstanceOf(Accepted.class);

        node.keys.revoke(lead, issued.key().id());

        assertThat(authenticate(issued)).isInstanceOf(Revoked.class);
        now = now.plus(ApiKeyCache.FRESH);
        assertThat(other.authenticate(issued.value(), now)).isInstanceOf(Revoked.class);
    }

    @Test
    void after_a_rotation_the_older_value_counts_until_the_overlap_ends() {
        var issued = node.keys.issue(lead, service("CI", Role.SERVICE));

        var rotated = node.keys.rotate(lead, issued.key().id(), Duration.ofHours(1));

        assertThat(authenticate(issued)).isInstanceOf(Accepted.class);
        assertThat(authenticate(rotated)).isInstanceOf(Accepted.class);
        now = now.plus(Duration.ofHours(1));
        assertThat(authenticate(issued)).isInstanceOf(Expired.class);
        assertThat(authenticate(rotated)).isInstanceOf(Accepted.class);
    }

    @Test
    void a_deleted_key_keeps_its_row_and_is_told_to_the_sandboxes() {
        var issued = node.keys.issue(lead, service("Staging-CI", Role.SERVICE));
        String id = issued.key().actorId().label();
        assertThat(node.known.byId()).extractingByKey(id).matches(details -> !details.deleted());

        node.keys.delete(lead, issued.key().id());

        assertThat(authenticate(issued)).isInstanceOf(Revoked.class);
        assertThat(node.known.byId())
                .containsExactly(Map.entry(
                        id,
                        new ApiKeyDetails(
                                "Staging-CI",
                                true,
                                null,
                                "platform",
                                issued.key().lookup())));
        assertThat(events).containsExactly(new ApiKeyDeleted(id));
        assertThat(node.keys.visible(lead)).extracting(ApiKey::name).containsExactly("Staging-CI");
        assertThatThrownBy(() -> node.keys.rotate(lead, issued.key().id(), Duration.ZERO))
                .isInstanceOf(RequestRefused.class);
    }

    @Test
    void a_renamed_key_is_the_same_key_under_another_name() {
        var issued = node.keys.issue(lead, service("CI", Role.SERVICE));

        var renamed = node.keys.rename(lead, issued.key().id(), "  Staging-CI ");

        assertThat(renamed.name()).isEqualTo("Staging-CI");
        assertThat(((Accepted) authenticate(issued)).actor().name()).isEqualTo("Staging-CI");
        assertThat(trail.story()).endsWith("INTENT rename-key", "OUTCOME rename-key SUCCEEDED");
        assertThat(trail.rows().getLast().what())
                .extracting(what -> what == null ? null : what.name())
                .isEqualTo("Staging-CI (%s)".formatted(renamed.lookup()));
    }

    @Test
    void each_change_of_a_key_leaves_one_intent_and_one_outcome() {
        var id = node.keys.issue(lead, service("CI", Role.SERVICE)).key().id();
        node.keys.rotate(lead, id, Duration.ZERO);
        node.keys.rename(lead, id, "Staging-CI");
        node.keys.revoke(lead, id);
        node.keys.delete(lead, id);

        assertThat(trail.story())
                .containsExactly(
                        "INTENT issue-key",
                        "OUTCOME issue-key SUCCEEDED",
                        "INTENT rotate-key",
                        "OUTCOME rotate-key SUCCEEDED",
                        "INTENT rename-key",
                        "OUTCOME rename-key SUCCEEDED",
                        "INTENT revoke-key",
                        "OUTCOME revoke-key SUCCEEDED",
                        "INTENT delete-key",
                        "OUTCOME delete-key SUCCEEDED");
    }

    @Test
    void each_denied_change_of_a_key_leaves_one_intent_and_one_outcome() {
        var id = node.keys.issue(lead, service("CI", Role.SERVICE)).key().id();
        for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                () -> node.keys.issue(operator, service("CI", Role.SERVICE)),
                () -> node.keys.rotate(auditor, id, Duration.ZERO),
                () -> node.keys.rename(auditor, id, "Mine"),
                () -> node.keys.revoke(auditor, id),
                () -> node.keys.delete(auditor, id))) {
            assertThatThrownBy(attempt).isInstanceOf(AccessDenied.class);
        }

        assertThat(trail.story().subList(2, trail.story().size()))
                .containsExactly(
                        "INTENT issue-key",
                        "OUTCOME issue-key DENIED",
                        "INTENT rotate-key",
                        "OUTCOME rotate-key DENIED",
                        "INTENT rename-key",
                        "OUTCOME rename-key DENIED",
                        "INTENT revoke-key",
                        "OUTCOME revoke-key DENIED",
                        "INTENT delete-key",
                        "OUTCOME delete-key DENIED");
    }

    @Test
    void a_name_that_breaks_a_rule_and_a_key_that_is_deleted_are_not_renamed() {
        var issued = node.keys.issue(lead, service("CI", Role.SERVICE));
        var id = issued.key().id();

        assertThatThrownBy(() -> node.keys.rename(lead, id, " ")).isInstanceOf(RequestRefused.class);
        assertThatThrownBy(() -> node.keys.rename(auditor, id, "Mine")).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> node.keys.rename(operator, id, "Mine")).isInstanceOf(RequestRefused.class);
        node.keys.delete(lead, id);
        assertThatThrownBy(() -> node.keys.rename(lead, id, "Staging-CI")).isInstanceOf(RequestRefused.class);
        assertThat(node.keys.visible(lead)).extracting(ApiKey::name).containsExactly("CI");
    }

    @Test
    void nobody_gets_a_value_that_acts_for_somebody_else() {
        var issued = node.keys.issue(operator, personal(Role.OPERATOR));
        var admin = Actors.person("adm", Role.ADMIN);

        assertThatThrownBy(() -> node.keys.rotate(admin, issued.key().id(), Duration.ZERO))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("not-yours"));
        var rotated = node.keys.rotate(operator, issued.key().id(), Duration.ZERO);
        node.keys.revoke(admin, issued.key().id());
        assertThat(authenticate(rotated)).isInstanceOf(Revoked.class);
    }

    @Test
    void a_key_remembers_what_those_were_called_who_did_something_to_it() {
        var issued = node.keys.issue(lead, service("CI", Role.SERVICE));
        node.keys.revoke(lead, issued.key().id());

        assertThat(node.keys.visible(lead)).singleElement().satisfies(key -> {
            assertThat(key.created().name()).isEqualTo(lead.name());
            assertThat(key.revoked()).isEqualTo(new ApiKey.Step(now, lead.id().label(), lead.name()));
        });
    }

    @Test
    void a_personal_key_never_may_more_than_its_person_does_now() {
        lastKnownGrants.remember(operator);
        var issued = node.keys.issue(operator, personal(Role.LEAD));
        assertThat(((Accepted) authenticate(issued)).actor().roles()).containsExactly(Role.OPERATOR);
        assertThat(((Accepted) authenticate(issued)).actor().owner()).isEqualTo(operator.owner());
        assertThat(((Accepted) authenticate(issued)).actor().behalf())
                .isEqualTo(new Actor.Person("ada", "ada by name"));

        lastKnownGrants.remember(Actors.person("ada", Role.VIEWER, "platform"));

        assertThat(((Accepted) authenticate(issued)).actor().roles()).containsExactly(Role.VIEWER);
        now = now.plus(Duration.ofDays(31));
        assertThat(authenticate(issued)).isInstanceOf(Powerless.class);
    }

    @Test
    void everybody_sees_and_changes_the_keys_that_the_access_table_says() {
        var team = node.keys.issue(lead, service("CI", Role.SERVICE)).key();
        var own = node.keys.issue(operator, personal(Role.OPERATOR)).key();
        var stranger = Actors.person("rex", Role.LEAD, "research");

        assertThat(node.keys.visible(lead)).containsExactly(team);
        assertThat(node.keys.visible(operator)).containsExactly(own);
        assertThat(node.keys.visible(auditor)).hasSize(2);
        assertThat(node.keys.visible(stranger)).isEmpty();
        assertThatThrownBy(() -> node.keys.revoke(auditor, team.id())).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> node.keys.revoke(stranger, team.id()))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("not-found"));
        assertThatThrownBy(() -> node.keys.issue(operator, service("CI", Role.SERVICE)))
                .isInstanceOf(AccessDenied.class);
        assertThat(node.keys.mayChange(lead, team)).isTrue();
        assertThat(node.keys.mayChange(auditor, team)).isFalse();
    }

    @Test
    void the_last_use_is_written_at_most_once_a_minute() {
        var issued = node.keys.issue(lead, service("CI", Role.SERVICE));
        var first = now;

        authenticate(issued);
        now = now.plusSeconds(59);
        authenticate(issued);

        assertThat(lastUse()).isEqualTo(new ApiKey.Use(first, "10.0.0.9", "curl/8 ?"));
        now = now.plusSeconds(1);
        authenticate(issued);
        assertThat(lastUse()).extracting(use -> use == null ? null : use.at()).isEqualTo(now);
    }

    @Test
    void without_a_secret_no_key_is_issued_and_none_counts() {
        var bare = node(null);
        var issued = node.keys.issue(lead, service("CI", Role.SERVICE));

        assertThatThrownBy(() -> bare.keys.issue(lead, service("CI", Role.SERVICE)))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("console.api-keys.secret");
        assertThat(bare.authenticate(issued.value(), now)).isInstanceOf(Unknown.class);
        assertThat(node("another secret of 32 characters at least").authenticate(issued.value(), now))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void a_key_that_breaks_a_rule_is_refused() {
        for (var request : List.of(
                service("", Role.SERVICE),
                service("x".repeat(61), Role.SERVICE),
                service("CI", Role.ADMIN),
                new KeyRequest("CI", Kind.PERSONAL, "platform", Role.VIEWER, null, null, Limits.NONE),
                new KeyRequest("CI", Kind.SERVICE, "platform", Role.VIEWER, null, now, Limits.NONE),
                new KeyRequest("CI", Kind.SERVICE, "platform", Role.VIEWER, "elsewhere", null, Limits.NONE),
                new KeyRequest("CI", Kind.SERVICE, "platform", Role.VIEWER, null, null, new Limits(0, null)))) {
            assertThatThrownBy(() -> node.keys.issue(lead, request)).isInstanceOf(RequestRefused.class);
        }
        assertThat(node.keys.visible(lead)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CI-Pipe1ine", // a digit for a letter
                "CI-Pip\u0435line", // a Cyrillic letter
                "Cl-Pipeline", // a small L for a capital I
                "CI\u2011Pipeline" // another hyphen
            })
    void a_name_that_looks_like_another_is_refused_and_the_same_name_is_not(String name) {
        var key = node.keys.issue(lead, service("CI-Pipeline", Role.SERVICE)).key();
        var other = node.keys.issue(lead, service("Nightly", Role.SERVICE)).key();

        assertThatThrownBy(() -> node.keys.issue(lead, service(name, Role.SERVICE)))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("CI-Pipeline");
        assertThatThrownBy(() -> node.keys.rename(lead, other.id(), name)).isInstanceOf(RequestRefused.class);
        assertThat(node.keys
                        .issue(lead, service("CI-Pipeline", Role.SERVICE))
                        .key()
                        .id())
                .isNotEqualTo(key.id());
    }

    @Test
    void names_of_keys_that_the_actor_may_not_see_are_not_compared() {
        node.keys.issue(lead, service("CI-Pipeline", Role.SERVICE));
        var stranger = Actors.person("rex", Role.LEAD, "research");
        var request = new KeyRequest("CI-Pipe1ine", Kind.SERVICE, "research", Role.SERVICE, null, null, Limits.NONE);

        assertThat(node.keys.issue(stranger, request).key().name()).isEqualTo("CI-Pipe1ine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Staging-CI (Deleted)",
                "Staging-CI(deleted) ",
                "Staging-CI (De1eted)",
                "Staging-CI\uff08\u5df2\u5220\u9664\uff09",
                "CI\u200b-Pipeline",
                "CI\u202egnp",
                "CI\nPipeline"
            })
    void a_name_that_imitates_a_deleted_key_or_hides_a_character_is_refused(String name) {
        assertThatThrownBy(() -> node.keys.issue(lead, service(name, Role.SERVICE)))
                .isInstanceOf(RequestRefused.class);
    }

    @Test
    void a_seeded_key_counts_with_its_given_value_and_stays_deleted() {
        node.seeded.register();
        assertThat(authenticate("sck_demo_research")).isInstanceOf(Accepted.class);

        node.keys.delete(Actors.person("adm", Role.ADMIN), SEED.id());
        node.seeded.register();

        assertThat(authenticate("sck_demo_research")).isInstanceOf(Revoked.class);
    }

    private static final Seed SEED =
            new Seed(new UUID(0, 1), "Research", "research", null, Role.SERVICE, "sck_demo_research", false);

    private ApiKey.@Nullable Use lastUse() {
        return node.keys.visible(lead).getFirst().lastUse();
    }

    private Authentication authenticate(IssuedKey issued) {
        return authenticate(issued.value());
    }

    private Authentication authenticate(String value) {
        return node.authenticate(value, now);
    }

    private static KeyRequest service(String name, Role role) {
        return new KeyRequest(name, Kind.SERVICE, "platform", role, null, null, Limits.NONE);
    }

    private static KeyRequest personal(Role role) {
        return new KeyRequest("mine", Kind.PERSONAL, null, role, null, null, Limits.NONE);
    }

    private Node node(@Nullable String secret) {
        var properties = new ApiKeyProperties(
                secret, null, Duration.ofDays(365), Duration.ofDays(7), Duration.ofDays(30), List.of(SEED));
        var rows = new ApiKeyRepository(JdbcClient.create(database));
        var known = new ApiKeyCache(rows, clock);
        var hash = new KeyHash(properties);
        var store = new ApiKeyStore(rows, known, hash, new ApiKeyRules(properties, ConnectionsOf.names("prod")));
        var authentication = new KeyAuthentication(
                known,
                hash,
                new ApiKeyActors(lastKnownGrants, properties),
                new LastUsedRecorder(rows, Runnable::run, clock));
        return new Node(
                new ApiKeys(store, authentication, guard, events::add, clock),
                known,
                new ConfiguredKeys(store, guard, properties, clock),
                new KeyRights(authentication, clock));
    }

    /// One of several consoles on one database.
    private record Node(ApiKeys keys, ApiKeyCache known, ConfiguredKeys seeded, KeyRights rights) {

        Authentication authenticate(String value, Instant when) {
            return keys.authenticate(value, when, "10.0.0.9", "curl/8 ü");
        }
    }
}
