package io.sandboxconsole.simulator.daytona;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Checks the automatic actions of sandboxes by the test's own clock.
class DaytonaTimeTests extends DaytonaEngineTest {

    @Test
    void an_idle_sandbox_stops_by_itself_and_activity_puts_that_off() throws Exception {
        String id = running("web");
        post("/sandbox/" + id + "/autostop/10");
        clock.advance(Duration.ofMinutes(9));
        assertThat(post("/sandbox/" + id + "/last-activity").text()).isEmpty();

        clock.advance(Duration.ofMinutes(9));
        assertThat(state(id)).isEqualTo("started");

        clock.advance(Duration.ofMinutes(1).plus(TRANSITION));
        assertThat(state(id)).isEqualTo("stopped");
    }

    @Test
    void zero_means_never_stopping() throws Exception {
        String id = running("web");
        post("/sandbox/" + id + "/autostop/0");

        clock.advance(Duration.ofDays(30));

        assertThat(state(id)).isEqualTo("started");
    }

    @Test
    void a_stopped_sandbox_is_archived_and_then_stays() throws Exception {
        String id = resting("web", "stopped", "container");
        post("/sandbox/" + id + "/autoarchive/60");

        clock.advance(Duration.ofHours(1).plus(TRANSITION));

        assertThat(state(id)).isEqualTo("archived");
        clock.advance(Duration.ofDays(90));
        assertThat(state(id)).isEqualTo("archived");
    }

    @Test
    void a_stopped_sandbox_is_deleted_after_its_interval() throws Exception {
        String id = resting("web", "stopped", "container");
        post("/sandbox/" + id + "/autodelete/30");

        clock.advance(Duration.ofMinutes(29));
        assertThat(state(id)).isEqualTo("stopped");

        clock.advance(Duration.ofMinutes(1).plus(TRANSITION));
        assertThat(get("/sandbox/" + id).status()).isEqualTo(404);
    }

    @Test
    void an_ephemeral_sandbox_ends_with_its_automatic_stop() throws Exception {
        String id = running("web");
        post("/sandbox/" + id + "/autodelete/0");

        clock.advance(Duration.ofMinutes(15).plus(TRANSITION));

        assertThat(get("/sandbox/" + id).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"started, true, 24", "error, true, 168", "build_failed, true, 24", "build_failed, false, 168"})
    void what_is_over_vanishes_in_the_end(String state, boolean deleted, int hours) throws Exception {
        String id = resting("web", state, "container");
        if (deleted) {
            delete("/sandbox/" + id);
            clock.advance(TRANSITION);
        }

        clock.advance(Duration.ofHours(hours).minus(TRANSITION).minusSeconds(1));
        get("/sandbox");
        assertThat(daytona.fleet().find(id)).isPresent();

        clock.advance(TRANSITION.plusSeconds(1));
        assertThat(daytona.fleet().find(id)).isEmpty();
    }

    @Test
    void newer_servers_pause_and_end_by_time() throws Exception {
        String id = resting("vm", "started", "linux-vm");
        assertThat(post("/sandbox/" + id + "/autopause/5").status()).isEqualTo(404);
        daytona.behaviour().version("0.205.1");
        assertThat(post("/sandbox/" + id + "/autopause/5").status()).isEqualTo(400);
        assertThat(post("/sandbox/" + id + "/autostop/0").status()).isEqualTo(201);
        assertThat(post("/sandbox/" + id + "/autopause/5").status()).isEqualTo(200);
        assertThat(post("/sandbox/" + id + "/ttl/60").status()).isEqualTo(200);

        clock.advance(Duration.ofMinutes(5).plus(TRANSITION));
        assertThat(state(id)).isEqualTo("paused");

        clock.advance(Duration.ofHours(1));
        assertThat(get("/sandbox/" + id).status()).isEqualTo(404);
    }

    @Test
    void own_acts_are_in_the_audit_log_only_when_switched_on() throws Exception {
        daytona.behaviour().turn(Switch.AUDIT_OWN_ACTS, true);
        String id = running("web");

        clock.advance(Duration.ofMinutes(16));
        state(id);

        assertThat(get("/audit/organizations/" + daytona.organization())
                        .json()
                        .path("items")
                        .path(0)
                        .path("action")
                        .stringValue())
                .isEqualTo("auto_stop");
    }
}
