package io.sandboxconsole.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.ReservedMetadata;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxSpec;
import io.sandboxconsole.sandbox.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.SandboxSpec.Volume;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every [SandboxProvider] promises. An adapter's test implements it against its engine.
public interface SandboxProviderContract {

    /// The provider under test, whose engine holds no sandbox when a test begins.
    SandboxProvider provider();

    /// A provider for the same engine with a key that it does not accept.
    SandboxProvider providerWithAnotherKey();

    /// A provider for an engine that is not there.
    SandboxProvider providerOfNothing();

    /// The engine's time.
    Instant now();

    /// A spec that every engine accepts.
    default SandboxSpec spec(@Nullable Duration timeout, Map<String, String> metadata) {
        return new SandboxSpec(
                new Origin.Image("python:3.12", null),
                List.of("sleep", "infinity"),
                timeout,
                Map.of("cpu", "500m", "memory", "512Mi"),
                Map.of("MODE", "test"),
                metadata,
                null,
                null);
    }

    private Sandbox created() {
        return created(Duration.ofMinutes(10));
    }

    private Sandbox created(@Nullable Duration timeout) {
        Sandbox sandbox =
                provider().create(spec(timeout, Map.of("team-color", "blue", ReservedMetadata.REQUEST, request())));
        awaitState(sandbox.id(), Kind.RUNNING);
        return sandbox;
    }

    private static String request() {
        return UUID.randomUUID().toString();
    }

    private void awaitState(SandboxId id, Kind kind) {
        await().untilAsserted(() -> assertThat(found(id).state().kind()).isEqualTo(kind));
    }

    private Sandbox found(SandboxId id) {
        return provider().find(id).orElseThrow();
    }

    private SandboxId unknown() {
        return new SandboxId(provider().connection(), "nobody-knows-this");
    }

    private Instant inMinutes(int minutes) {
        return now().plus(minutes, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    default void the_check_of_a_healthy_engine_measures_the_round_trip() {
        assertThat(provider().check().roundTrip()).isPositive();
    }

    @Test
    default void an_engine_without_sandboxes_lists_none() {
        assertThat(provider().list()).isEmpty();
    }

    @Test
    default void a_created_sandbox_is_listed_once_and_found_with_what_was_asked_for() {
        Sandbox sandbox = created();

        assertThat(provider().list()).extracting(Sandbox::id).containsExactly(sandbox.id());
        Sandbox found = found(sandbox.id());
        assertThat(found.id().connection()).isEqualTo(provider().connection());
        assertThat(found.source()).isEqualTo(new Sandbox.Source.Image("python:3.12"));
        assertThat(found.metadata()).containsEntry("team-color", "blue");
        assertThat(found.entrypoint()).containsSubsequence("sleep", "infinity");
        assertThat(found.createdAt()).isCloseTo(now(), within(1, ChronoUnit.MINUTES));
        assertThat(found.expiresAt()).isCloseTo(inMinutes(10), within(1, ChronoUnit.MINUTES));
    }

    @Test
    default void the_answer_to_a_create_request_is_complete() {
        Sandbox sandbox = provider().create(spec(Duration.ofMinutes(10), Map.of("team-color", "blue")));

        assertThat(sandbox.source()).isEqualTo(new Sandbox.Source.Image("python:3.12"));
        assertThat(sandbox.metadata()).containsEntry("team-color", "blue");
        assertThat(sandbox.expiresAt()).isNotNull();
    }

    @Test
    default void a_sandbox_without_timeout_never_expires() {
        assertThat(found(created(null).id()).expiresAt()).isNull();
    }

    @Test
    default void the_owner_and_the_team_come_from_the_reserved_metadata() {
        Map<String, String> metadata = Map.of(
                ReservedMetadata.OWNER, "ci", ReservedMetadata.TEAM, "infra", ReservedMetadata.CREATOR_KIND, "key");

        Sandbox found = found(provider().create(spec(null, metadata)).id());

        assertThat(found.owner()).isEqualTo("ci");
        assertThat(found.team()).isEqualTo("infra");
        assertThat(found.creator()).isInstanceOf(Creator.ApiKey.class);
        assertThat(found.creator().evidence()).isEqualTo(Creator.Evidence.DECLARED);
    }

    @Test
    default void a_sandbox_that_names_nobody_has_an_unknown_creator() {
        assertThat(found(created().id()).creator()).isEqualTo(Creator.Unknown.CREATOR);
    }

    @Test
    default void a_spec_the_engine_would_misunderstand_is_refused_with_the_field_at_fault() {
        SandboxSpec wrong = spec(Duration.ofSeconds(5), Map.of("owner", "jane@example.com"));

        assertThatExceptionOfType(ProviderException.Invalid.class)
                .isThrownBy(() -> provider().create(wrong))
                .satisfies(refusal -> assertThat(refusal.fields())
                        .extracting(ProviderException.FieldError::field)
                        .containsExactly("timeout", "metadata.owner"));
        assertThat(provider().list()).isEmpty();
    }

    @Test
    default void a_claimed_volume_is_taken_and_a_wrong_one_is_refused_with_its_part_at_fault() {
        SandboxSpec plain = spec(null, Map.of());

        assertThat(provider().create(with(plain, new Volume("data", new Volume.Claim("cache"), "/data", true, "a/b"))))
                .isNotNull();
        assertThatExceptionOfType(ProviderException.Invalid.class)
                .isThrownBy(() -> provider()
                        .create(with(plain, new Volume("Data", new Volume.HostPath("srv"), "data", false, "../up"))))
                .satisfies(refusal -> assertThat(refusal.fields())
                        .extracting(ProviderException.FieldError::field)
                        .containsExactly(
                                "volumes.0.name", "volumes.0.source", "volumes.0.mountPath", "volumes.0.subPath"));
    }

    private static SandboxSpec with(SandboxSpec spec, Volume volume) {
        return new SandboxSpec(
                spec.origin(),
                spec.entrypoint(),
                spec.timeout(),
                spec.resources(),
                spec.env(),
                spec.metadata(),
                spec.platform(),
                spec.network(),
                List.of(volume));
    }

    @Test
    default void an_unknown_sandbox_is_not_found() {
        assertThat(provider().find(unknown())).isEmpty();
        assertThat(provider().find(new SandboxId(provider().connection(), "..")))
                .isEmpty();
    }

    @Test
    default void changes_and_questions_about_an_unknown_sandbox_are_refused_as_not_found() {
        SandboxProvider provider = provider();
        List<Runnable> calls = List.of(
                () -> provider.pause(unknown()),
                () -> provider.resume(unknown()),
                () -> provider.renew(unknown(), inMinutes(5)),
                () -> provider.editMetadata(unknown(), new MetadataPatch(Map.of("a", "b"), Set.of())),
                () -> provider.endpoint(unknown(), new EndpointRequest(80, false, null)),
                () -> provider.diagnostics(unknown(), Diagnostics.Kind.LOGS),
                () -> provider.createSnapshot(unknown(), ""));

        assertThat(calls)
                .allSatisfy(call -> assertThatExceptionOfType(ProviderException.NotFound.class)
                        .isThrownBy(call::run)
                        .withMessageContaining("nobody-knows-this"));
    }

    @Test
    default void a_deleted_sandbox_is_gone_and_deleting_it_again_is_no_error() {
        Sandbox sandbox = created();

        provider().delete(sandbox.id());
        provider().delete(sandbox.id());

        await().untilAsserted(() -> assertThat(provider().find(sandbox.id())).isEmpty());
        assertThat(provider().list()).isEmpty();
    }

    @Test
    default void pausing_twice_is_no_error() {
        Sandbox sandbox = created();

        provider().pause(sandbox.id());
        awaitState(sandbox.id(), Kind.PAUSED);
        provider().pause(sandbox.id());

        assertThat(found(sandbox.id()).state().kind()).isEqualTo(Kind.PAUSED);
    }

    @Test
    default void a_paused_sandbox_resumes_and_resuming_it_again_is_no_error() {
        Sandbox sandbox = created();
        provider().pause(sandbox.id());
        awaitState(sandbox.id(), Kind.PAUSED);

        provider().resume(sandbox.id());
        awaitState(sandbox.id(), Kind.RUNNING);
        provider().resume(sandbox.id());

        assertThat(found(sandbox.id()).state().kind()).isEqualTo(Kind.RUNNING);
    }

    @Test
    default void an_expiry_moves_later_and_earlier() {
        Sandbox sandbox = created();

        assertThat(provider().renew(sandbox.id(), inMinutes(60))).isEqualTo(inMinutes(60));
        Instant earlier = inMinutes(5);
        assertThat(provider().renew(sandbox.id(), earlier)).isEqualTo(earlier);

        assertThat(found(sandbox.id()).expiresAt()).isEqualTo(earlier);
    }

    @Test
    default void a_sandbox_that_never_expires_gets_no_expiry() {
        Sandbox sandbox = created(null);

        assertThatExceptionOfType(ProviderException.Conflict.class)
                .isThrownBy(() -> provider().renew(sandbox.id(), inMinutes(60)));
    }

    @Test
    default void an_expiry_in_the_past_is_refused() {
        Sandbox sandbox = created();

        assertThatExceptionOfType(ProviderException.Invalid.class)
                .isThrownBy(() -> provider().renew(sandbox.id(), inMinutes(-5)))
                .satisfies(refusal -> assertThat(refusal.fields())
                        .extracting(ProviderException.FieldError::field)
                        .containsExactly("expiresAt"));
    }

    @Test
    default void metadata_is_set_and_removed_and_the_rest_stays() {
        Sandbox sandbox = provider().create(spec(null, Map.of("stays", "1", "goes", "2")));

        Sandbox edited = provider().editMetadata(sandbox.id(), new MetadataPatch(Map.of("new", "3"), Set.of("goes")));

        assertThat(edited.metadata())
                .containsEntry("stays", "1")
                .containsEntry("new", "3")
                .doesNotContainKey("goes");
        assertThat(found(sandbox.id()).metadata()).isEqualTo(edited.metadata());
    }

    @Test
    default void metadata_the_engine_cannot_keep_is_refused_by_key() {
        Sandbox sandbox = created();

        assertThatExceptionOfType(ProviderException.Invalid.class)
                .isThrownBy(() -> provider()
                        .editMetadata(sandbox.id(), new MetadataPatch(Map.of("owner", "two words"), Set.of())))
                .satisfies(refusal -> assertThat(refusal.fields())
                        .extracting(ProviderException.FieldError::field)
                        .containsExactly("metadata.owner"));
    }

    @Test
    default void a_port_has_an_address_without_scheme() {
        Sandbox sandbox = created();

        Endpoint endpoint = provider().endpoint(sandbox.id(), new EndpointRequest(8080, false, null));

        assertThat(endpoint.address()).isNotBlank().doesNotContain("://");
    }

    @Test
    default void logs_and_events_are_readable() {
        Sandbox sandbox = created();

        assertThat(provider().diagnostics(sandbox.id(), Diagnostics.Kind.LOGS).text())
                .isNotNull();
        assertThat(provider().diagnostics(sandbox.id(), Diagnostics.Kind.EVENTS).text())
                .isNotNull();
    }

    @Test
    default void a_snapshot_is_made_listed_found_and_deleted_twice() {
        Sandbox sandbox = created();

        Snapshot snapshot = provider().createSnapshot(sandbox.id(), "before-upgrade");
        await().untilAsserted(() -> assertThat(provider().findSnapshot(snapshot.id()))
                .map(Snapshot::state)
                .hasValue("Ready"));

        assertThat(provider().snapshots(sandbox.id())).extracting(Snapshot::id).containsExactly(snapshot.id());
        assertThat(provider().snapshots()).extracting(Snapshot::name).containsExactly("before-upgrade");
        provider().deleteSnapshot(snapshot.id());
        provider().deleteSnapshot(snapshot.id());
        assertThat(provider().findSnapshot(snapshot.id())).isEmpty();
        assertThat(provider().snapshots()).isEmpty();
    }

    @Test
    default void a_sandbox_made_from_a_snapshot_says_so() {
        Snapshot snapshot = provider().createSnapshot(created().id(), "");
        await().untilAsserted(() -> assertThat(provider().findSnapshot(snapshot.id()))
                .map(Snapshot::state)
                .hasValue("Ready"));

        Sandbox restored = provider()
                .create(new SandboxSpec(
                        new Origin.Snapshot(snapshot.id()), List.of(), null, Map.of(), Map.of(), Map.of(), null, null));

        assertThat(restored.source()).isEqualTo(new Sandbox.Source.Snapshot(snapshot.id()));
        assertThat(found(restored.id()).source()).isEqualTo(restored.source());
    }

    @Test
    default void the_snapshot_of_a_paused_sandbox_is_refused_as_a_conflict() {
        Sandbox sandbox = created();
        provider().pause(sandbox.id());
        awaitState(sandbox.id(), Kind.PAUSED);

        assertThatExceptionOfType(ProviderException.Conflict.class)
                .isThrownBy(() -> provider().createSnapshot(sandbox.id(), ""));
    }

    @Test
    default void a_snapshot_nobody_knows_is_not_found() {
        assertThat(provider().findSnapshot("nope")).isEqualTo(Optional.empty());
        assertThat(provider().findSnapshot("")).isEqualTo(Optional.empty());
    }

    @Test
    default void another_key_is_rejected_as_credentials() {
        SandboxProvider provider = providerWithAnotherKey();

        assertThatExceptionOfType(ProviderException.CredentialsRejected.class).isThrownBy(provider::check);
        assertThatExceptionOfType(ProviderException.CredentialsRejected.class).isThrownBy(provider::list);
    }

    @Test
    default void an_engine_that_is_not_there_is_unavailable_and_nothing_is_unclear() {
        SandboxProvider provider = providerOfNothing();

        assertThatExceptionOfType(ProviderException.Unavailable.class).isThrownBy(provider::check);
        assertThatExceptionOfType(ProviderException.Unavailable.class)
                .isThrownBy(() -> provider.create(spec(null, Map.of(ReservedMetadata.REQUEST, request()))))
                .satisfies(failure -> assertThat(failure.unclear()).isFalse());
    }
}
