package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SpecPart;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.Invalid;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Options;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DaytonaCreationTests extends DaytonaChangeTest {

    private static final Origin IMAGE = new Origin.Image("debian:12", null);

    private static final String REQUEST = "0123456789abcdef0123456789abcdef";

    private static final String SECRET = "env-canary-91bc";

    private static final Capabilities CAPABILITIES = new Capabilities(
            "Daytona",
            Set.of(),
            true,
            false,
            Duration.ZERO,
            null,
            Set.of(SpecPart.REGION, SpecPart.INTERVALS, SpecPart.OPEN_PORTS));

    private final DaytonaCreation creation = new DaytonaCreation(server);

    private Sandbox create(SandboxSpec spec) {
        return creation.create(spec, CAPABILITIES);
    }

    private static SandboxSpec spec(Origin origin, Map<String, String> resources, Map<String, String> metadata) {
        Map<String, String> marked = new HashMap<>(metadata);
        marked.put(ReservedMetadata.REQUEST, REQUEST);
        return new SandboxSpec(
                origin,
                List.of(),
                null,
                resources,
                Map.of("TOKEN", SECRET),
                marked,
                null,
                null,
                List.of(),
                Options.NONE);
    }

    /// From the usual snapshot, whatever its name is.
    private SandboxSpec named(String name) {
        return spec(new Origin.Snapshot(usualSnapshot()), Map.of(), Map.of("name", name, "team", "x"));
    }

    private String usualSnapshot() {
        return Objects.requireNonNull(stored(resting("stopped", sandbox -> sandbox.withName("any")))
                .origin()
                .snapshot());
    }

    @Test
    void what_the_engine_accepted_is_returned() {
        Sandbox created = create(named("quick"));

        assertThat(created.state().word()).isEqualTo("creating");
        assertThat(created.metadata()).containsEntry("team", "x").containsEntry(ReservedMetadata.REQUEST, REQUEST);
        assertThat(stored(created.id()).name()).isEqualTo("quick");
        assertThat(stored(created.id()).labels()).doesNotContainKey("name");
    }

    @Test
    void an_image_is_built_with_the_resources_asked_for() {
        Sandbox created = create(spec(IMAGE, Map.of("cpu", "2", "memory", "4Gi"), Map.of()));

        var stored = stored(created.id());
        assertThat(stored.origin().dockerfile()).isEqualTo("FROM debian:12\n");
        assertThat(stored.size().cpu()).isEqualTo(2);
        assertThat(stored.size().memory()).isEqualTo(4);
        assertThat(stored.name()).isEqualTo("sandbox-0123456789ab");
    }

    @Test
    void a_lost_answer_is_found_by_the_unique_name() {
        daytona.faults().on("POST /sandbox").times(1).lostAnswer();

        Sandbox created = create(spec(IMAGE, Map.of(), Map.of()));

        assertThat(stored(created.id()).name()).isEqualTo("sandbox-0123456789ab");
        assertThat(count("POST /sandbox")).isEqualTo(1);
    }

    @Test
    void a_request_that_never_arrived_stays_unclear() {
        daytona.faults().on("POST /sandbox").times(1).reset();

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> create(spec(IMAGE, Map.of(), Map.of())))
                .matches(ProviderException::unclear);
    }

    @Test
    void a_sandbox_of_that_name_that_is_not_of_this_request_is_not_taken_for_ours() {
        resting("started", sandbox -> sandbox.withName("sandbox-0123456789ab"));
        daytona.faults().on("POST /sandbox").times(1).reset();

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> create(spec(IMAGE, Map.of(), Map.of())));
    }

    @Test
    void a_start_that_failed_names_the_corpse_and_leaves_it() {
        SandboxSpec spec = named("quick");
        daytona.behaviour().failStarts(1);

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> create(spec))
                .withMessageContaining("“quick”")
                .withMessageContaining("no space left on device")
                .withMessageContaining("Delete it")
                .satisfies(failure -> assertNothingSaid(failure, SECRET));
        assertThat(server.reads().find("quick")).get().satisfies(corpse -> {
            assertThat(corpse.state().word()).isEqualTo("error");
            assertThat(corpse.id().value()).isNotBlank();
        });
    }

    @Test
    void a_name_that_exists_is_wrong_at_its_field() {
        create(named("quick"));
        SandboxSpec other = new SandboxSpec(
                IMAGE,
                List.of(),
                null,
                Map.of(),
                Map.of(),
                Map.of("name", "quick", ReservedMetadata.REQUEST, "another-request-0"),
                null,
                null);

        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> create(other))
                .satisfies(failure -> assertThat(failure.fields())
                        .extracting(field -> field.field())
                        .containsExactly("metadata.name"));
    }

    @Test
    void what_the_engine_would_refuse_is_refused_without_a_request() {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> create(spec(IMAGE, Map.of("cpu", "500m"), Map.of("name", "<b>"))))
                .satisfies(failure -> assertThat(failure.fields())
                        .extracting(field -> field.field())
                        .containsExactlyInAnyOrder("resources.cpu", "metadata.name"));
        assertThat(daytona.requests().total()).isZero();
    }

    @Test
    void resources_together_with_a_snapshot_are_refused_without_a_request() {
        SandboxSpec spec = spec(new Origin.Snapshot("base"), Map.of("cpu", "2"), Map.of());

        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> create(spec))
                .withMessageContaining("from the snapshot")
                .satisfies(failure -> assertThat(failure.fields())
                        .extracting(field -> field.field())
                        .containsExactly("resources"));
        assertThat(daytona.requests().total()).isZero();
    }

    @Test
    void a_secret_that_the_engine_repeats_is_not_told() {
        daytona.faults()
                .on("POST /sandbox")
                .times(1)
                .answer(400, Map.of("Content-Type", "application/json"), """
                        {"statusCode":400,"error":"Bad Request","message":"env TOKEN=%s is wrong","path":"/api/sandbox"}""".formatted(SECRET));

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> create(spec(IMAGE, Map.of(), Map.of())))
                .withMessageContaining("env TOKEN=")
                .satisfies(failure -> assertNothingSaid(failure, SECRET));
    }

    @Test
    void a_corpse_can_be_deleted_afterwards() {
        SandboxSpec spec = named("quick");
        daytona.behaviour().failStarts(1);
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> create(spec));
        SandboxId corpse = server.reads().find("quick").orElseThrow().id();

        changes.delete(corpse);

        advance(Duration.ofSeconds(3));
        assertThat(server.reads().find(corpse)).isEmpty();
    }
}
