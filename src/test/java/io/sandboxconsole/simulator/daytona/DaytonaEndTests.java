package io.sandboxconsole.simulator.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import io.sandboxconsole.simulator.engine.SimulatedEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Checks the scripted ends of sandboxes, and what the audit log says of them.
class DaytonaEndTests extends DaytonaEngineTest {

    private List<String> logged(String id) throws Exception {
        JsonNode items = as(AUDIT_KEY, "GET", "/audit/organizations/" + daytona.organization(), "")
                .json()
                .path("items");
        List<String> acts = new ArrayList<>();
        items.values().stream()
                .filter(item -> id.equals(item.path("targetId").asString("")))
                .forEach(item -> acts.add(item.path("action").stringValue() + " by "
                        + item.path("actorEmail").stringValue()));
        return acts;
    }

    private JsonNode read(String id) throws Exception {
        return get("/sandbox/" + id).json();
    }

    @Test
    void a_deletion_by_another_person_is_in_the_log() throws Exception {
        String id = running("web");

        daytona.fleet().end(id, SimulatedEnd.DELETED);
        clock.advance(TRANSITION);

        assertThat(get("/sandbox/" + id).status()).isEqualTo(404);
        assertThat(logged(id).getFirst()).isEqualTo("delete by jonas@acme.example");
    }

    @Test
    void an_entry_may_appear_late() throws Exception {
        String id = running("web");
        daytona.behaviour().auditLag(Duration.ofMinutes(5));

        daytona.fleet().deleteAs("aiko", id);
        clock.advance(Duration.ofMinutes(4));

        assertThat(logged(id)).doesNotContain("delete by aiko@acme.example");
        clock.advance(Duration.ofMinutes(1));
        assertThat(logged(id).getFirst()).isEqualTo("delete by aiko@acme.example");
    }

    @Test
    void a_failure_tells_its_reason() throws Exception {
        String id = running("web");

        daytona.fleet().end(id, SimulatedEnd.FAILED);

        assertThat(read(id).path("state").stringValue()).isEqualTo("error");
        assertThat(read(id).path("errorReason").stringValue()).isEqualTo("no space left on device");
    }

    @Test
    void one_out_of_memory_is_found_stopped_and_the_engine_tells_no_more() throws Exception {
        String id = running("web");
        List<String> before = logged(id);

        daytona.fleet().end(id, SimulatedEnd.OUT_OF_MEMORY);

        assertThat(read(id).path("state").stringValue()).isEqualTo("stopped");
        assertThat(read(id).path("errorReason").asString("")).isEmpty();
        assertThat(logged(id)).isEqualTo(before);
    }

    @Test
    void only_the_newest_log_tells_of_an_eviction() throws Exception {
        String old = running("old");
        daytona.fleet().end(old, SimulatedEnd.EVICTED);
        daytona.behaviour().version("0.205.1");
        String recent = running("recent");

        daytona.fleet().end(recent, SimulatedEnd.EVICTED);
        clock.advance(TRANSITION);

        assertThat(logged(old)).noneMatch(act -> act.startsWith("spot_evict"));
        assertThat(logged(recent).getFirst()).startsWith("spot_evict");
        assertThat(get("/sandbox/" + recent).status()).isEqualTo(404);
    }

    @Test
    void the_engine_deletes_by_its_own_intervals_and_only_newer_logs_say_so() throws Exception {
        String silent = running("silent");
        post("/sandbox/" + silent + "/autodelete/30");
        clock.advance(Duration.ofMinutes(46));
        assertThat(read(silent).path("state").asString("gone")).isIn("gone", "destroying");
        assertThat(logged(silent)).noneMatch(act -> act.startsWith("auto_"));

        daytona.behaviour().turn(Switch.AUDIT_OWN_ACTS, true);
        String told = running("told");
        post("/sandbox/" + told + "/autodelete/30");
        clock.advance(Duration.ofMinutes(16));
        get("/sandbox/" + told);
        clock.advance(Duration.ofMinutes(31));
        get("/sandbox/" + told);
        clock.advance(TRANSITION);

        assertThat(logged(told).subList(0, 2)).containsExactly("auto_delete by ", "auto_stop by ");
    }

    @Test
    void one_that_is_gone_leaves_no_trace_and_may_come_back() throws Exception {
        String id = running("web");
        DaytonaSandbox sandbox = daytona.fleet().find(id).orElseThrow();
        List<String> before = logged(id);

        daytona.fleet().end(id, SimulatedEnd.GONE);

        assertThat(get("/sandbox/" + id).status()).isEqualTo(404);
        assertThat(logged(id)).isEqualTo(before);
        daytona.fleet().add(sandbox);
        assertThat(read(id).path("name").stringValue()).isEqualTo("web");
    }

    @Test
    void a_lost_database_is_an_empty_fleet_without_a_log() throws Exception {
        String id = running("web");

        daytona.fleet().resize(0);

        assertThat(get("/sandbox").names()).isEmpty();
        assertThat(logged(id)).isEmpty();
    }

    @Test
    void an_unknown_sandbox_cannot_end() {
        assertThatIllegalArgumentException().isThrownBy(() -> daytona.fleet().end("nothing", SimulatedEnd.FAILED));
    }
}
