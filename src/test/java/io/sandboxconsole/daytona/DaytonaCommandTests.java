package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Options;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    @Test
    void the_command_states_the_intervals_that_are_sent_and_no_other() {
        assertThat(command(null)).doesNotContain("Interval");
        assertThat(command(Intervals.NONE)).doesNotContain("Interval");
        assertThat(command(new Intervals(Interval.NEVER, Interval.UNSTATED, Interval.LATEST, Interval.NEVER)))
                .contains("\"autoStopInterval\" : 0", "\"autoArchiveInterval\" : 0", "\"autoDeleteInterval\" : -1")
                .doesNotContain("autoPauseInterval");
    }

    private static String command(@Nullable Intervals intervals) {
        var spec = new SandboxSpec(
                new Origin.Snapshot("base"),
                List.of(),
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                null,
                null,
                List.of(),
                new Options(null, intervals, false));
        return DaytonaProviders.ofNothing().equivalentCommand(spec).orElseThrow();
    }
}
