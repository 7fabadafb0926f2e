package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DaytonaCommandTests {

    @Test
    void the_command_is_the_request_without_its_secrets() {
        SandboxSpec spec = new SandboxSpec(
                new Origin.Snapshot("it's"),
                List.of(),
                null,
                Map.of(),
                Map.of("TOKEN", "env-canary-91bc"),
                Map.of("name", "quick", "team", "x"),
                null,
                null);

        String command =
                DaytonaProviders.ofNothing().equivalentCommand(spec.masked()).orElseThrow();

        assertThat(command)
                .startsWith("curl -X POST \"$DAYTONA_API_URL/sandbox\"")
                .contains("\"name\" : \"quick\"", "\"snapshot\" : \"it'\\''s\"", "\"TOKEN\" : \"***\"")
                .doesNotContain("canary");
    }
}
