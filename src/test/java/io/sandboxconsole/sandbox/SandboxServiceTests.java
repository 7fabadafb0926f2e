package io.sandboxconsole.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.Offer.Obstacle;
import io.sandboxconsole.sandbox.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.provider.FakeSandboxProvider;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.FieldError;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.words.Phrase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxServiceTests {

    private final Fixture fixture = new Fixture();

    private final SandboxService service = fixture.service;

    @Test
    void a_new_sandbox_carries_its_owner_its_team_its_kind_of_creator_and_its_request() {
        create(fixture.operator, "platform");

        assertThat(injected())
                .containsEntry(ReservedMetadata.OWNER, "ada")
                .containsEntry(ReservedMetadata.TEAM, "platform")
                .containsEntry(ReservedMetadata.CREATOR_KIND, "user")
                .containsEntry(Sandbox.NAME_KEY, "new")
                .hasEntrySatisfying(
                        ReservedMetadata.REQUEST, request -> assertThat(request).matches("[0-9a-f]{32}"));
    }

    @Test
    void each_request_has_a_label_of_its_own() {
        create(fixture.operator, "platform");
        String first = injected().get(ReservedMetadata.REQUEST);
        create(fixture.operator, "platform");

        assertThat(injected().get(ReservedMetadata.REQUEST)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access.owner", "access.team", "sandboxconsole.io/request", "sandboxconsole.io/anything"})
    void nobody_writes_reserved_metadata_into_a_new_sandbox(String key) {
        var spec = Fixture.spec(Map.of(key, "mallory"));

        assertThatExceptionOfType(ProviderException.Invalid.class)
                .isThrownBy(() -> service.create(fixture.admin, Fixture.PROD, null, spec))
                .satisfies(invalid -> assertThat(invalid.fields())
                        .extracting(FieldError::field)
                        .containsExactly("metadata." + key));

        assertThat(fixture.engine.asked()).isEmpty();
        assertThat(fixture.trail.story()).containsExactly("INTENT create", "OUTCOME create FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access.owner", "access.team", "sandboxconsole.io/creator-kind"})
    void nobody_sets_or_removes_reserved_metadata(String key) {
        for (MetadataPatch patch : List.of(
                new MetadataPatch(Map.of(key, "mallory"), Set.of()), new MetadataPatch(Map.of(), Set.of(key)))) {
            assertThatThrownBy(() -> service.perform(fixture.admin, Fixture.BUILD, new Change.EditMetadata(patch)))
                    .isInstanceOf(ProviderException.Invalid.class)
                    .hasMessageContaining("Only the console writes the key “%s”", key);
        }

        assertThat(fixture.engine.asked()).noneMatch(call -> call.startsWith("editMetadata"));
        assertThat(fixture.trail.story())
                .filteredOn(line -> line.endsWith("FAILED"))
                .hasSize(2);
    }

    @Test
    void somebody_creates_for_their_own_team_or_for_none() {
        assertThat(create(fixture.operator, "platform").team()).isEqualTo("platform");
        assertThat(create(fixture.operator, null).team()).isNull();
        assertThat(create(fixture.operator, " ").team()).isNull();
    }

    @Test
    void somebody_may_not_create_for_another_team() {
        assertThatThrownBy(() -> create(fixture.operator, "other"))
                .isInstanceOf(AccessDenied.class)
                .hasMessageContaining("create-sandbox");

        assertThat(fixture.engine.asked()).isEmpty();
        assertThat(fixture.trail.story()).containsExactly("INTENT create", "OUTCOME create DENIED");
    }

    @Test
    void an_admin_creates_for_any_team() {
        assertThat(create(fixture.admin, "Build Team").team()).matches("[0-9a-f]{32}");
    }

    @Test
    void a_viewer_is_not_offered_to_create() {
        assertThat(service.mayCreate(fixture.viewer)).isFalse();
        assertThat(service.mayCreate(fixture.operator)).isTrue();
    }

    @Test
    void a_snapshot_of_an_invisible_sandbox_is_not_found_like_one_that_does_not_exist() {
        String foreign = fixture.engine.createSnapshot(Fixture.BUILD, "").id();

        assertThatThrownBy(() -> createFrom(fixture.stranger, foreign))
                .isInstanceOf(ProviderException.NotFound.class)
                .hasMessage("The engine “prod” does not know the snapshot “%s”.", foreign);
        assertThatThrownBy(() -> createFrom(fixture.stranger, "none"))
                .isInstanceOf(ProviderException.NotFound.class)
                .hasMessage("The engine “prod” does not know the snapshot “none”.");

        assertThat(fixture.engine.asked()).noneMatch(call -> call.startsWith("create "));
        assertThat(fixture.trail.story())
                .filteredOn(line -> line.equals("OUTCOME create FAILED"))
                .hasSize(2);
    }

    @Test
    void a_snapshot_of_a_visible_sandbox_can_be_started() {
        String snapshot = fixture.engine.createSnapshot(Fixture.BUILD, "").id();

        assertThat(createFrom(fixture.operator, snapshot).source()).isEqualTo(new Sandbox.Source.Snapshot(snapshot));
    }

    @Test
    void the_snapshot_of_a_sandbox_that_is_gone_belongs_to_its_recorded_team_and_creator() {
        var source = create(fixture.operator, null);
        String snapshot = fixture.engine.createSnapshot(source.id(), "").id();
        fixture.engine.lose(source.id());

        assertThat(createFrom(fixture.operator, snapshot).creator().name()).isEqualTo("ada by name");
        assertThatThrownBy(() -> createFrom(fixture.stranger, snapshot)).isInstanceOf(ProviderException.NotFound.class);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void the_state_decides_what_an_operator_is_offered(Kind kind) {
        Set<SandboxAction> expected = switch (kind) {
            case RUNNING ->
                Set.of(
                        SandboxAction.RENEW,
                        SandboxAction.PAUSE,
                        SandboxAction.EDIT_METADATA,
                        SandboxAction.SNAPSHOT,
                        SandboxAction.DELETE);
            case PAUSED ->
                Set.of(SandboxAction.RENEW, SandboxAction.RESUME, SandboxAction.EDIT_METADATA, SandboxAction.DELETE);
            case PENDING, PAUSING, RESUMING, OTHER ->
                Set.of(SandboxAction.RENEW, SandboxAction.EDIT_METADATA, SandboxAction.DELETE);
            case STOPPING -> Set.of();
            case STOPPED, TERMINATED, FAILED -> Set.of(SandboxAction.EDIT_METADATA, SandboxAction.DELETE);
        };

        var sandbox = Fixture.sandbox(Fixture.BUILD, kind, "platform", "bob");

        assertThat(service.actionsFor(fixture.operator, sandbox)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void the_role_decides_what_is_offered(Role role) {
        fixture.engine.can(FakeSandboxProvider.VERSATILE);
        var sandbox = Fixture.sandbox(Fixture.BUILD, Kind.RUNNING, "platform", "bob");
        boolean mayChange = switch (role) {
            case VIEWER, AUDITOR -> false;
            case OPERATOR, LEAD, ADMIN, SERVICE -> true;
        };

        var offers = service.offers(Actors.person("pat", role, "platform"), sandbox);

        assertThat(offers).extracting(Offer::action).containsExactly(SandboxAction.values());
        assertThat(offers)
                .filteredOn(offer -> offer.obstacle() instanceof Obstacle.MissingPermission)
                .hasSize(mayChange ? 0 : SandboxAction.values().length);
    }

    @Test
    void the_obstacle_says_what_is_in_the_way() {
        var running = Fixture.sandbox(Fixture.BUILD, Kind.RUNNING, "platform", "bob");

        assertThat(obstacle(fixture.viewer, running, SandboxAction.DELETE))
                .isEqualTo(new Obstacle.MissingPermission(Permission.DELETE_SANDBOX));
        assertThat(obstacle(fixture.operator, running, SandboxAction.RESUME))
                .isEqualTo(new Obstacle.WrongState(running.state()));
        assertThat(obstacle(fixture.operator, neverExpiring(running), SandboxAction.RENEW))
                .isEqualTo(new Obstacle.NeverExpires());
        assertThat(obstacle(fixture.operator, running, SandboxAction.PAUSE)).isNull();
    }

    @Test
    void an_action_the_engine_does_not_know_is_not_offered() {
        fixture.engine.can(
                new Capabilities("Fake", Set.of(SandboxAction.DELETE), false, false, Duration.ofSeconds(60), null));
        var running = Fixture.sandbox(Fixture.BUILD, Kind.RUNNING, "platform", "bob");

        assertThat(service.offers(fixture.admin, running))
                .extracting(Offer::action)
                .containsExactly(SandboxAction.DELETE);
    }

    @Test
    void an_endpoint_comes_without_its_credentials_and_leaves_no_row() {
        var endpoint = service.endpoint(fixture.viewer, Fixture.BUILD, new EndpointRequest(8080, true, null));

        assertThat(endpoint).isEqualTo(new Endpoint("127.0.0.1:8080", Map.of()));
        assertThat(fixture.trail.rows()).isEmpty();
    }

    @Test
    void a_signature_is_a_credential_and_is_only_revealed() {
        List<Object> requests = new ArrayList<>();
        var watched = new Fixture(fixture.trail, provider -> watching(provider, "endpoint", requests));
        var signed = new EndpointRequest(8080, false, Fixture.NOW.plusSeconds(60));

        watched.service.endpoint(watched.viewer, Fixture.BUILD, signed);
        watched.service.revealEndpoint(watched.operator, Fixture.BUILD, signed);

        assertThat(requests).containsExactly(new EndpointRequest(8080, false, null), signed);
    }

    @Test
    void revealing_credentials_gives_them_and_is_recorded_without_them() {
        var endpoint = service.revealEndpoint(fixture.operator, Fixture.BUILD, new EndpointRequest(8080, true, null));

        assertThat(endpoint.headers()).containsEntry("X-Fake-Access", "fake-endpoint-secret");
        assertThat(endpoint.toString()).doesNotContain("fake-endpoint-secret");
        assertThat(fixture.trail.story())
                .containsExactly("INTENT reveal-endpoint", "OUTCOME reveal-endpoint SUCCEEDED");
        assertThat(fixture.trail.rows().toString()).doesNotContain("fake-endpoint-secret");
    }

    @Test
    void every_read_of_what_is_out_of_scope_is_not_found_and_recorded() {
        var port = new EndpointRequest(8080, true, null);
        List<Runnable> reads = List.of(
                () -> service.read(fixture.stranger, Fixture.BUILD),
                () -> service.endpoint(fixture.stranger, Fixture.BUILD, port),
                () -> service.diagnostics(fixture.stranger, Fixture.BUILD, Diagnostics.Kind.LOGS),
                () -> service.snapshots(fixture.stranger, Fixture.BUILD));

        for (Runnable read : reads) {
            assertThatThrownBy(read::run).isInstanceOf(SandboxNotFound.class);
        }

        assertThat(fixture.engine.asked()).allMatch(call -> call.startsWith("find "));
        assertThat(fixture.trail.story())
                .filteredOn(line -> line.endsWith("DENIED"))
                .hasSize(reads.size());
    }

    @Test
    void a_granted_read_leaves_no_row_and_tells_the_read_models() {
        var sandbox = service.read(fixture.viewer, Fixture.BUILD);

        assertThat(fixture.trail.rows()).isEmpty();
        assertThat(fixture.events).containsExactly(new SandboxEvent.Changed(sandbox));
    }

    @Test
    void reading_the_details_takes_at_most_four_statements() {
        int before = fixture.trail.database().connections();

        service.read(fixture.viewer, Fixture.BUILD);
        service.snapshots(fixture.viewer, Fixture.BUILD);

        assertThat(fixture.trail.database().connections() - before).isLessThanOrEqualTo(4);
    }

    @Test
    void reads_work_while_the_database_is_stopped() {
        fixture.trail.database().stop();

        assertThat(service.read(fixture.viewer, Fixture.BUILD).id()).isEqualTo(Fixture.BUILD);
        assertThat(service.diagnostics(fixture.viewer, Fixture.BUILD, Diagnostics.Kind.LOGS)
                        .text())
                .isNotEmpty();
    }

    @Test
    void what_a_failed_creation_leaves_behind_is_recorded_and_told() {
        var broken = Fixture.sandbox(new SandboxId(Fixture.PROD, "broken"), Kind.FAILED, "platform", null);
        fixture.engine.with(broken);
        fixture.engine.failOn(
                "create", new ProviderException.Conflict(broken.id(), Phrase.quoted("it broke."), Answer.NONE));

        assertThatThrownBy(() -> service.create(fixture.operator, Fixture.PROD, "platform", Fixture.spec(Map.of())))
                .isInstanceOf(ProviderException.Conflict.class);

        assertThat(fixture.attribution.attribute(broken).creator().name()).isEqualTo("ada by name");
        assertThat(fixture.events)
                .last()
                .isInstanceOfSatisfying(
                        SandboxEvent.Changed.class,
                        event -> assertThat(event.sandbox().id()).isEqualTo(broken.id()));
    }

    @Test
    void the_trail_names_the_fork_and_not_only_what_it_was_made_of() {
        fixture.engine.can(FakeSandboxProvider.VERSATILE);

        service.perform(fixture.operator, Fixture.BUILD, new Change.Fork("copy"));

        var outcome = fixture.trail.rows().getLast();
        assertThat(outcome.action()).isEqualTo("fork");
        assertThat(outcome.what()).isNotNull();
        assertThat(outcome.what().id()).isNotEqualTo(Fixture.BUILD.value());
    }

    @Test
    void a_snapshot_of_another_sandbox_is_left_alone() {
        var other = new SandboxId(Fixture.PROD, "sb-2");
        fixture.engine.with(Fixture.sandbox(other, Kind.RUNNING, "other", "sam"));
        String foreign = fixture.engine.createSnapshot(other, "").id();

        service.deleteSnapshot(fixture.operator, Fixture.BUILD, foreign);

        assertThat(fixture.engine.findSnapshot(foreign)).isPresent();
        assertThat(fixture.trail.story())
                .containsExactly("INTENT delete-snapshot", "OUTCOME delete-snapshot SUCCEEDED");
    }

    @Test
    void deleting_no_snapshot_of_a_hidden_sandbox_tells_nothing() {
        assertThatThrownBy(() -> service.deleteSnapshot(fixture.stranger, Fixture.BUILD, "none"))
                .isInstanceOf(SandboxNotFound.class);
        assertThatThrownBy(() -> service.deleteSnapshot(fixture.viewer, Fixture.BUILD, "none"))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void a_change_that_was_made_stays_made_when_the_engine_cannot_be_read_afterwards() {
        var calls = new AtomicInteger();
        fixture.engine.beforeEachCall(() -> {
            if (calls.incrementAndGet() > 2) {
                throw new ProviderException.Unavailable(Fixture.PROD, Phrase.quoted("it is down."), Answer.NONE, null);
            }
        });

        assertThat(service.perform(fixture.operator, Fixture.BUILD, new Change.Simple(SandboxAction.PAUSE)))
                .isEmpty();

        assertThat(fixture.trail.story()).containsExactly("INTENT pause", "OUTCOME pause SUCCEEDED");
        assertThat(fixture.events.getLast()).isEqualTo(new SandboxEvent.Unsettled(Fixture.BUILD));
    }

    @Test
    void a_change_that_was_made_stays_made_when_the_engine_s_next_answer_makes_no_sense() {
        var calls = new AtomicInteger();
        fixture.engine.beforeEachCall(() -> {
            if (calls.incrementAndGet() > 2) {
                throw new IllegalStateException("nonsense");
            }
        });

        assertThat(service.perform(fixture.operator, Fixture.BUILD, new Change.Simple(SandboxAction.PAUSE)))
                .isEmpty();
        assertThat(fixture.events.getLast()).isEqualTo(new SandboxEvent.Unsettled(Fixture.BUILD));
    }

    @Test
    void a_new_sandbox_is_attributed_to_its_creator_by_name() {
        var created = create(fixture.operator, "platform");

        assertThat(created.creator()).isEqualTo(new Creator.User("ada", "ada by name", Evidence.RECORDED));
        assertThat(fixture.events).containsExactly(new SandboxEvent.Changed(created));
        assertThat(fixture.trail.rows().getLast().what())
                .satisfies(what -> assertThat(Objects.requireNonNull(what).id())
                        .isEqualTo(created.id().value()));
    }

    @Test
    void a_database_that_stops_during_a_create_does_not_lose_the_sandbox() {
        fixture.engine.beforeEachCall(() -> fixture.trail.database().stop());

        var created = create(fixture.operator, "platform");

        assertThat(created.creator()).isEqualTo(new Creator.User("ada", "ada", Evidence.DECLARED));
        assertThat(fixture.events).containsExactly(new SandboxEvent.Changed(created));
    }

    private Sandbox create(Actor actor, @Nullable String team) {
        return service.create(actor, Fixture.PROD, team, Fixture.spec(Map.of(Sandbox.NAME_KEY, "new")));
    }

    private Sandbox createFrom(Actor actor, String snapshot) {
        return service.create(actor, Fixture.PROD, null, Fixture.spec(new Origin.Snapshot(snapshot), Map.of()));
    }

    private Map<String, String> injected() {
        return fixture.engine.lastSpec().orElseThrow().metadata();
    }

    private @Nullable Obstacle obstacle(Actor actor, Sandbox sandbox, SandboxAction action) {
        return service.offers(actor, sandbox).stream()
                .filter(offer -> offer.action() == action)
                .findFirst()
                .orElseThrow()
                .obstacle();
    }

    private static Sandbox neverExpiring(Sandbox sandbox) {
        return new Sandbox(
                sandbox.id(),
                sandbox.status(),
                sandbox.creator(),
                sandbox.owner(),
                sandbox.team(),
                sandbox.source(),
                sandbox.createdAt(),
                null,
                sandbox.entrypoint(),
                sandbox.platform(),
                sandbox.metadata());
    }

    /// The provider, noting the last argument of each call of `method`.
    private static SandboxProvider watching(SandboxProvider provider, String method, List<Object> arguments) {
        return (SandboxProvider) Proxy.newProxyInstance(
                SandboxProvider.class.getClassLoader(), new Class<?>[] {SandboxProvider.class}, (_, called, given) -> {
                    if (called.getName().equals(method)) {
                        arguments.add(Arrays.asList(given).getLast());
                    }
                    try {
                        return called.invoke(provider, given);
                    } catch (InvocationTargetException failure) {
                        throw failure.getTargetException();
                    }
                });
    }
}
