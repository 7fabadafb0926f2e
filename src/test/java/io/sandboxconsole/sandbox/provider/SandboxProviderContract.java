package io.sandboxconsole.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The common contract of every [SandboxProvider]. An adapter's test implements it against its engine.
public interface SandboxProviderContract {

    /// The provider under test, whose engine holds no sandbox when a test begins.
    SandboxProvider provider();

    /// A provider for the same engine with a key that it does not accept.
    SandboxProvider providerWithAnotherKey();

    /// A provider for an engine that is not there.
    SandboxProvider providerOfNothing();

    /// The engine's time.
    Instant now();

    /// A spec of a sandbox of the image `python:3.12`, with this metadata, that the engine accepts.
    SandboxSpec spec(Map<String, String> metadata);

    private Sandbox created() {
        Sandbox sandbox = provider().create(spec(Map.of("team-color", "blue", ReservedMetadata.REQUEST, request())));
        await().untilAsserted(
                        () -> assertThat(found(sandbox.id()).state().kind()).isEqualTo(Kind.RUNNING));
        return sandbox;
    }

    private static String request() {
        return UUID.randomUUID().toString();
    }

    private Sandbox found(SandboxId id) {
        return provider().find(id).orElseThrow();
    }

    private SandboxId unknown() {
        return new SandboxId(provider().connection(), "nobody-knows-this");
    }

    /// Whole seconds, as engines keep them.
    default Instant inMinutes(int minutes) {
        return now().plus(minutes, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    default void the_check_of_a_healthy_engine_measures_the_round_trip() {
        assertThat(provider().check().roundTrip()).isPositive();
    }

    @Test
    default void an_engine_without_sandboxes_lists_none() {
        assertThat(provider().list().sandboxes()).isEmpty();
    }

    @Test
    default void a_created_sandbox_is_listed_once_and_found_with_what_was_asked_for() {
        Sandbox sandbox = created();

        assertThat(provider().list().sandboxes()).extracting(Sandbox::id).containsExactly(sandbox.id());
        Sandbox found = found(sandbox.id());
        assertThat(found.id().connection()).isEqualTo(provider().connection());
        assertThat(found.source()).isEqualTo(new Sandbox.Source.Image("python:3.12"));
        assertThat(found.metadata()).containsEntry("team-color", "blue");
        assertThat(found.createdAt()).isCloseTo(now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    default void the_answer_to_a_create_request_is_complete() {
        Sandbox sandbox = provider().create(spec(Map.of("team-color", "blue")));

        assertThat(sandbox.source()).isEqualTo(new Sandbox.Source.Image("python:3.12"));
        assertThat(sandbox.metadata()).containsEntry("team-color", "blue");
    }

    @Test
    default void the_owner_and_the_team_come_from_the_reserved_metadata() {
        Map<String, String> metadata = Map.of(
                ReservedMetadata.OWNER, "ci", ReservedMetadata.TEAM, "infra", ReservedMetadata.CREATOR_KIND, "key");

        Sandbox found = found(provider().create(spec(metadata)).id());

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
    default void an_unknown_sandbox_is_not_found() {
        assertThat(provider().find(unknown())).isEmpty();
        assertThat(provider().find(new SandboxId(provider().connection(), "..")))
                .isEmpty();
    }

    @Test
    default void changes_and_questions_about_an_unknown_sandbox_are_refused_as_not_found() {
        SandboxProvider provider = provider();
        List<Runnable> calls = List.of(
                () -> provider.editMetadata(unknown(), new MetadataPatch(Map.of("a", "b"), Set.of())),
                () -> provider.endpoint(unknown(), new EndpointRequest(80, false, null)));

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
        assertThat(provider().list().sandboxes()).isEmpty();
    }

    @Test
    default void metadata_is_set_and_removed_and_the_rest_stays() {
        Sandbox sandbox = provider()
                .create(spec(Map.of("stays", "1", "goes", "2", ReservedMetadata.OWNER, "jane", "other.tool/key", "x")));

        Sandbox edited = provider().editMetadata(sandbox.id(), new MetadataPatch(Map.of("new", "3"), Set.of("goes")));

        assertThat(edited.metadata())
                .containsEntry("stays", "1")
                .containsEntry("other.tool/key", "x")
                .containsEntry(ReservedMetadata.OWNER, "jane")
                .containsEntry("new", "3")
                .doesNotContainKey("goes");
        assertThat(found(sandbox.id()).metadata()).isEqualTo(edited.metadata());
    }

    @Test
    default void a_port_has_an_address_without_scheme() {
        Sandbox sandbox = created();

        Endpoint endpoint = provider().endpoint(sandbox.id(), new EndpointRequest(8080, false, null));

        assertThat(endpoint.address()).isNotBlank().doesNotContain("://");
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
                .isThrownBy(() -> provider.create(spec(Map.of(ReservedMetadata.REQUEST, request()))))
                .satisfies(failure -> assertThat(failure.unclear()).isFalse());
    }
}
