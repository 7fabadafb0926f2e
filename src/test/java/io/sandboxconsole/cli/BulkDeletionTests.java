package io.sandboxconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.gateway.api.ApiConsole;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.TestPropertySource;

/// A job goes on by itself once its grace is over, which is short here.
@TestPropertySource(properties = "console.bulk.grace=1s")
class BulkDeletionTests extends ApiConsole {

    @TempDir
    Path home;

    private final Shell shell = new Shell();

    @BeforeEach
    void nameTheConsole() {
        shell.home(home)
                .clock(Clock.systemUTC())
                .variable("SANDBOX_CONSOLE_URL", "http://localhost:" + port())
                .variable("SANDBOX_CONSOLE_KEY", token("root", "admin").substring("Bearer ".length()));
    }

    @Test
    void several_are_deleted_only_by_a_plan_that_was_looked_at() {
        String one = running("cli-bulk-1", "cli-bulk", "ann");
        String other = running("cli-bulk-2", "cli-bulk", "ann");
        String[] delete = {"delete", "--filter", "team:cli-bulk"};

        assertThat(shell.run(with(delete, "--yes")).errors()).contains("only with the hash of a plan");
        assertThat(shell.run(delete).errors()).contains("A plan needs a confirmation");
        var plan = shell.run(with(delete, "--plan"));
        assertThat(plan.output()).contains("Sandboxes:", "2");
        String hash = plan.output()
                .lines()
                .filter(line -> line.startsWith("Hash:"))
                .findFirst()
                .orElseThrow()
                .replaceAll(".* ", "");
        assertThat(shell.terminal("ioe:80").input("3\n").run(delete).errors()).contains("Nothing was done.");
        shell.terminal("");

        var started = shell.run(with(delete, "--plan", hash, "--yes", "--detach"));
        assertThat(started.exitCode()).as(started.errors()).isZero();
        String job = started.output().strip();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> shell.run("jobs", job).output().contains("done"));

        assertThat(shell.run("jobs", job, "--follow").exitCode()).isZero();
        assertThat(shell.run("jobs", job, "--items").output()).contains("cli-bulk-1", "cli-bulk-2", "succeeded");
        assertThat(shell.run("jobs").output()).contains(job, "delete");
        assertThat(SIMULATOR.fleet().find(one)).isEmpty();
        assertThat(SIMULATOR.fleet().find(other)).isEmpty();
    }

    private static String[] with(String[] arguments, String... more) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return all;
    }
}
