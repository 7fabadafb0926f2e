package io.sandboxconsole.sandbox.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Kind;
import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.sandbox.ApiKeyDetails;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.EngineIdentity;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.lifecycle.LifecycleFixture;
import io.sandboxconsole.sandbox.provider.EngineRecords;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
class AttributionTests {

    private final StoppableDataSource database;

    private final Map<String, ApiKeyDetails> keys = new HashMap<>();

    private final Attribution attribution;

    private final Actor ada = Actors.person("ada", Role.OPERATOR, "platform");

    AttributionTests(Databases databases) {
        this.database = databases.migrated();
        this.attribution = restarted();
    }

    @Test
    void what_was_recorded_outranks_what_the_metadata_declares() {
        attribution.record(ada, LifecycleFixture.BUILD, "platform");

        assertThat(attribution.attribute(declaredByBob()).creator())
                .isEqualTo(new Creator.User("ada", "ada by name", Evidence.RECORDED));
    }

    @Test
    void what_was_recorded_survives_a_restart() {
        attribution.record(ada, LifecycleFixture.BUILD, "platform");

        assertThat(restarted().attribute(declaredByBob()).creator().name()).isEqualTo("ada by name");
        assertThat(restarted()
                        .attribute(List.of(declaredByBob()))
                        .getFirst()
                        .creator()
                        .name())
                .isEqualTo("ada by name");
    }

    @Test
    void a_sandbox_we_did_not_create_keeps_what_it_declares() {
        assertThat(attribution.attribute(declaredByBob())).isEqualTo(declaredByBob());
    }

    @Test
    void a_sandbox_that_was_seen_before_it_was_recorded_is_attributed_all_the_same() {
        attribution.attribute(List.of(declaredByBob()));
        attribution.record(ada, LifecycleFixture.BUILD, null);

        assertThat(attribution.attribute(declaredByBob()).creator().id()).isEqualTo("ada");
    }

    @Test
    void a_key_is_attributed_as_a_key() {
        var key = new Actor(
                new ActorId("key-1"), "Staging-CI", Kind.KEY, List.of(), Set.of(), new Origin(Door.GATEWAY, null));

        attribution.record(key, LifecycleFixture.BUILD, null);

        assertThat(restarted().attribute(declaredByBob()).creator())
                .isEqualTo(new Creator.ApiKey("key-1", "Staging-CI", false, Evidence.RECORDED));
    }

    @Test
    void a_deleted_key_is_marked_as_deleted_under_the_name_it_had() {
        var key = new Actor(
                new ActorId("key-1"), "Staging-CI", Kind.KEY, List.of(), Set.of(), new Origin(Door.GATEWAY, null));
        attribution.record(key, LifecycleFixture.BUILD, null);

        var details = new ApiKeyDetails("Renamed since", true, null, "platform", "sck_ab12cd34");
        keys.put("key-1", details);

        assertThat(attribution.attribute(declaredByBob()).creator())
                .isEqualTo(new Creator.ApiKey("key-1", "Staging-CI", true, Evidence.RECORDED, details));
    }

    @Test
    void a_key_that_is_only_declared_has_the_name_it_has_now_and_stays_declared() {
        var details = new ApiKeyDetails("CI", false, null, "platform", "sck_ab12cd34");
        keys.put("key-1", details);
        var declared = declaredByBob().createdBy(new Creator.ApiKey("key-1", "key-1", false, Evidence.DECLARED));

        assertThat(attribution.attribute(declared).creator())
                .isEqualTo(new Creator.ApiKey("key-1", "CI", false, Evidence.DECLARED, details));
    }

    @Test
    void hostile_and_endless_names_are_recorded() {
        var hostile = new Actor(
                new ActorId("a\0b"),
                "\0" + "🦊".repeat(5_000),
                Kind.PERSON,
                List.of(),
                Set.of(),
                new Origin(Door.CONSOLE, null));

        attribution.record(hostile, LifecycleFixture.BUILD, null);

        assertThat(restarted().attribute(declaredByBob()).creator().name()).matches(" 🦊+…");
    }

    @Test
    void an_id_that_no_database_takes_does_not_fail_the_listing() {
        var listing = List.of(
                declaredByBob(),
                sandbox("bad\0id"),
                sandbox("x".repeat(10_000)),
                sandbox("%_'\"; drop table attribution --"));
        attribution.record(ada, LifecycleFixture.BUILD, null);

        var attributed = restarted().attribute(listing);

        assertThat(attributed)
                .extracting(sandbox -> sandbox.creator().id())
                .containsExactly("ada", "bob", "bob", "bob");
    }

    @Test
    void ids_are_compared_within_their_connection_and_exactly() {
        attribution.record(ada, LifecycleFixture.BUILD, null);
        var elsewhere = new SandboxId(new ConnectionId("test"), "sb-1");
        var upperCase = new SandboxId(LifecycleFixture.PROD, "SB-1");

        var attributed = restarted()
                .attribute(List.of(
                        LifecycleFixture.sandbox(elsewhere, SandboxState.Kind.RUNNING, null, "bob"),
                        LifecycleFixture.sandbox(upperCase, SandboxState.Kind.RUNNING, null, "bob")));

        assertThat(attributed).extracting(sandbox -> sandbox.creator().id()).containsOnly("bob");
    }

    @Test
    void a_large_listing_is_learnt_in_few_statements_and_once() {
        var listing = IntStream.range(0, 1_200)
                .mapToObj(number -> sandbox("sb-" + number))
                .toList();
        int before = database.connections();

        attribution.attribute(listing);
        // Three parts of the listing, and the names of the engine's keys.
        assertThat(database.connections() - before).isEqualTo(4);
        attribution.attribute(listing);
        assertThat(database.connections() - before).isEqualTo(4);
    }

    @Test
    void a_listing_without_a_sandbox_forgets_it_and_can_learn_it_again() {
        attribution.record(ada, LifecycleFixture.BUILD, null);

        attribution.attribute(List.of(sandbox("sb-2")));

        assertThat(attribution.attribute(declaredByBob()).creator().id()).isEqualTo("ada");
    }

    @Test
    void what_could_not_be_written_down_is_not_called_recorded() {
        database.stop();
        assertThatThrownBy(() -> attribution.record(ada, LifecycleFixture.BUILD, null))
                .isInstanceOf(DataAccessException.class);
        database.start();

        assertThat(attribution.attribute(declaredByBob()).creator().evidence()).isEqualTo(Evidence.DECLARED);
    }

    @Test
    void a_gone_sandbox_stays_within_the_reach_of_its_team_and_its_creator() {
        attribution.record(ada, LifecycleFixture.BUILD, "platform");

        assertThat(attribution.recordedWithin(new AccessScope(false, Set.of("platform"), null), LifecycleFixture.BUILD))
                .isTrue();
        assertThat(attribution.recordedWithin(new AccessScope(false, Set.of(), "ada"), LifecycleFixture.BUILD))
                .isTrue();
        assertThat(attribution.recordedWithin(new AccessScope(false, Set.of("other"), "bob"), LifecycleFixture.BUILD))
                .isFalse();
        assertThat(attribution.recordedWithin(
                        new AccessScope(false, Set.of("platform"), "ada"),
                        new SandboxId(LifecycleFixture.PROD, "sb-2")))
                .isFalse();
    }

    @Test
    void what_the_engines_log_says_outranks_what_the_metadata_declares_and_survives_a_restart() {
        attribution.attribute(List.of(declaredByBob()));

        attribution.found(Map.of(LifecycleFixture.BUILD, pipeline("ci")));

        var principal = new Creator.EnginePrincipal("prod/jonas~1c4", "ci", false, pipeline("ci"));
        assertThat(attribution.attribute(declaredByBob()).creator()).isEqualTo(principal);
        assertThat(restarted().attribute(List.of(declaredByBob())).getFirst().creator())
                .isEqualTo(principal);
    }

    @Test
    void what_was_recorded_outranks_the_engines_log_whichever_came_first() {
        attribution.found(Map.of(LifecycleFixture.BUILD, pipeline("ci")));
        attribution.record(ada, LifecycleFixture.BUILD, "platform");
        assertThat(attribution.attribute(declaredByBob()).creator().id()).isEqualTo("ada");

        attribution.found(Map.of(LifecycleFixture.BUILD, pipeline("ci")));

        assertThat(attribution.attribute(declaredByBob()).creator().id()).isEqualTo("ada");
        assertThat(restarted().attribute(declaredByBob()).creator().id()).isEqualTo("ada");
    }

    @Test
    void a_name_that_is_found_later_replaces_none() {
        attribution.found(Map.of(LifecycleFixture.BUILD, pipeline(null)));
        assertThat(attribution.attribute(declaredByBob()).creator().name()).isEqualTo("jonas@acme.example");

        attribution.found(Map.of(LifecycleFixture.BUILD, pipeline("ci")));

        assertThat(restarted().attribute(declaredByBob()).creator().name()).isEqualTo("ci");
    }

    @Test
    void all_candidates_survive_a_restart_and_none_is_called_the_creator() {
        var either = new EngineIdentity("aiko", null, "dtn", "d3f", null, null, List.of("notebooks-a", "notebooks\nb"));

        attribution.found(Map.of(LifecycleFixture.BUILD, either));

        var creator =
                (Creator.EnginePrincipal) restarted().attribute(declaredByBob()).creator();
        assertThat(creator.identity().candidates()).containsExactly("notebooks-a", "notebooks b");
        assertThat(creator.name()).isEqualTo("notebooks-a / notebooks b");
    }

    @Test
    void an_engines_key_that_is_no_longer_listed_keeps_its_name_and_reads_as_deleted() {
        attribution.found(Map.of(LifecycleFixture.BUILD, pipeline("ci")));
        var there = new EngineRecords.Key("jonas", "ci", "1c4");

        attribution.engineKeys(LifecycleFixture.PROD, new EngineRecords.Keys(Set.of(there), true));
        assertThat(attribution.attribute(declaredByBob()).creator().isDeleted()).isFalse();
        attribution.engineKeys(LifecycleFixture.PROD, new EngineRecords.Keys(Set.of(), true));

        assertThat(attribution.attribute(declaredByBob()).creator().isDeleted()).isTrue();
        assertThat(attribution.attribute(declaredByBob()).creator().name()).isEqualTo("ci");
    }

    @Test
    void that_an_engines_key_was_deleted_survives_a_restart_until_the_engine_lists_it_again() {
        attribution.found(Map.of(LifecycleFixture.BUILD, pipeline("ci")));
        attribution.engineKeys(LifecycleFixture.PROD, new EngineRecords.Keys(Set.of(), true));

        Attribution restarted = restarted();
        assertThat(restarted.attribute(declaredByBob()).creator().isDeleted()).isTrue();
        // A list of one person's keys proves nothing of another's.
        var others = new EngineRecords.Key("maria", "x", "777");
        restarted.engineKeys(LifecycleFixture.PROD, new EngineRecords.Keys(Set.of(others), false));
        assertThat(restarted.attribute(declaredByBob()).creator().isDeleted()).isTrue();

        var there = new EngineRecords.Key("jonas", "ci", "1c4");
        restarted.engineKeys(LifecycleFixture.PROD, new EngineRecords.Keys(Set.of(there), true));
        assertThat(restarted.attribute(declaredByBob()).creator().isDeleted()).isFalse();
        assertThat(restarted().attribute(declaredByBob()).creator().isDeleted()).isFalse();
    }

    @Test
    void one_key_has_one_name_also_after_its_list_has_become_unreadable() {
        attribution.found(Map.of(LifecycleFixture.BUILD, pipeline("ci")));
        var later = new SandboxId(LifecycleFixture.PROD, "later");
        Attribution restarted = restarted();

        restarted.found(Map.of(later, pipeline(null)));

        assertThat(restarted.attribute(sandbox("later")).creator())
                .isEqualTo(restarted.attribute(declaredByBob()).creator());
        assertThat(restarted.attribute(sandbox("later")).creator().name()).isEqualTo("ci");
    }

    @Test
    void a_key_with_two_recorded_names_lends_none() {
        attribution.found(Map.of(LifecycleFixture.BUILD, pipeline("ci")));
        attribution.found(Map.of(new SandboxId(LifecycleFixture.PROD, "other"), pipeline("ci-2")));
        attribution.found(Map.of(new SandboxId(LifecycleFixture.PROD, "later"), pipeline(null)));

        assertThat(attribution.attribute(sandbox("later")).creator().name()).isEqualTo("jonas@acme.example");
    }

    @Test
    void a_snapshot_that_we_took_is_known_to_be_of_its_sandbox_where_the_engine_does_not_tell() {
        attribution.recordSnapshot(LifecycleFixture.BUILD, snapshot("snap-1", LifecycleFixture.BUILD, "a"));

        List<Snapshot> completed = restarted()
                .withOrigins(
                        LifecycleFixture.PROD, List.of(snapshot("snap-1", null, "a"), snapshot("snap-2", null, "b")));

        assertThat(completed).extracting(Snapshot::sandbox).containsExactly(LifecycleFixture.BUILD, null);
        assertThat(restarted().snapshotsOf(LifecycleFixture.BUILD, _ -> Optional.of(snapshot("snap-1", null, "a"))))
                .extracting(Snapshot::id)
                .containsExactly("snap-1");
    }

    @Test
    void what_the_engine_tells_of_a_snapshot_outranks_our_record_and_a_shared_one_stays_everybodys() {
        var other = new SandboxId(LifecycleFixture.PROD, "other");
        attribution.recordSnapshot(LifecycleFixture.BUILD, snapshot("snap-1", LifecycleFixture.BUILD, "a"));

        assertThat(attribution.withOrigins(LifecycleFixture.PROD, List.of(snapshot("snap-1", other, "a"))))
                .extracting(Snapshot::sandbox)
                .containsExactly(other);
        assertThat(attribution
                        .withOrigins(
                                LifecycleFixture.PROD,
                                List.of(snapshot("snap-1", null, "a").sharedWithAll()))
                        .getFirst()
                        .sandbox())
                .isNull();
        assertThat(attribution.snapshotsOf(LifecycleFixture.BUILD, _ -> Optional.of(snapshot("snap-1", other, "a"))))
                .isEmpty();
    }

    @Test
    void a_snapshot_known_by_name_only_is_the_one_of_that_time_and_no_later_one() {
        attribution.recordSnapshot(LifecycleFixture.BUILD, snapshot("nightly", LifecycleFixture.BUILD, "nightly"));
        Instant longAfter = LifecycleFixture.NOW.plus(Duration.ofDays(1));
        var namesake = new Snapshot("snap-9", null, "nightly", "active", null, longAfter, false);

        assertThat(attribution.withOrigins(
                        LifecycleFixture.PROD, List.of(snapshot("snap-1", null, "nightly"), namesake)))
                .extracting(Snapshot::sandbox)
                .containsExactly(LifecycleFixture.BUILD, null);
    }

    @Test
    void a_snapshot_that_was_just_taken_shows_before_the_engine_shows_it() {
        attribution.recordSnapshot(LifecycleFixture.BUILD, snapshot("nightly", LifecycleFixture.BUILD, "nightly"));

        assertThat(attribution.snapshotsOf(LifecycleFixture.BUILD, _ -> Optional.empty()))
                .extracting(Snapshot::state)
                .containsExactly("requested");
    }

    private static Snapshot snapshot(String id, @Nullable SandboxId sandbox, String name) {
        return new Snapshot(id, sandbox, name, "active", null, LifecycleFixture.NOW, false);
    }

    @Test
    void the_engines_log_gives_nobody_a_right() {
        attribution.found(
                Map.of(LifecycleFixture.BUILD, new EngineIdentity("ada", null, null, null, null, null, List.of())));

        assertThat(attribution.recorded(LifecycleFixture.BUILD)).isEmpty();
        assertThat(attribution.recordedWithin(new AccessScope(false, Set.of(), "ada"), LifecycleFixture.BUILD))
                .isFalse();
    }

    @Test
    void hostile_texts_of_a_log_are_kept_as_the_database_takes_them() {
        String endless = "\0" + "🦊".repeat(5_000);

        attribution.found(Map.of(
                LifecycleFixture.BUILD,
                new EngineIdentity(endless, endless, endless, endless, endless, endless, List.of()),
                new SandboxId(LifecycleFixture.PROD, endless),
                pipeline("ci")));

        assertThat(restarted().attribute(declaredByBob()).creator().name()).matches(" 🦊+…");
    }

    @Test
    void a_copy_by_the_engine_has_not_the_creator_whom_its_labels_name() {
        attribution.record(ada, LifecycleFixture.BUILD, "platform", "r1");

        var attributed = attribution.attribute(List.of(labelled("sb-1", "r1"), labelled("copy", "r1")));

        assertThat(attributed)
                .extracting(Sandbox::creator)
                .containsExactly(new Creator.User("ada", "ada by name", Evidence.RECORDED), Creator.Unknown.OF_COPY);
        assertThat(attributed.getLast().owner()).isEqualTo("bob");
        assertThat(restarted().attribute(labelled("copy", "r1")).creator().isOfCopy())
                .isTrue();
    }

    @Test
    void a_copy_outlives_its_source_and_is_one_still() {
        attribution.record(ada, LifecycleFixture.BUILD, "platform", "r1");

        assertThat(restarted()
                        .attribute(List.of(labelled("copy", "r1")))
                        .getFirst()
                        .creator())
                .isEqualTo(Creator.Unknown.OF_COPY);
    }

    @Test
    void a_sandbox_of_a_request_that_is_not_recorded_keeps_what_it_declares() {
        attribution.record(ada, LifecycleFixture.BUILD, "platform", "r1");

        assertThat(attribution.attribute(labelled("other", "r2")).creator().evidence())
                .isEqualTo(Evidence.DECLARED);
        assertThat(attribution.attribute(labelled("none", "")).creator().evidence())
                .isEqualTo(Evidence.DECLARED);
        assertThat(attribution
                        .attribute(labelled("long", "x\0".repeat(500)))
                        .creator()
                        .evidence())
                .isEqualTo(Evidence.DECLARED);
    }

    @Test
    void the_same_sandbox_through_another_connection_is_no_copy() {
        attribution.record(ada, LifecycleFixture.BUILD, "platform", "r1");
        var elsewhere = labelled(new SandboxId(new ConnectionId("test"), "sb-1"), "r1");

        assertThat(attribution.attribute(elsewhere).creator().evidence()).isEqualTo(Evidence.DECLARED);
    }

    @Test
    void a_record_from_before_learns_its_request_so_that_copies_are_known() {
        attribution.record(ada, LifecycleFixture.BUILD, "platform");
        restarted().attribute(List.of(labelled("copy", "r1"), labelled("sb-1", "r1")));

        assertThat(restarted().attribute(labelled("copy", "r1")).creator()).isEqualTo(Creator.Unknown.OF_COPY);
    }

    @Test
    void the_engines_log_names_the_creator_of_a_copy() {
        attribution.record(ada, LifecycleFixture.BUILD, "platform", "r1");
        attribution.attribute(labelled("copy", "r1"));

        attribution.found(Map.of(new SandboxId(LifecycleFixture.PROD, "copy"), pipeline("ci")));

        assertThat(attribution.attribute(labelled("copy", "r1")).creator().name())
                .isEqualTo("ci");
        assertThat(restarted().attribute(labelled("copy", "r1")).creator().name())
                .isEqualTo("ci");
    }

    @Test
    void a_restored_sandbox_that_was_recorded_is_its_creators() {
        attribution.record(ada, LifecycleFixture.BUILD, "platform", "r1");
        attribution.record(
                Actors.person("eve", Role.OPERATOR, "platform"),
                new SandboxId(LifecycleFixture.PROD, "sb-2"),
                null,
                "r2");

        assertThat(restarted().attribute(labelled("sb-2", "r1")).creator().id()).isEqualTo("eve");
    }

    private static EngineIdentity pipeline(@Nullable String name) {
        return new EngineIdentity("jonas", "jonas@acme.example", "dtn", "1c4", name, "sdk-python", List.of());
    }

    private Attribution restarted() {
        return new Attribution(
                JdbcClient.create(database), () -> keys, Clock.fixed(LifecycleFixture.NOW, ZoneOffset.UTC));
    }

    private static Sandbox labelled(String id, String request) {
        return labelled(new SandboxId(LifecycleFixture.PROD, id), request);
    }

    private static Sandbox labelled(SandboxId id, String request) {
        Sandbox sandbox = LifecycleFixture.sandbox(id, SandboxState.Kind.RUNNING, null, "bob");
        return new Sandbox(
                id,
                sandbox.status(),
                sandbox.creator(),
                sandbox.owner(),
                sandbox.team(),
                sandbox.source(),
                sandbox.createdAt(),
                null,
                List.of(),
                null,
                Map.of(ReservedMetadata.REQUEST, request));
    }

    private static Sandbox declaredByBob() {
        return sandbox(LifecycleFixture.BUILD.value());
    }

    private static Sandbox sandbox(String id) {
        return LifecycleFixture.sandbox(
                new SandboxId(LifecycleFixture.PROD, id), SandboxState.Kind.RUNNING, null, "bob");
    }
}
