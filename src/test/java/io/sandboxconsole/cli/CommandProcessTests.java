package io.sandboxconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sandboxconsole.gateway.api.ApiConsole;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests commands as processes of their own, piped and on a pseudo terminal. Each costs the start of a JVM: what needs
/// no
/// process is in `CommandsTests`.
class CommandProcessTests extends ApiConsole {

    @TempDir
    Path home;

    private CommandProcess process;

    @BeforeEach
    void nameTheConsole() {
        process = new CommandProcess(home)
                .variable("SANDBOX_CONSOLE_URL", "http://localhost:" + port())
                .variable("SANDBOX_CONSOLE_KEY", token("root", "admin").substring("Bearer ".length()));
    }

    @Test
    void without_spring_a_list_goes_into_a_pipe_as_it_is() {
        running("每夜-process", "cli-process", "ann");

        var result = process.run("list", "--team", "cli-process");

        assertThat(result.errors()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.output())
                .startsWith("NAME ")
                .contains("每夜-process", "running")
                .doesNotContain("\u001b");
    }

    @Test
    void on_a_terminal_a_list_is_coloured_and_fits() {
        assumeTrue(CommandProcess.hasTerminals(), "There is no script(1) here, which makes pseudo terminals.");
        running("terminal-" + "x".repeat(60), "cli-terminal", "ann");

        var coloured = process.onTerminal(60, "list", "--team", "cli-terminal", "--columns", "name,state,team");
        var plain = process.variable("NO_COLOR", "1")
                .onTerminal(60, "list", "--team", "cli-terminal", "--columns", "name,state,team");

        assertThat(coloured.output()).contains("\u001b[32mrunning\u001b[0m", "…");
        assertThat(plain.output()).contains("running").doesNotContain("\u001b");
        assertThat(plain.output().lines())
                .allSatisfy(line -> assertThat(line.strip().length()).isLessThanOrEqualTo(60));
    }

    @Test
    void an_error_goes_to_the_standard_error_and_into_the_exit_code() {
        var result = process.run("info", "nowhere");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).startsWith("Error: There is no sandbox “nowhere” that you may see.\n");
    }
}
