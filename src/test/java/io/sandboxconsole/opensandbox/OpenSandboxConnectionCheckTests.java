package io.sandboxconsole.opensandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.Severity;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.EngineReport;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

/// Checks the report of a connection check on an OpenSandbox server.
class OpenSandboxConnectionCheckTests {

    private static Simulator simulator;

    @BeforeAll
    static void start() {
        simulator = Simulator.start(SimulatorSettings.forTests().withKey(OpenSandboxProviders.KEY));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void reset() {
        simulator.reset();
    }

    private static EngineReport report(String key, Clock clock) {
        return new OpenSandboxProviderFactory(RestClient.builder(), clock, OpenSandboxProviders.HASTY)
                .connect(new ConnectionSettings(
                        OpenSandboxProviders.PROD,
                        "Production",
                        "opensandbox",
                        simulator.openSandbox(),
                        key,
                        null,
                        null))
                .inspect();
    }

    private static List<String> sentences(EngineReport report, Severity level) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == level)
                .map(Finding::sentence)
                .map(String::valueOf)
                .toList();
    }

    @Test
    void a_server_that_is_well_has_only_good_findings() {
        EngineReport report = report(OpenSandboxProviders.KEY, Clock.systemUTC());

        assertThat(report.findings()).extracting(Finding::severity).containsOnly(Severity.GOOD);
        assertThat(report.version()).isNotBlank();
        assertThat(report.roundTrip()).isPositive();
        assertThat(report.headRooms()).isEmpty();
        assertThat(report.clockLead()).isBetween(Duration.ofSeconds(-2), Duration.ofSeconds(2));
    }

    @Test
    void a_look_only_reads_and_makes_three_calls() {
        report(OpenSandboxProviders.KEY, Clock.systemUTC());

        assertThat(simulator.requests().count("GET /health")).isEqualTo(1);
        assertThat(simulator.requests().count("GET /version")).isEqualTo(1);
        assertThat(simulator.requests().count("GET /sandboxes")).isEqualTo(1);
    }

    @Test
    void a_wrong_key_is_a_finding_beside_what_is_open_to_everybody() {
        EngineReport report = report("another-key-canary", Clock.systemUTC());

        assertThat(sentences(report, Severity.BROKEN)).containsExactly("The engine refuses the key.");
        assertThat(report.roundTrip()).isPositive();
        assertThat(report.toString()).doesNotContain("another-key-canary");
    }

    @Test
    void a_clock_that_differs_is_told_with_its_direction() {
        EngineReport ahead = report(OpenSandboxProviders.KEY, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-90)));
        EngineReport behind = report(OpenSandboxProviders.KEY, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(90)));

        assertThat(sentences(ahead, Severity.WARNING))
                .singleElement()
                .asString()
                .matches("The engine’s clock is (89|90|91) s ahead\\.");
        assertThat(sentences(behind, Severity.WARNING))
                .singleElement()
                .asString()
                .matches("The engine’s clock is (89|90|91) s behind\\.");
    }

    @Test
    void a_version_that_quotes_the_key_is_cleaned() {
        simulator
                .faults()
                .on("GET /version")
                .answer(
                        200,
                        Map.of("Content-Type", "application/json"),
                        "{\"version\":\"1 %s\\u0007\"}".formatted(OpenSandboxProviders.KEY));

        assertThat(report(OpenSandboxProviders.KEY, Clock.systemUTC()).version())
                .isEqualTo("1 <token> ");
    }

    @Test
    void a_server_that_does_not_answer_has_no_report() {
        simulator.faults().on("GET /health").status(503);

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> report(OpenSandboxProviders.KEY, Clock.systemUTC()));
    }

    @Test
    void what_is_no_engine_is_told_as_such() {
        simulator.faults().on("*").answer(404, Map.of("Content-Type", "application/json"), "{}");

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> report(OpenSandboxProviders.KEY, Clock.systemUTC()));
    }
}
