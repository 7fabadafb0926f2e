package io.sandboxconsole.sandbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.spec.SandboxSpec.RegistryLogin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Tests that secrets never leak: not into a row, not into the log, not into the text of any value on the way.
@ExtendWith(OutputCaptureExtension.class)
class CanarySecretsTests {

    private final LifecycleFixture lifecycleFixture = new LifecycleFixture();

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
        var created =
                lifecycleFixture.service.create(lifecycleFixture.operator, LifecycleFixture.PROD, "platform", spec);

        assertThat(created.toString()).doesNotContain("canary");
        assertThat(lifecycleFixture.events.toString()).doesNotContain("canary");
        assertNoCanary(output);
    }

    @Test
    void a_create_that_fails_in_whatever_way_tells_no_secret(CapturedOutput output) {
        lifecycleFixture.engine.beforeEachCall(() -> {
            throw new IllegalStateException("canary-engine-key and canary-environment-value");
        });
        assertThatThrownBy(() -> lifecycleFixture.service.create(
                        lifecycleFixture.operator, LifecycleFixture.PROD, "platform", spec))
                .isInstanceOf(IllegalStateException.class);
        lifecycleFixture.engine.beforeEachCall(() -> {});
        lifecycleFixture.engine.failWith(
                new ProviderException.TimedOut(LifecycleFixture.PROD, Duration.ofSeconds(30), null));
        assertThatThrownBy(() -> lifecycleFixture.service.create(
                        lifecycleFixture.operator, LifecycleFixture.PROD, "platform", spec))
                .isInstanceOf(ProviderException.TimedOut.class);

        assertThat(lifecycleFixture.trail.rows()).hasSize(4);
        assertNoCanary(output);
    }

    @Test
    void a_create_while_the_database_comes_and_goes_tells_no_secret(CapturedOutput output) {
        lifecycleFixture.engine.beforeEachCall(
                () -> lifecycleFixture.trail.database().stop());
        lifecycleFixture.service.create(lifecycleFixture.operator, LifecycleFixture.PROD, "platform", spec);
        lifecycleFixture.trail.database().start();

        assertThat(output.getAll()).contains("could not be recorded");
        assertNoCanary(output);
    }

    @Test
    void no_value_on_the_way_prints_a_secret() {
        var request = new CreateRequest(lifecycleFixture.operator, LifecycleFixture.PROD, "platform", spec);

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
        var endpoint = lifecycleFixture.service.revealEndpoint(
                lifecycleFixture.operator, LifecycleFixture.BUILD, new EndpointRequest(8080, true, null));

        assertThat(endpoint.headers()).containsValue("fake-endpoint-secret");
        assertThat(output.getAll()).doesNotContain("fake-endpoint-secret");
        assertThat(lifecycleFixture.trail.rows().toString()).doesNotContain("fake-endpoint-secret");
    }

    private void assertNoCanary(CapturedOutput output) {
        assertThat(lifecycleFixture.trail.rows()).isNotEmpty();
        assertThat(lifecycleFixture.trail.rows().toString()).doesNotContain("canary");
        assertThat(output.getAll()).doesNotContain("canary");
    }
}
