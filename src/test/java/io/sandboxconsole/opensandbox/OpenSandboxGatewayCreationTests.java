package io.sandboxconsole.opensandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.NetworkPolicy;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.spec.SandboxSpec.RegistryLogin;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Volume;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OpenSandboxGatewayCreationTests {

    private final SandboxSpec spec = new SandboxSpec(
            new Origin.Image("registry.test/tool:1", new RegistryLogin("robot", "canary-password")),
            List.of("sh", "-c", "echo 'it''s'; $(reboot)"),
            Duration.ofHours(1),
            Map.of("memory", "1Gi", "cpu", "1"),
            Map.of("TOKEN", "canary-token"),
            Map.of("name", "build"),
            null,
            new NetworkPolicy(false, List.of(new NetworkPolicy.Rule(true, "*.example.com"))),
            List.of(new Volume("data", new Volume.Claim("cache"), "/data", true, null)));

    @Test
    void it_is_the_request_with_places_for_what_is_secret() {
        String body = JsonMapper.shared()
                .writeValueAsString(OpenSandboxProviders.ofNothing()
                        .gatewayCreation(spec.masked())
                        .orElseThrow());

        assertThat(body)
                .contains("\"TOKEN\":\"***\"", "\"password\":\"***\"")
                .contains("\"timeout\":3600", "\"target\":\"*.example.com\"", "\"claimName\":\"cache\"")
                .doesNotContain("canary");
    }
}
