package io.sandboxconsole.sandbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ActionOption;
import io.sandboxconsole.sandbox.ActionOption.Obstacle;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.provider.FakeSandboxProvider;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.FieldError;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
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

    private final LifecycleFixture lifecycleFixture = new LifecycleFixture();

    private final SandboxService service = lifecycleFixture.service;

    @Test
    void a_new_sandbox_carries_its_owner_its_team_its_kind_of_creator_and_its_request() {
        create(lifecycleFixture.operator, "platform");

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
        create(lifecycleFixture.operator, "platform");
        String first = injected().get(ReservedMetadata.REQUEST);
        create(lifecycleFixture.operator, "platform");

        assertThat(injected().get(ReservedMetadata.REQUEST)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access.owner", "access.team", "sandboxconsole.io/request", "sandboxconsole.io/anything"})
    void nobody_writes_reserved_metadata_into_a_new_sandbox(String key) {
        var spec = LifecycleFixture.spec(Map.of(key, "mallory"));

        assertThatExceptionOfType(ProviderException.Invalid.class)
                .isThrownBy(() -> service.create(lifecycleFixture.admin, LifecycleFixture.PROD, null, spec))
                .satisfies(invalid -> assertThat(invalid.fields())
                        .extracting(FieldError::field)
                        .containsExactly("metadata." + key));

        assertThat(lifecycleFixture.engine.asked()).isEmpty();
        assertThat(lifecycleFixture.trail.story()).containsExactly("INTENT create", "OUTCOME create FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access.owner", "access.team", "sandboxconsole.io/creator-kind"})
    void nobody_sets_or_removes_reserved_metadata(String key) {
        for (MetadataPatch patch : List.of(
                new MetadataPatch(Map.of(key, "mallory"), Set.of()), new MetadataPatch(Map.of(), Set.of(key)))) {
            assertThatThrownBy(() -> service.perform(
                            lifecycleFixture.admin, LifecycleFixture.BUILD, new SandboxCommand.EditMetadata(patch)))
                    .isInstanceOf(ProviderException.Invalid.class)
                    .hasMessageContaining("The key “%s” is reserved for the console", key);
        }

        assertThat(lifecycleFixture.engine.asked()).noneMatch(call -> call.startsWith("editMetadata"));
        assertThat(lifecycleFixture.trail.story())
                .filteredOn(line -> line.endsWith("FAILED"))
                .hasSize(2);
    }

    @Test
    void somebody_creates_for_their_own_team_or_for_none() {
        assertThat(create(lifecycleFixture.operator, "platform").team()).isEqualTo("platform");
        assertThat(create(lifecycleFixture.operator, null).team()).isNull();
        assertThat(create(lifecycleFixture.operator, " ").team()).isNull();
    }

    @Test
    void somebody_may_not_create_for_another_team() {
        assertThatThrownBy(() -> create(lifecycleFixture.operator, "other"))
                .isInstanceOf(AccessDenied.class)
                .hasMessageContaining("that needs the role Operator, Lead or Admin in its team.");

        assertThat(lifecycleFixture.engine.asked()).isEmpty();
        assertThat(lifecycleFixture.trail.story()).containsExactly("INTENT create", "OUTCOME create DENIED");
    }

    @Test
    void an_admin_creates_for_any_team() {
        assertThat(create(lifecycleFixture.admin, "Build Team").team()).matches("[0-9a-f]{32}");
    }

    @Test
    void a_viewer_is_not_offered_to_create() {
        assertThat(service.mayCreate(lifecycleFixture.viewer)).isFalse();
        assertThat(service.mayCreate(lifecycleFixture.operator)).isTrue();
    }

    @Test
    void a_snapshot_of_an_invisible_sandbox_is_not_found_like_one_that_does_not_exist() {
        String foreign = lifecycleFixture
                .engine
                .createSnapshot(LifecycleFixture.BUILD, "")
                .id();

        assertThatThrownBy(() -> createFrom(lifecycleFixture.stranger, foreign))
                .isInstanceOf(ProviderException.NotFound.class)
                .hasMessage("The engine “prod” does not know the snapshot “%s”.", foreign);
        assertThatThrownBy(() -> createFrom(lifecycleFixture.stranger, "none"))
                .isInstanceOf(ProviderException.NotFound.class)
                .hasMessage("The engine “prod” does not know the snapshot “none”.");

        assertThat(lifecycleFixture.engine.asked()).noneMatch(call -> call.startsWith("create "));
        assertThat(lifecycleFixture.trail.story())
                .filteredOn(line -> line.equals("OUTCOME create FAILED"))
                .hasSize(2);
    }

    @Test
    void a_snapshot_of_a_visible_sandbox_can_be_started() {
        String snapshot = lifecycleFixture
                .engine
                .createSnapshot(LifecycleFixture.BUILD, "")
                .id();

        assertThat(createFrom(lifecycleFixture.operator, snapshot).source())
                .isEqualTo(new Sandbox.Source.Snapshot(snapshot));
    }

    @Test
    void a_snapshot_that_we_took_can_be_started_by_those_who_see_its_sandbox_where_the_engine_tells_no_source() {
        lifecycleFixture.engine.tellNoSnapshotSources();
        service.perform(lifecycleFixture.operator, LifecycleFixture.BUILD, new SandboxCommand.TakeSnapshot("before"));
        var taken = service.snapshots(lifecycleFixture.operator, LifecycleFixture.BUILD);
        String unrecorded = lifecycleFixture
                .engine
                .createSnapshot(LifecycleFixture.BUILD, "")
                .id();

        assertThat(taken).extracting(Snapshot::name).containsExactly("before");
        String id = taken.getFirst().id();
        assertThat(createFrom(lifecycleFixture.operator, id).source()).isEqualTo(new Sandbox.Source.Snapshot(id));
        assertThatThrownBy(() -> createFrom(lifecycleFixture.stranger, id))
                .isInstanceOf(ProviderException.NotFound.class);
        assertThatThrownBy(() -> createFrom(lifecycleFixture.operator, unrecorded))
                .isInstanceOf(ProviderException.NotFound.class);
    }

    @Test
    void the_snapshot_of_a_sandbox_that_is_gone_belongs_to_its_recorded_team_and_creator() {
        var source = create(lifecycleFixture.operator, null);
        String snapshot =
                lifecycleFixture.engine.createSnapshot(source.id(), "").id();
        lifecycleFixture.engine.lose(source.id());

        assertThat(createFrom(lifecycleFixture.operator, snapshot).creator().name())
                .isEqualTo("ada by name");
        assertThatThrownBy(() -> createFrom(lifecycleFixture.stranger, snapshot))
                .isInstanceOf(ProviderException.NotFound.class);
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

        var sandbox = LifecycleFixture.sandbox(LifecycleFixture.BUILD, kind, "platform", "bob");

        assertThat(service.actionsFor(lifecycleFixture.operator, sandbox)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void the_role_decides_what_is_offered(Role role) {
        lifecycleFixture.engine.can(FakeSandboxProvider.VERSATILE);
        var sandbox = LifecycleFixture.sandbox(LifecycleFixture.BUILD, Kind.RUNNING, "platform", "bob");
        boolean mayChange = switch (role) {
            case VIEWER, AUDITOR -> false;
            case OPERATOR, LEAD, ADMIN, SERVICE -> true;
        };

        var options = service.options(Actors.person("pat", role, "platform"), sandbox);

        assertThat(options).extracting(ActionOption::action).containsExactly(SandboxAction.values());
        assertThat(options)
                .filteredOn(option -> option.obstacle() instanceof Obstacle.MissingPermission)
                .hasSize(mayChange ? 0 : SandboxAction.values().length);
    }

    @Test
    void the_obstacle_says_what_is_in_the_way() {
        var running = LifecycleFixture.sandbox(LifecycleFixture.BUILD, Kind.RUNNING, "platform", "bob");

        assertThat(obstacle(lifecycleFixture.viewer, running, SandboxAction.DELETE))
                .isEqualTo(new Obstacle.MissingPermission(Permission.DELETE_SANDBOX));
        assertThat(obstacle(lifecycleFixture.operator, running, SandboxAction.RESUME))
                .isEqualTo(new Obstacle.WrongState(running.state()));
        assertThat(obstacle(lifecycleFixture.operator, neverExpiring(running), SandboxAction.RENEW))
                .isEqualTo(new Obstacle.NeverExpires());
        assertThat(obstacle(lifecycleFixture.operator, running, SandboxAction.PAUSE))
                .isNull();
    }

    @Test
    void an_action_the_engine_does_not_know_is_not_offered() {
        lifecycleFixture.engine.can(
                new Capabilities("Fake", Set.of(SandboxAction.DELETE), false, false, Duration.ofSeconds(60), null));
        var running = LifecycleFixture.sandbox(LifecycleFixture.BUILD, Kind.RUNNING, "platform", "bob");

        assertThat(service.options(lifecycleFixture.admin, running))
                .extracting(ActionOption::action)
                .containsExactly(SandboxAction.DELETE);
    }

    @Test
    void an_endpoint_comes_without_its_credentials_and_leaves_no_row() {
        var endpoint = service.endpoint(
                lifecycleFixture.viewer, LifecycleFixture.BUILD, new EndpointRequest(8080, true, null));

        assertThat(endpoint).isEqualTo(new Endpoint("127.0.0.1:8080", Map.of(), true));
        assertThat(lifecycleFixture.trail.rows()).isEmpty();
    }

    @Test
    void a_signature_is_a_credential_and_is_only_revealed() {
        List<Object> requests = new ArrayList<>();
        var watched =
                new LifecycleFixture(lifecycleFixture.trail, provider -> watching(provider, "endpoint", requests));
        var signed = new EndpointRequest(8080, false, LifecycleFixture.NOW.plusSeconds(60));

        watched.service.endpoint(watched.viewer, LifecycleFixture.BUILD, signed);
        watched.service.revealEndpoint(watched.operator, LifecycleFixture.BUILD, signed);

        assertThat(requests).containsExactly(new EndpointRequest(8080, false, null), signed);
    }

    @Test
    void revealing_credentials_gives_them_and_is_recorded_without_them() {
        var endpoint = service.revealEndpoint(
                lifecycleFixture.operator, LifecycleFixture.BUILD, new EndpointRequest(8080, true, null));

        assertThat(endpoint.headers()).containsEntry("X-Fake-Access", "fake-endpoint-secret");
        assertThat(endpoint.toString()).doesNotContain("fake-endpoint-secret");
        assertThat(lifecycleFixture.trail.story())
                .containsExactly("INTENT reveal-endpoint", "OUTCOME reveal-endpoint SUCCEEDED");
        assertThat(lifecycleFixture.trail.rows().toString()).doesNotContain("fake-endpoint-secret");
    }

    @Test
    void every_read_of_what_is_out_of_scope_is_not_found_and_recorded() {
        var port = new EndpointRequest(8080, true, null);
        List<Runnable> reads = List.of(
                () -> service.read(lifecycleFixture.stranger, LifecycleFixture.BUILD),
                () -> service.endpoint(lifecycleFixture.stranger, LifecycleFixture.BUILD, port),
                () -> service.diagnostics(lifecycleFixture.stranger, LifecycleFixture.BUILD, Diagnostics.Kind.LOGS),
                () -> service.snapshots(lifecycleFixture.stranger, LifecycleFixture.BUILD));

        for (Runnable read : reads) {
            assertThatThrownBy(read::run).isInstanceOf(SandboxNotFound.class);
        }

        assertThat(lifecycleFixture.engine.asked()).allMatch(call -> call.startsWith("find "));
        assertThat(lifecycleFixture.trail.story())
                .filteredOn(line -> line.endsWith("DENIED"))
                .hasSize(reads.size());
    }

    @Test
    void a_granted_read_leaves_no_row_and_tells_the_read_models() {
        var sandbox = service.read(lifecycleFixture.viewer, LifecycleFixture.BUILD);

        assertThat(lifecycleFixture.trail.rows()).isEmpty();
        assertThat(lifecycleFixture.events).containsExactly(new SandboxEvent.Changed(sandbox));
    }

    @Test
    void reading_the_details_takes_at_most_four_statements() {
        int before = lifecycleFixture.trail.database().connections();

        service.read(lifecycleFixture.viewer, LifecycleFixture.BUILD);
        service.snapshots(lifecycleFixture.viewer, LifecycleFixture.BUILD);

        assertThat(lifecycleFixture.trail.database().connections() - before).isBetween(1, 4);
    }

    @Test
    void reads_work_while_the_database_is_stopped() {
        lifecycleFixture.trail.database().stop();

        assertThat(service.read(lifecycleFixture.viewer, LifecycleFixture.BUILD).id())
                .isEqualTo(LifecycleFixture.BUILD);
        assertThat(service.diagnostics(lifecycleFixture.viewer, LifecycleFixture.BUILD, Diagnostics.Kind.LOGS)
                        .text())
                .isNotEmpty();
    }

    @Test
    void what_a_failed_creation_leaves_behind_is_recorded_and_told() {
        var broken =
                LifecycleFixture.sandbox(new SandboxId(LifecycleFixture.PROD, "broken"), Kind.FAILED, "platform", null);
        lifecycleFixture.engine.with(broken);
        lifecycleFixture.engine.failOn(
                "create", new ProviderException.Conflict(broken.id(), Message.quoted("it broke."), Answer.NONE));

        assertThatThrownBy(() -> service.create(
                        lifecycleFixture.operator, LifecycleFixture.PROD, "platform", LifecycleFixture.spec(Map.of())))
                .isInstanceOf(ProviderException.Conflict.class);

        assertThat(lifecycleFixture.attribution.attribute(broken).creator().name())
                .isEqualTo("ada by name");
        assertThat(lifecycleFixture.events)
                .last()
                .isInstanceOfSatisfying(
                        SandboxEvent.Changed.class,
                        event -> assertThat(event.sandbox().id()).isEqualTo(broken.id()));
    }

    @Test
    void the_trail_names_the_fork_and_not_only_what_it_was_made_of() {
        lifecycleFixture.engine.can(FakeSandboxProvider.VERSATILE);

        service.perform(lifecycleFixture.operator, LifecycleFixture.BUILD, new SandboxCommand.Fork("copy"));

        var outcome = lifecycleFixture.trail.rows().getLast();
        assertThat(outcome.action()).isEqualTo("fork");
        assertThat(outcome.what()).isNotNull();
        assertThat(outcome.what().id()).isNotEqualTo(LifecycleFixture.BUILD.value());
    }

    @Test
    void a_snapshot_of_another_sandbox_is_left_alone() {
        var other = new SandboxId(LifecycleFixture.PROD, "sb-2");
        lifecycleFixture.engine.with(LifecycleFixture.sandbox(other, Kind.RUNNING, "other", "sam"));
        String foreign = lifecycleFixture.engine.createSnapshot(other, "").id();

        service.deleteSnapshot(lifecycleFixture.operator, LifecycleFixture.BUILD, foreign);

        assertThat(lifecycleFixture.engine.findSnapshot(foreign)).isPresent();
        assertThat(lifecycleFixture.trail.story())
                .containsExactly("INTENT delete-snapshot", "OUTCOME delete-snapshot SUCCEEDED");
    }

    @Test
    void deleting_no_snapshot_of_a_hidden_sandbox_tells_nothing() {
        assertThatThrownBy(() -> service.deleteSnapshot(lifecycleFixture.stranger, LifecycleFixture.BUILD, "none"))
                .isInstanceOf(SandboxNotFound.class);
        assertThatThrownBy(() -> service.deleteSnapshot(lifecycleFixture.viewer, LifecycleFixture.BUILD, "none"))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void a_change_that_was_made_stays_made_when_the_engine_cannot_be_read_afterwards() {
        var calls = new AtomicInteger();
        lifecycleFixture.engine.beforeEachCall(() -> {
            if (calls.incrementAndGet() > 2) {
                throw new ProviderException.Unavailable(
                        LifecycleFixture.PROD, Message.quoted("it is down."), Answer.NONE, null);
            }
        });

        assertThat(service.perform(
                        lifecycleFixture.operator,
                        LifecycleFixture.BUILD,
                        new SandboxCommand.Simple(SandboxAction.PAUSE)))
                .isEmpty();

        assertThat(lifecycleFixture.trail.story()).containsExactly("INTENT pause", "OUTCOME pause SUCCEEDED");
        assertThat(lifecycleFixture.events.getLast()).isEqualTo(new SandboxEvent.Unsettled(LifecycleFixture.BUILD));
    }

    @Test
    void a_transition_that_a_change_began_is_to_be_followed() {
        afterTheChange(Kind.PAUSING);

        service.perform(
                lifecycleFixture.operator, LifecycleFixture.BUILD, new SandboxCommand.Simple(SandboxAction.PAUSE));

        assertThat(lifecycleFixture.events.getLast())
                .isEqualTo(new SandboxEvent.Unsettled(LifecycleFixture.BUILD, false));
    }

    @Test
    void a_change_that_the_engine_has_not_begun_is_to_be_followed() {
        afterTheChange(Kind.RUNNING);

        service.perform(
                lifecycleFixture.operator, LifecycleFixture.BUILD, new SandboxCommand.Simple(SandboxAction.PAUSE));

        assertThat(lifecycleFixture.events.getLast())
                .isEqualTo(new SandboxEvent.Unsettled(LifecycleFixture.BUILD, true));
    }

    @Test
    void a_change_that_the_engine_has_not_begun_stays_pending() {
        afterTheChange(Kind.RUNNING);

        service.perform(
                lifecycleFixture.operator, LifecycleFixture.BUILD, new SandboxCommand.Simple(SandboxAction.PAUSE));

        var sandbox = LifecycleFixture.sandbox(LifecycleFixture.BUILD, Kind.RUNNING, "platform", "bob");
        assertThat(service.pending(sandbox))
                .hasValueSatisfying(pending -> assertThat(pending.action()).isEqualTo(SandboxAction.PAUSE));
    }

    @Test
    void a_change_that_is_complete_is_not_pending() {
        service.perform(
                lifecycleFixture.operator, LifecycleFixture.BUILD, new SandboxCommand.Simple(SandboxAction.PAUSE));

        assertThat(service.pending(LifecycleFixture.sandbox(LifecycleFixture.BUILD, Kind.PAUSED, "platform", "bob")))
                .isEmpty();
    }

    @Test
    void a_sandbox_that_a_snapshot_pauses_for_a_moment_is_to_be_followed() {
        afterTheChange(Kind.PAUSED);

        service.perform(lifecycleFixture.operator, LifecycleFixture.BUILD, new SandboxCommand.TakeSnapshot("before"));

        assertThat(lifecycleFixture.events.getLast())
                .isEqualTo(new SandboxEvent.Unsettled(LifecycleFixture.BUILD, true));
    }

    @Test
    void a_change_that_is_complete_is_not_followed() {
        service.perform(
                lifecycleFixture.operator, LifecycleFixture.BUILD, new SandboxCommand.Simple(SandboxAction.PAUSE));

        assertThat(lifecycleFixture.events).noneMatch(SandboxEvent.Unsettled.class::isInstance);
    }

    /// Makes the engine report this state from the first read after a change on.
    private void afterTheChange(Kind kind) {
        var calls = new AtomicInteger();
        lifecycleFixture.engine.beforeEachCall(() -> {
            if (calls.incrementAndGet() > 2) {
                lifecycleFixture.engine.with(LifecycleFixture.sandbox(LifecycleFixture.BUILD, kind, "platform", "bob"));
            }
        });
    }

    @Test
    void a_change_that_was_made_stays_made_when_the_engine_s_next_answer_makes_no_sense() {
        var calls = new AtomicInteger();
        lifecycleFixture.engine.beforeEachCall(() -> {
            if (calls.incrementAndGet() > 2) {
                throw new IllegalStateException("nonsense");
            }
        });

        assertThat(service.perform(
                        lifecycleFixture.operator,
                        LifecycleFixture.BUILD,
                        new SandboxCommand.Simple(SandboxAction.PAUSE)))
                .isEmpty();
        assertThat(lifecycleFixture.events.getLast()).isEqualTo(new SandboxEvent.Unsettled(LifecycleFixture.BUILD));
    }

    @Test
    void a_new_sandbox_is_attributed_to_its_creator_by_name() {
        var created = create(lifecycleFixture.operator, "platform");

        assertThat(created.creator()).isEqualTo(new Creator.User("ada", "ada by name", Evidence.RECORDED));
        assertThat(lifecycleFixture.events).containsExactly(new SandboxEvent.Changed(created));
        assertThat(lifecycleFixture.trail.rows().getLast().what())
                .satisfies(what -> assertThat(Objects.requireNonNull(what).id())
                        .isEqualTo(created.id().value()));
    }

    @Test
    void a_database_that_stops_during_a_create_does_not_lose_the_sandbox() {
        lifecycleFixture.engine.beforeEachCall(
                () -> lifecycleFixture.trail.database().stop());

        var created = create(lifecycleFixture.operator, "platform");

        assertThat(created.creator()).isEqualTo(new Creator.User("ada", "ada", Evidence.DECLARED));
        assertThat(lifecycleFixture.events).containsExactly(new SandboxEvent.Changed(created));
    }

    private Sandbox create(Actor actor, @Nullable String team) {
        return service.create(
                actor, LifecycleFixture.PROD, team, LifecycleFixture.spec(Map.of(Sandbox.NAME_KEY, "new")));
    }

    private Sandbox createFrom(Actor actor, String snapshot) {
        return service.create(
                actor, LifecycleFixture.PROD, null, LifecycleFixture.spec(new Origin.Snapshot(snapshot), Map.of()));
    }

    private Map<String, String> injected() {
        return lifecycleFixture.engine.lastSpec().orElseThrow().metadata();
    }

    private @Nullable Obstacle obstacle(Actor actor, Sandbox sandbox, SandboxAction action) {
        return service.options(actor, sandbox).stream()
                .filter(option -> option.action() == action)
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
