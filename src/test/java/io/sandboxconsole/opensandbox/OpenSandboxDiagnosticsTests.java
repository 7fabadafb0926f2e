package io.sandboxconsole.opensandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Diagnostics.Kind;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.NotFound;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Checks logs and events on servers that implement scopes, and on real ones.
class OpenSandboxDiagnosticsTests {

    private static final String LOGS = "GET /sandboxes/{id}/diagnostics/logs";

    private static final SimulatorSettings REAL = SimulatorSettings.forTests().withKey(OpenSandboxProviders.KEY);

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_server_without_scopes_is_asked_for_plain_text(Kind kind) {
        try (Simulator simulator = Simulator.start(REAL)) {
            SandboxProvider provider = OpenSandboxProviders.at(simulator.openSandbox());

            assertThat(provider.diagnostics(sandbox(simulator), kind).text()).isNotBlank();
        }
    }

    @Test
    void a_server_without_scopes_is_asked_for_one_once() {
        try (Simulator simulator = Simulator.start(REAL)) {
            SandboxProvider provider = OpenSandboxProviders.at(simulator.openSandbox());
            SandboxId id = sandbox(simulator);

            provider.diagnostics(id, Kind.LOGS);
            provider.diagnostics(id, Kind.LOGS);

            assertThat(simulator.requests().count(LOGS)).isEqualTo(3);
        }
    }

    @Test
    void a_server_with_scopes_is_asked_by_scope() {
        try (Simulator simulator = Simulator.start(REAL.withScopedDiagnostics())) {
            SandboxProvider provider = OpenSandboxProviders.at(simulator.openSandbox());

            Diagnostics logs = provider.diagnostics(sandbox(simulator), Kind.LOGS);

            assertThat(logs.text()).isNotBlank();
            assertThat(simulator.requests().count(LOGS)).isEqualTo(1);
        }
    }

    @Test
    void plain_text_with_as_many_lines_as_were_asked_for_is_not_complete() {
        try (Simulator simulator = Simulator.start(REAL)) {
            SandboxProvider provider = OpenSandboxProviders.at(simulator.openSandbox());
            SandboxId id = sandbox(simulator);
            provider.diagnostics(id, Kind.LOGS);
            simulator
                    .faults()
                    .on(LOGS)
                    .answer(
                            200,
                            Map.of("Content-Type", "text/plain; charset=utf-8"),
                            "grüße\n".repeat(OpenSandboxDiagnostics.LOG_LINES));

            Diagnostics logs = provider.diagnostics(id, Kind.LOGS);

            assertThat(logs.truncated()).isTrue();
            assertThat(logs.text()).startsWith("grüße\n");
        }
    }

    @Test
    void a_page_of_a_proxy_is_no_log() {
        try (Simulator simulator = Simulator.start(REAL)) {
            SandboxProvider provider = OpenSandboxProviders.at(simulator.openSandbox());
            SandboxId id = sandbox(simulator);
            provider.diagnostics(id, Kind.LOGS);
            simulator.faults().on(LOGS).answer(200, Map.of("Content-Type", "text/html"), "<html>");

            assertThatExceptionOfType(Misconfigured.class).isThrownBy(() -> provider.diagnostics(id, Kind.LOGS));
        }
    }

    @Test
    void an_unknown_sandbox_is_not_found_and_a_server_without_either_form_supports_none() {
        try (Simulator simulator = Simulator.start(REAL)) {
            SandboxProvider provider = OpenSandboxProviders.at(simulator.openSandbox());
            SandboxId unknown = new SandboxId(OpenSandboxProviders.PROD, "nobody-knows-this");

            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> provider.diagnostics(unknown, Kind.LOGS));
            simulator
                    .faults()
                    .on(LOGS)
                    .answer(
                            501,
                            Map.of("Content-Type", "application/json"),
                            "{\"code\":\"DIAGNOSTICS_NOT_IMPLEMENTED\",\"message\":\"m\"}");
            assertThatExceptionOfType(Unsupported.class)
                    .isThrownBy(() -> provider.diagnostics(sandbox(simulator), Kind.LOGS));
        }
    }

    private static SandboxId sandbox(Simulator simulator) {
        String id = simulator
                .fleet()
                .add(SimulatedSandbox.running("ci", Instant.now().minusSeconds(600)));
        return new SandboxId(OpenSandboxProviders.PROD, id);
    }
}
