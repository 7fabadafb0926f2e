package io.sandboxconsole.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Volume;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The contract of a [SandboxProvider], beyond the common one, whose engine supports the features of an OpenSandbox
/// server: expiries, commands, pauses, logs and snapshots that know their sandbox.
public interface OpenSandboxLikeContract extends SandboxProviderContract {

    @Override
    default SandboxSpec spec(Map<String, String> metadata) {
        return spec(null, metadata);
    }

    /// A spec with a life that ends.
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
        Sandbox sandbox = provider()
                .create(spec(
                        timeout,
                        Map.of(ReservedMetadata.REQUEST, UUID.randomUUID().toString())));
        awaitState(sandbox.id(), Kind.RUNNING);
        return sandbox;
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

    @Test
    default void a_sandbox_has_the_command_and_the_expiry_that_were_asked_for() {
        Sandbox found = found(created().id());

        assertThat(found.entrypoint()).containsSubsequence("sleep", "infinity");
        assertThat(found.expiresAt()).isCloseTo(inMinutes(10), within(1, ChronoUnit.MINUTES));
    }

    @Test
    default void pauses_renewals_and_logs_of_an_unknown_sandbox_are_refused_as_not_found() {
        SandboxProvider provider = provider();
        List<Runnable> calls = List.of(
                () -> provider.pause(unknown()),
                () -> provider.resume(unknown()),
                () -> provider.renew(unknown(), inMinutes(5)),
                () -> provider.diagnostics(unknown(), Diagnostics.Kind.LOGS),
                () -> provider.createSnapshot(unknown(), ""));

        assertThat(calls)
                .allSatisfy(call -> assertThatExceptionOfType(ProviderException.NotFound.class)
                        .isThrownBy(call::run)
                        .withMessageContaining("nobody-knows-this"));
    }

    @Test
    default void a_sandbox_without_timeout_never_expires() {
        assertThat(found(created(null).id()).expiresAt()).isNull();
    }

    @Test
    default void a_spec_the_engine_would_misunderstand_is_refused_with_the_field_at_fault() {
        SandboxSpec wrong = spec(Duration.ofSeconds(5), Map.of("owner", "jane@example.com"));

        assertThatExceptionOfType(ProviderException.Invalid.class)
                .isThrownBy(() -> provider().create(wrong))
                .satisfies(refusal -> assertThat(refusal.fields())
                        .extracting(ProviderException.FieldError::field)
                        .containsExactly("timeout", "metadata.owner"));
        assertThat(provider().list().sandboxes()).isEmpty();
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

        Instant later = inMinutes(60);
        assertThat(provider().renew(sandbox.id(), later)).isEqualTo(later);
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
}
