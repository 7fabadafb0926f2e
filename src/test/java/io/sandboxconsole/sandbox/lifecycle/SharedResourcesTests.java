package io.sandboxconsole.sandbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.lifecycle.SharedResourceProperties.Entry;
import io.sandboxconsole.sandbox.lifecycle.SharedResourceProperties.Patterns;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.FieldError;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Volume;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// Tests what a person's creation may name where the connection lists it per team. The gateway's are in
/// `CreationReferenceTests`.
class SharedResourcesTests {

    private static final SharedResourceProperties LISTED = new SharedResourceProperties(Map.of(
            "prod",
            new Entry(
                    Map.of("platform", new Patterns(List.of("platform-*"), List.of("/data/*"), List.of(), List.of())),
                    Set.of())));

    private final LifecycleFixture restricted = new LifecycleFixture(LISTED);

    @Test
    void a_volume_that_is_not_listed_is_refused_at_its_field_and_never_sent() {
        assertThatExceptionOfType(ProviderException.Invalid.class)
                .isThrownBy(() -> create(
                        restricted,
                        restricted.operator,
                        "platform",
                        new Volume.Claim("platform-cache"),
                        new Volume.Claim("research-data"),
                        new Volume.HostPath("/etc")))
                .satisfies(refusal -> assertThat(refusal.fields())
                        .extracting(FieldError::field)
                        .containsExactly("volumes.1.source", "volumes.2.source"))
                .withMessageContaining("“research-data”");

        assertThat(restricted.engine.asked()).isEmpty();
        assertThat(restricted.trail.story()).containsExactly("INTENT create", "OUTCOME create FAILED");
    }

    @Test
    void a_sandbox_without_a_team_gets_nothing_that_is_listed_for_teams() {
        assertThatThrownBy(() -> create(restricted, restricted.operator, null, new Volume.Claim("platform-cache")))
                .isInstanceOf(ProviderException.Invalid.class);
    }

    @Test
    void what_is_listed_passes_and_an_admin_may_use_everything() {
        var listed = new Volume.HostPath("/data/a");

        assertThat(create(restricted, restricted.operator, "platform", listed)).isNotNull();
        assertThat(create(restricted, restricted.admin, "platform", new Volume.HostPath("/etc")))
                .isNotNull();
    }

    @Test
    void without_any_list_the_engine_decides() {
        var free = new LifecycleFixture();

        assertThat(create(free, free.operator, "platform", new Volume.HostPath("/etc")))
                .isNotNull();
    }

    @Test
    void the_settings_are_named_as_the_documentation_says() {
        var properties = new Binder(new MapConfigurationPropertySource(Map.of(
                        "console.connections.prod.url", "http://engine",
                        "console.connections.prod.allowed-members", "traceId",
                        "console.connections.prod.teams.platform.claims", "platform-*",
                        "console.connections.prod.teams.platform.host-paths", "/data/platform/*",
                        "console.connections.prod.teams.platform.buckets", "b",
                        "console.connections.prod.teams.platform.pools", "p,q")))
                .bind("console", SharedResourceProperties.class)
                .get();

        var entry = properties.connections().get("prod");
        assertThat(entry.allowedMembers()).containsExactly("traceId");
        assertThat(entry.teams())
                .containsEntry(
                        "platform",
                        new Patterns(
                                List.of("platform-*"), List.of("/data/platform/*"), List.of("b"), List.of("p", "q")));
        assertThatThrownBy(() -> new Patterns(List.of(" "), List.of(), List.of(), List.of()))
                .hasMessageContaining("blank");
    }

    private static Object create(LifecycleFixture fixture, Actor actor, String team, Volume.Source... sources) {
        List<Volume> volumes = List.of(sources).stream()
                .map(source -> new Volume("v", source, "/mnt", false, null))
                .toList();
        var spec = new SandboxSpec(
                new Origin.Image("python:3.12", null),
                List.of("sleep"),
                Duration.ofHours(1),
                Map.of(),
                Map.of(),
                Map.of(),
                null,
                null,
                volumes);
        return fixture.service.create(actor, LifecycleFixture.PROD, team, spec);
    }
}
