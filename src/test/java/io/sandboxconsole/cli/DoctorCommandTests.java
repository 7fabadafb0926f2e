package io.sandboxconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.gateway.api.ApiConsole;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Tests `sandbox doctor`: what is in order, and each way in which it is not. An engine that rejects the
/// console's key is in `PostgresConsoleTests`.
class DoctorCommandTests extends ApiConsole {

    private static final String CANARY = "sck_canary7c1f9a2b4d";

    /// Nothing listens there.
    private static final String NOWHERE = "http://localhost:1";

    @TempDir
    Path home;

    private final Shell shell = new Shell();

    @BeforeEach
    void nameTheConsole() {
        shell.calls(port(), admin(), home);
    }

    @Test
    void what_is_in_order_is_told_for_people_and_for_programs() {
        var people = shell.run("doctor");
        var programs = shell.run("doctor", "--json");

        assertThat(people.exitCode()).as(people.output()).isZero();
        assertThat(people.output())
                .contains(
                        "command-line",
                        "http://localhost:%d answers.".formatted(port()),
                        "The clocks agree.",
                        "You are root by name, with the role admin.",
                        "Changes arrive as they happen.",
                        "connection prod",
                        "connection lab");
        assertThat(people.errors()).isEmpty();
        assertThat(programs.exitCode()).isZero();
        var report = new JsonMapper().readTree(programs.output());
        assertThat(report.path("status").asString()).isNotEqualTo("broken");
        assertThat(report.path("parts").findValuesAsString("subject"))
                .contains("command-line", "console", "configuration", "database", "connection");
        assertNoSecret(people, programs);
    }

    @Test
    void offline_the_configuration_alone_is_checked() {
        shell.variable("SANDBOX_CONSOLE_URL", NOWHERE).variable("SANDBOX_CONSOLE_KEY", CANARY);

        var whole = shell.run("doctor", "--offline");
        var without = shell.without("SANDBOX_CONSOLE_KEY").run("doctor", "--offline", "--json");

        assertThat(whole.exitCode()).as(whole.output()).isZero();
        assertThat(whole.output()).contains("names http://localhost:1").doesNotContain("answer");
        assertThat(without.exitCode()).isEqualTo(1);
        assertThat(codes(without)).containsExactly("OK", "CONSOLE_KEY_MISSING");
        assertNoSecret(whole, without);
    }

    @Test
    void a_console_that_cannot_be_reached_is_broken() {
        shell.variable("SANDBOX_CONSOLE_URL", NOWHERE).variable("SANDBOX_CONSOLE_KEY", CANARY);

        var people = shell.run("doctor");
        var programs = shell.run("doctor", "--json");

        assertThat(people.exitCode()).isEqualTo(1);
        assertThat(people.output()).contains("broken   CONSOLE_UNREACHABLE: ");
        assertThat(programs.exitCode()).isEqualTo(1);
        assertThat(codes(programs)).contains("CONSOLE_UNREACHABLE");
        assertNoSecret(people, programs);
    }

    @Test
    void a_wrong_key_is_broken() {
        shell.variable("SANDBOX_CONSOLE_KEY", CANARY);

        var people = shell.run("doctor");
        var programs = shell.run("doctor", "--json");

        assertThat(people.exitCode()).isEqualTo(1);
        assertThat(people.output()).contains("broken   CONSOLE_KEY_REJECTED: ").doesNotContain("connection prod");
        assertThat(programs.exitCode()).isEqualTo(1);
        assertThat(codes(programs)).contains("CONSOLE_KEY_REJECTED");
        assertNoSecret(people, programs);
    }

    @Test
    void a_clock_that_is_wrong_and_checks_that_are_not_for_the_caller_break_nothing() {
        shell.clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10)))
                .variable(
                        "SANDBOX_CONSOLE_KEY",
                        token("vera", "viewer", "cli-doctor").substring("Bearer ".length()));

        var result = shell.run("doctor", "--json");

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(codes(result)).contains("CLOCK_SKEW", "CONSOLE_CHECKS_DENIED");
        assertNoSecret(result);
    }

    private static List<String> codes(Shell.Result result) {
        return new JsonMapper().readTree(result.output()).path("parts").findValuesAsString("code");
    }

    private void assertNoSecret(Shell.Result... results) {
        for (Shell.Result result : results) {
            assertThat(result.output() + result.errors())
                    .doesNotContain(CANARY, "canary")
                    .doesNotContain(admin().substring("Bearer ".length()));
        }
    }
}
