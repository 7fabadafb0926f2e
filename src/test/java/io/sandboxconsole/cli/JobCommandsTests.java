package io.sandboxconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.gateway.api.ApiConsole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Tests plans, jobs, the past and the trail from the command line, against a running console.
class JobCommandsTests extends ApiConsole {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path home;

    private final Shell shell = new Shell();

    @BeforeEach
    void nameTheConsole() {
        shell.calls(port(), admin(), home);
    }

    @Test
    void a_plan_of_changed_sandboxes_is_not_started() {
        running("cli-changed", "cli-changed", "ann");
        var plan = shell.run("plan", "make", "delete", "--team", "cli-changed", "-o", "json");
        String hash = JSON.readTree(plan.output()).path("hash").asString();
        running("cli-changed-2", "cli-changed", "ann");

        var late = shell.run("delete", "--team", "cli-changed", "--plan", hash, "--yes");

        assertThat(late.exitCode()).isEqualTo(5);
        assertThat(late.errors()).contains("The sandboxes have changed since the plan with this hash");
        assertThat(shell.run("list", "--team", "cli-changed", "-o", "name")
                        .output()
                        .lines())
                .hasSize(2);
    }

    @Test
    void an_interrupt_detaches_from_a_job_and_says_how_to_come_back() throws IOException, InterruptedException {
        running("cli-detach", "cli-detach", "ann");
        String hash = JSON.readTree(shell.run("plan", "make", "delete", "--team", "cli-detach", "-o", "json")
                        .output())
                .path("hash")
                .asString();
        var process = new CommandProcess(home)
                .variable("SANDBOX_CONSOLE_URL", "http://localhost:" + port())
                .variable("SANDBOX_CONSOLE_KEY", shell.variable("SANDBOX_CONSOLE_KEY"));

        Process running =
                process.start(CommandProcess.command("", "delete", "--team", "cli-detach", "--plan", hash, "--yes"));
        // It follows as soon as it says so.
        int first = running.getErrorStream().read();
        new ProcessBuilder("kill", "-INT", Long.toString(running.pid())).start().waitFor(1, TimeUnit.MINUTES);
        var result = CommandProcess.finish(running);

        assertThat((char) first).isEqualTo('w');
        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.errors()).contains("goes on without this terminal", "--follow");
    }

    @Test
    void the_past_of_a_sandbox_is_told_after_its_end() {
        String id = running("cli-gone", "cli-gone", "ann");
        assertThat(shell.run("delete", id, "--yes").exitCode()).isZero();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> shell.run("history", "--filter", "team:cli-gone ended:yes", "-o", "name")
                        .output()
                        .contains(id));

        assertThat(shell.run("history", "--team", "cli-gone").output()).contains("cli-gone", "deleted-by-person");
        assertThat(shell.run("info", id).output()).contains("Ended:", "deleted-by-person");
        assertThat(shell.run("timeline", "cli-gone").output()).contains("ended");
    }

    @Test
    void the_trail_is_shown_and_exported() throws IOException {
        String id = running("cli-trail", "cli-trail", "ann");
        shell.run("pause", id);

        assertThat(shell.run("audit", "--sandbox", id).output()).contains("pause", "succeeded", "root by name");
        var export = shell.run(
                "audit", "export", "--file", home.resolve("trail.jsonl").toString());
        assertThat(export.exitCode()).as(export.errors()).isZero();
        assertThat(shell.run(
                                "audit",
                                "export",
                                "--file",
                                home.resolve("trail.jsonl").toString())
                        .exitCode())
                .isEqualTo(5);
        java.nio.file.Files.writeString(
                home.resolve("keys.pem"), shell.run("audit", "keys").output());
        // Keys of the console itself prove nothing.
        assertThat(shell.run(
                                "audit",
                                "verify",
                                home.resolve("trail.jsonl").toString(),
                                "--keys",
                                home.resolve("keys.pem").toString())
                        .exitCode())
                .isEqualTo(3);
    }

    @Test
    void changes_are_followed() {
        Thread change = Thread.ofVirtual().unstarted(() -> running("cli-watched", "cli-watched", "ann"));
        change.start();

        var watched = shell.run("watch", "--count", "1", "-o", "jsonl");

        assertThat(watched.exitCode()).as(watched.errors()).isZero();
        assertThat(JSON.readTree(watched.output()).path("kind").asString()).isNotEmpty();
    }
}
