package io.sandboxconsole.simulator.daytona;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Intervals;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Checks the actions that each state allows, and the transitions between states.
class LifecycleTests extends DaytonaEngineTest {

    @ParameterizedTest
    @CsvSource({
        "started,       start,    200",
        "stopped,      start,    200",
        "paused,       start, 200",
        "archived,      start,    200",
        "archiving,    start,    200",
        "error,        start, 400",
        "build_failed,  start,    400",
        "pending_build, start,   409",
        "creating,     start, 409",
        "started,       stop,     200",
        "stopped,      stop,     400",
        "paused,       stop,  200",
        "archived,      stop,     400",
        "archiving,    stop,     409",
        "error,        stop,  400",
        "pending_build, stop,     409",
        "resizing,     stop,     409",
        "started,       pause,    200",
        "stopped,      pause,    400",
        "paused,       pause, 400",
        "error,         pause,    400",
        "pending_build, pause,   400",
        "starting,     pause, 400",
        "started,       archive,  400",
        "stopped,      archive,  200",
        "paused,       archive, 400",
        "archived,      archive,  400",
        "archiving,    archive,  409",
        "error,        archive, 400",
        "stopping,      archive,  409",
        "started,      recover,  400",
        "error,        recover, 400",
        "started,       fork,     200",
        "stopped,      fork,     400",
        "paused,       fork,  400",
        "creating,      fork,     400",
        "started,      snapshot, 200",
        "stopped,      snapshot, 200",
        "paused,        snapshot, 400",
        "archived,     snapshot, 400",
        "unknown,      snapshot, 400"
    })
    void a_state_allows_or_refuses_an_action(String state, String action, int status) throws Exception {
        String id = resting("vm", state, "linux-vm");

        assertThat(post("/sandbox/" + id + "/" + action, "{\"name\":\"made\"}").status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "started, 200",
        "stopped, 200",
        "paused, 200",
        "archived, 200",
        "archiving, 200",
        "error, 200",
        "build_failed, 200",
        "pending_build, 200",
        "creating, 409",
        "unknown, 409",
        "restoring, 409",
        "snapshotting, 409",
        "destroying, 409",
        "destroyed, 404"
    })
    void a_state_allows_or_refuses_deletion(String state, int status) throws Exception {
        String id = resting("web", state, "container");

        assertThat(delete("/sandbox/" + id).status()).isEqualTo(status);
    }

    @Test
    void a_wish_not_yet_stored_is_a_conflict_and_a_stored_transition_a_wrong_state() throws Exception {
        String id = resting("vm", "started", "linux-vm");
        post("/sandbox/" + id + "/stop");

        assertThat(post("/sandbox/" + id + "/pause").status()).isEqualTo(409);
        assertThat(post("/sandbox/" + id + "/stop").status()).isEqualTo(409);
        clock.advance(Duration.ofSeconds(1));
        assertThat(storedStateAfterReading(id)).isEqualTo("stopping");
        assertThat(post("/sandbox/" + id + "/pause").status()).isEqualTo(400);
    }

    private String storedStateAfterReading(String id) throws Exception {
        state(id);
        return storedState(id);
    }

    @Test
    void a_container_neither_pauses_nor_forks() throws Exception {
        String started = resting("one", "started", "container");
        String stopped = resting("two", "stopped", "container");

        assertThat(post("/sandbox/" + started + "/pause").status()).isEqualTo(422);
        assertThat(post("/sandbox/" + stopped + "/pause").status()).isEqualTo(400);
        assertThat(post("/sandbox/" + started + "/fork").status()).isEqualTo(422);
        assertThat(post("/sandbox/" + stopped + "/fork").status()).isEqualTo(422);
    }

    @Test
    void a_paused_container_does_not_resume() throws Exception {
        String id = resting("one", "paused", "container");

        assertThat(post("/sandbox/" + id + "/start").status()).isEqualTo(422);
    }

    @Test
    void start_and_stop_pass_through_their_transitions() throws Exception {
        String id = running("web");

        Answer stopping = post("/sandbox/" + id + "/stop");
        assertThat(stopping.text("state")).isEqualTo("stopping");
        assertThat(stopping.json().has("lastActivityAt")).isFalse();
        clock.advance(TRANSITION);
        assertThat(state(id)).isEqualTo("stopped");
        assertThat(post("/sandbox/" + id + "/start").text("state")).isEqualTo("starting");
        clock.advance(TRANSITION);
        assertThat(state(id)).isEqualTo("started");
        assertThat(post("/sandbox/" + id + "/start").text("state")).isEqualTo("started");
    }

    @Test
    void an_archived_sandbox_has_no_runner_and_restores() throws Exception {
        String id = resting("web", "stopped", "container");

        assertThat(post("/sandbox/" + id + "/archive").text("state")).isEqualTo("archiving");
        clock.advance(TRANSITION);
        JsonNode archived = get("/sandbox/" + id).json();
        assertThat(archived.path("state").stringValue()).isEqualTo("archived");
        assertThat(archived.path("runnerId").isNull()).isTrue();
        assertThat(archived.path("backupState").stringValue()).isEqualTo("Completed");
        assertThat(post("/sandbox/" + id + "/start").text("state"))
                .as("until a runner has taken it over")
                .isEqualTo("archived");
        clock.advance(TRANSITION.dividedBy(2));
        assertThat(get("/sandbox/" + id).json().path("state").stringValue()).isEqualTo("restoring");
        clock.advance(TRANSITION);
        assertThat(state(id)).isEqualTo("started");
    }

    @Test
    void deleting_renames_frees_the_name_and_ends_with_404() throws Exception {
        String id = running("web");

        Answer deleted = delete("/sandbox/web");

        assertThat(deleted.text("name")).matches("DESTROYED_web_\\d{13}");
        assertThat(deleted.text("state")).isEqualTo("destroying");
        assertThat(deleted.json().has("lastActivityAt")).isFalse();
        assertThat(delete("/sandbox/web").status()).isEqualTo(404);
        assertThat(delete("/sandbox/" + id).status()).isEqualTo(409);
        assertThat(post("/sandbox", "{\"name\":\"web\"}").status()).isEqualTo(200);
        clock.advance(TRANSITION);
        assertThat(get("/sandbox/" + id).status()).isEqualTo(404);
    }

    @Test
    void an_errored_sandbox_stays_in_error_when_deleted_and_is_hidden() throws Exception {
        String id = resting("broken", "error", "container");

        Answer deleted = delete("/sandbox/" + id);

        assertThat(deleted.text("state")).isEqualTo("error");
        assertThat(deleted.text("desiredState")).isEqualTo("destroyed");
        assertThat(get("/sandbox/" + id).status()).isEqualTo(404);
        assertThat(get("/sandbox").names()).isEmpty();
        assertThat(get("/sandbox?includeErroredDeleted=true").names()).hasSize(1);
        clock.advance(Duration.ofDays(7));
        assertThat(get("/sandbox?includeErroredDeleted=true").names()).isEmpty();
    }

    @Test
    void stopping_an_ephemeral_sandbox_deletes_it() throws Exception {
        String id = running("web");
        post("/sandbox/" + id + "/autodelete/0");

        Answer stopped = post("/sandbox/" + id + "/stop");

        assertThat(stopped.text("state")).isEqualTo("destroying");
        clock.advance(TRANSITION);
        assertThat(get("/sandbox/" + id).status()).isEqualTo(404);
    }

    @Test
    void a_sandbox_with_forks_is_not_deleted() throws Exception {
        String parent = resting("vm", "started", "linux-vm");
        String fork =
                post("/sandbox/" + parent + "/fork", "{\"name\":\"copy\"}").text("id");
        clock.advance(TRANSITION);

        assertThat(delete("/sandbox/" + parent).status()).isEqualTo(400);
        assertThat(get("/sandbox/" + parent + "/forks").names()).containsExactly("copy");
        assertThat(get("/sandbox/" + fork + "/parent").text("id")).isEqualTo(parent);
        assertThat(get("/sandbox/" + fork + "/ancestors").names()).containsExactly("vm");
    }

    @Test
    void recovery_needs_a_recoverable_error_and_is_limited_to_one_an_hour() throws Exception {
        String id = resting("broken", "error", "container");
        daytona.fleet().change(id, this::recoverable);

        assertThat(post("/sandbox/" + id + "/recover").status()).isEqualTo(200);
        clock.advance(TRANSITION);
        assertThat(state(id)).isEqualTo("started");
        daytona.fleet().change(id, this::recoverable);
        assertThat(post("/sandbox/" + id + "/recover").status()).isEqualTo(409);
        clock.advance(Duration.ofHours(1));
        assertThat(post("/sandbox/" + id + "/recover?skipStart=true").status()).isEqualTo(200);
        clock.advance(TRANSITION);
        assertThat(state(id)).isEqualTo("stopped");
    }

    private DaytonaSandbox recoverable(DaytonaSandbox sandbox) {
        return sandbox.withStatus(new DaytonaStatus("error", "started", "disk full", true, clock.instant()));
    }

    @ParameterizedTest
    @CsvSource({
        "started, cpu, 2, 200",
        "started, disk, 9, 400",
        "started, cpu, 1, 400",
        "stopped, disk, 9, 200",
        "stopped, disk, 1, 400",
        "stopped, memory, 0, 400"
    })
    void resizing_goes_up_only_and_disk_at_rest_only(String state, String what, int size, int status) throws Exception {
        daytona.behaviour().turn(Switch.RESIZE, true);
        String id = resting("web", state, "container");

        Answer answer = post("/sandbox/" + id + "/resize", "{\"%s\":%d}".formatted(what, size));

        assertThat(answer.status()).isEqualTo(status);
        clock.advance(TRANSITION);
        assertThat(state(id)).isEqualTo(state);
        assertThat(get("/sandbox/" + id).json().path(what).intValue() == size)
                .isEqualTo(status == 200 || (what.equals("cpu") && size == 1));
    }

    @Test
    void a_snapshot_of_a_sandbox_can_be_created_from() throws Exception {
        String id = running("web");

        assertThat(post("/sandbox/" + id + "/snapshot", "{\"name\":\"mine\"}").text("state"))
                .isEqualTo("snapshotting");
        clock.advance(TRANSITION);

        assertThat(state(id)).isEqualTo("started");
        assertThat(post("/sandbox", "{\"snapshot\":\"mine\"}").status()).isEqualTo(200);
        assertThat(post("/sandbox/" + id + "/snapshot", "{\"name\":\"x\",\"includeMemory\":true}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_backup_is_201_and_one_at_a_time_and_not_for_ephemeral_ones() throws Exception {
        String id = running("web");

        assertThat(post("/sandbox/" + id + "/backup").status()).isEqualTo(201);
        assertThat(post("/sandbox/" + id + "/backup").status()).isEqualTo(400);
        clock.advance(TRANSITION);
        assertThat(get("/sandbox/" + id).text("backupState")).isEqualTo("Completed");
        daytona.fleet().change(id, sandbox -> sandbox.withIntervals(new Intervals(15, 10, 0, 0, null)));
        assertThat(post("/sandbox/" + id + "/backup").status()).isEqualTo(400);
    }

    @Test
    void a_stuck_transition_stays_and_answers_409() throws Exception {
        daytona.behaviour().turn(Switch.STUCK_TRANSITIONS, true);
        String id = resting("web", "started", "container");
        post("/sandbox/" + id + "/stop");

        clock.advance(Duration.ofHours(5));

        assertThat(state(id)).isEqualTo("stopping");
        assertThat(delete("/sandbox/" + id).status()).isEqualTo(409);
    }

    @Test
    void a_start_that_fails_leaves_an_error() throws Exception {
        String id = resting("web", "stopped", "container");
        daytona.behaviour().failStarts(1);

        assertThat(post("/sandbox/" + id + "/start").status()).isEqualTo(400);

        assertThat(state(id)).isEqualTo("error");
    }
}
