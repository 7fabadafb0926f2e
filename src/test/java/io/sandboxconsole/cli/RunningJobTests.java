package io.sandboxconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.apikey.KeyRequest;
import io.sandboxconsole.gateway.api.ApiConsole;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.TestPropertySource;

/// Tests jobs that go on by themselves once their grace is over, which is short here; and makes the
/// transcript of the documentation, which has one.
@TestPropertySource(properties = "console.bulk.grace=1s")
@Timeout(120)
class RunningJobTests extends ApiConsole {

    private static final String TEAM = "payments";

    @TempDir
    Path home;

    private final Shell shell = new Shell();

    @BeforeEach
    void nameTheConsole() {
        shell.calls(port(), admin(), home);
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

    @Test
    void a_job_is_followed_to_its_end_over_http_and_gone_on_from() throws IOException {
        running("streamed-1", "cli-streamed", "ann");
        running("streamed-2", "cli-streamed", "ann");
        var plan = post("/api/plans", admin(), Map.of("action", "delete", "filter", "team:cli-streamed"))
                .json();
        String job = "/api/jobs/" + plan.path("id").asString();
        var started = post(
                job.replace("jobs", "plans") + "/start",
                admin(),
                Map.of("hash", plan.path("hash").asString(), "count", 2));
        assertThat(started.status()).as(started.body()).isEqualTo(201);

        List<String> told = followed(job);

        assertThat(told.getFirst()).contains("event:state");
        assertThat(told.getLast()).contains("event:end", "\"code\":\"JOB_ENDED\"", "\"resume\":false");
        assertThat(told.get(told.size() - 2)).contains("event:job", "\"state\":\"done\"", "\"succeeded\":2");
        List<String> states = states(told);
        assertThat(states).hasSizeGreaterThan(1).first().asString().contains("id:1\n");
        // Who goes on gets each change that they have not, and nothing twice.
        assertThat(states(followed(job, "Last-Event-ID", "1"))).isEqualTo(states.subList(1, states.size()));
        List<String> nothingNew = followed(job, "Last-Event-ID", String.valueOf(states.size()));
        assertThat(states(nothingNew)).isEmpty();
        assertThat(nothingNew).hasSize(2).last().asString().contains("JOB_ENDED");
    }

    /// Reads a stream of a job until it ends by itself.
    private List<String> followed(String job, String... headers) throws IOException {
        try (var body = stream(job + "/events", admin(), headers).body()) {
            return Stream.of(new String(body.readAllBytes(), StandardCharsets.UTF_8).split("\n\n"))
                    .filter(block -> block.contains("event:"))
                    .toList();
        }
    }

    private static List<String> states(List<String> events) {
        return events.stream().filter(event -> event.contains("event:state")).toList();
    }

    @Test
    void the_transcript_in_the_documentation_is_what_the_commands_say() throws IOException {
        var transcript = new Transcript(shell.clock(Clock.fixed(Shell.NOON, ZoneOffset.UTC)));
        // No other test of this database knows her: a job goes by the grants that are known of its person.
        var lead = Actors.person("paula", Role.LEAD, TEAM);
        var key = keys.issue(
                lead, new KeyRequest("Staging-CI", Kind.SERVICE, TEAM, Role.OPERATOR, null, null, Limits.NONE));
        created("report-1", "Bearer " + key.value(), Duration.ofHours(2));
        created("report-2", "Bearer " + key.value(), Duration.ofMinutes(45));
        created("web", token("ann", "operator", TEAM), Duration.ofDays(3));

        as(token("paula", "lead", TEAM));
        // The list shows when each was created as soon as it has been read anew.
        await().atMost(Duration.ofMinutes(1))
                .until(() -> shell.run("list", "--columns", "age")
                        .output()
                        .lines()
                        .map(String::strip)
                        .toList()
                        .containsAll(List.of("2h", "45m", "3d")));
        transcript.run("list", "--created-by", "Staging-CI");
        keys.delete(lead, key.key().id());
        transcript.say("The key is deleted. What it created keeps its name.");
        transcript.run("info", "report-1");
        String hash = transcript
                .run("delete", "--filter", "creator:Staging-CI", "--plan")
                .output()
                .lines()
                .filter(line -> line.startsWith("Hash:"))
                .findFirst()
                .orElseThrow()
                .replaceAll(".* ", "");
        String job = transcript
                .run("delete", "--filter", "creator:Staging-CI", "--plan", hash, "--yes", "--detach")
                .output()
                .strip();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> shell.run("jobs", job).output().contains("done"));
        transcript.run("jobs", job, "--follow");
        transcript.say("Vera is a viewer of the team.");
        as(token("vera", "viewer", TEAM));
        transcript.run("pause", "web");

        CommandDocTests.compare(CommandDocTests.DOC, "transcript", transcript.text());
    }

    /// Creates a sandbox as a caller, which the engine then says was created some time before the terminal's
    /// noon.
    private void created(String name, String authorization, Duration age) {
        var created = post(
                "/api/sandboxes",
                authorization,
                Map.of(
                        "connection",
                        "prod",
                        "name",
                        name,
                        "team",
                        TEAM,
                        "image",
                        "python:3.12",
                        "entrypoint",
                        List.of("sleep", "infinity"),
                        "timeout",
                        "PT1H"));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String id = created.json().path("id").asString();
        SIMULATOR
                .fleet()
                .change(
                        id,
                        sandbox -> new SimulatedSandbox(
                                id,
                                Shell.NOON.minus(age),
                                sandbox.origin(),
                                sandbox.status(),
                                null,
                                sandbox.metadata()));
    }

    private void as(String authorization) {
        shell.variable("SANDBOX_CONSOLE_KEY", authorization.substring("Bearer ".length()));
    }

    private static String[] with(String[] arguments, String... more) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return all;
    }
}
