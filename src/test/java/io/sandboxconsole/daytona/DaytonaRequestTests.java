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
import tools.jackson.databind.json.JsonMapper;

class DaytonaRequestTests {

    @Test
    void the_request_of_a_masked_specification_has_no_secret() {
        SandboxSpec spec = new SandboxSpec(
                new Origin.Snapshot("it's"),
                List.of(),
                null,
                Map.of(),
                Map.of("TOKEN", "env-canary-91bc"),
                Map.of("name", "quick", "team", "x"),
                null,
                null);

        assertThat(body(spec.masked()))
                .contains("\"name\":\"quick\"", "\"snapshot\":\"it's\"", "\"TOKEN\":\"***\"")
                .doesNotContain("canary");
    }

    @Test
    void the_request_states_the_intervals_that_are_sent_and_no_other() {
        assertThat(requested(null)).doesNotContain("Interval");
        assertThat(requested(Intervals.NONE)).doesNotContain("Interval");
        assertThat(requested(new Intervals(Interval.NEVER, Interval.UNSTATED, Interval.LATEST, Interval.NEVER)))
                .contains("\"autoStopInterval\":0", "\"autoArchiveInterval\":0", "\"autoDeleteInterval\":-1")
                .doesNotContain("autoPauseInterval");
    }

    private static String requested(@Nullable Intervals intervals) {
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
        return body(spec);
    }

    private static String body(SandboxSpec spec) {
        return JsonMapper.shared().writeValueAsString(DaytonaRequests.creation(spec));
    }
}
