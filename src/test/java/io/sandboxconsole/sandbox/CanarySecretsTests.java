package io.sandboxconsole.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.sandbox.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.SandboxSpec.RegistryLogin;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Secrets that go in never come out: not in a row, not in the log, not in a text of any value on the way.
@ExtendWith(OutputCaptureExtension.class)
class CanarySecretsTests {

    private final Fixture fixture = new Fixture();

    private final SandboxSpec spec = new SandboxSpec(
            new Origin.Image("python:3.12", new RegistryLogin("user", "canary-registry-password")),
            List.of("sleep", "infinity"),
            Duration.ofHours(1),
            Map.of(),
            Map.of("TOKEN", "canary-environment-value"),
            Map.of(Sandbox.NAME_KEY, "new"),
            null,
            null);

    @Test
    void a_create_that_succeeds_tells_no_secret(CapturedOutput output) {
        var created = fixture.service.create(fixture.operator, Fixture.PROD, "platform", spec);

        assertThat(created.toString()).doesNotContain("canary");
        assertThat(fixture.events.toString()).doesNotContain("canary");
        assertNoCanary(output);
    }

    @Test
    void a_create_that_fails_in_whatever_way_tells_no_secret(CapturedOutput output) {
        fixture.engine.beforeEachCall(() -> {
            throw new IllegalStateException("canary-engine-key and canary-environment-value");
        });
        assertThatThrownBy(() -> fixture.service.create(fixture.operator, Fixture.PROD, "platform", spec))
                .isInstanceOf(IllegalStateException.class);
        fixture.engine.beforeEachCall(() -> {});
        fixture.engine.failWith(new ProviderException.TimedOut(Fixture.PROD, Duration.ofSeconds(30), null));
        assertThatThrownBy(() -> fixture.service.create(fixture.operator, Fixture.PROD, "platform", spec))
                .isInstanceOf(ProviderException.TimedOut.class);

        assertThat(fixture.trail.rows()).hasSize(4);
        assertNoCanary(output);
    }

    @Test
    void a_create_while_the_database_comes_and_goes_tells_no_secret(CapturedOutput output) {
        fixture.engine.beforeEachCall(() -> fixture.trail.database().stop());
        fixture.service.create(fixture.operator, Fixture.PROD, "platform", spec);
        fixture.trail.database().start();

        assertThat(output.getAll()).contains("could not be recorded");
        assertNoCanary(output);
    }

    @Test
    void no_value_on_the_way_prints_a_secret() {
        var request = new CreateRequest(fixture.operator, Fixture.PROD, "platform", spec);

        assertThat(spec.toString()).doesNotContain("canary");
        assertThat(spec.origin().toString()).doesNotContain("canary");
        assertThat(request.toString()).doesNotContain("canary");
        assertThat(request.operation().toString()).doesNotContain("canary");
        assertThat(new Endpoint("canary-signature.engine", Map.of("X-Key", "canary-header")).toString())
                .contains("X-Key")
                .doesNotContain("canary");
    }

    @Test
    void a_revealed_credential_is_in_the_answer_only(CapturedOutput output) {
        var endpoint =
                fixture.service.revealEndpoint(fixture.operator, Fixture.BUILD, new EndpointRequest(8080, true, null));

        assertThat(endpoint.headers()).containsValue("fake-endpoint-secret");
        assertThat(output.getAll()).doesNotContain("fake-endpoint-secret");
        assertThat(fixture.trail.rows().toString()).doesNotContain("fake-endpoint-secret");
    }

    private void assertNoCanary(CapturedOutput output) {
        assertThat(fixture.trail.rows()).isNotEmpty();
        assertThat(fixture.trail.rows().toString()).doesNotContain("canary");
        assertThat(output.getAll()).doesNotContain("canary");
    }
}
