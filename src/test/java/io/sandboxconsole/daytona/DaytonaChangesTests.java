package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.Invalid;
import io.sandboxconsole.sandbox.provider.ProviderException.NotFound;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DaytonaChangesTests extends DaytonaChangeTest {

    private static final Intervals USUAL = new Intervals(
            Interval.after(Duration.ofMinutes(15)),
            Interval.UNSTATED,
            Interval.after(Duration.ofMinutes(10_080)),
            Interval.NEVER);

    @Test
    void a_sandbox_is_started_and_stopped() {
        SandboxId id = resting("stopped");

        changes.change(id, new SandboxCommand.Simple(SandboxAction.START));
        advance(Duration.ofSeconds(3));
        assertThat(state(id)).isEqualTo("started");

        changes.change(id, new SandboxCommand.Simple(SandboxAction.STOP));
        assertThat(state(id)).isEqualTo("stopping");
    }

    @Test
    void what_is_already_so_is_not_asked_for_again() {
        changes.change(resting("started"), new SandboxCommand.Simple(SandboxAction.START));

        assertThat(count("POST /sandbox/{id}/start")).isZero();
    }

    @Test
    void a_change_that_the_state_forbids_is_refused_without_a_request() {
        SandboxId id = resting("error");

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> changes.change(id, new SandboxCommand.Simple(SandboxAction.STOP)))
                .withMessageContaining("error");
        assertThat(count("POST /sandbox/{id}/stop")).isZero();
    }

    @Test
    void a_sandbox_that_is_gone_is_not_found() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() ->
                        changes.change(new SandboxId(DAY, "none"), new SandboxCommand.Simple(SandboxAction.START)));
    }

    @Test
    void a_name_is_no_id() {
        resting("stopped");

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() ->
                        changes.change(new SandboxId(DAY, "swift"), new SandboxCommand.Simple(SandboxAction.START)));
    }

    @Test
    void a_transition_is_waited_for_a_little() {
        SandboxId id = resting("started");
        changes.change(id, new SandboxCommand.Simple(SandboxAction.STOP));

        letTimePass();
        changes.change(id, new SandboxCommand.Simple(SandboxAction.START));

        assertThat(count("POST /sandbox/{id}/start")).isEqualTo(1);
    }

    @Test
    void a_transition_that_does_not_end_is_a_conflict_that_names_it() {
        SandboxId id = resting("stopped");
        daytona.behaviour().turn(Switch.STUCK_TRANSITIONS, true);
        changes.change(id, new SandboxCommand.Simple(SandboxAction.START));
        advance(Duration.ofHours(3));

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> changes.change(id, new SandboxCommand.Simple(SandboxAction.STOP)))
                .withMessageContaining("still in the state starting, since 2026-11-23T12:");
    }

    @Test
    void a_409_while_the_state_changes_is_tried_once_more() {
        SandboxId id = resting("started");
        conflictOnce("POST /sandbox/{id}/stop");

        changes.change(id, new SandboxCommand.Simple(SandboxAction.STOP));

        assertThat(count("POST /sandbox/{id}/stop")).isEqualTo(2);
        assertThat(state(id)).isEqualTo("stopping");
    }

    @Test
    void a_lost_answer_to_a_change_that_was_made_is_no_failure() {
        SandboxId id = resting("stopped");
        daytona.faults().on("POST /sandbox/{id}/start").times(1).lostAnswer();

        changes.change(id, new SandboxCommand.Simple(SandboxAction.START));

        assertThat(count("POST /sandbox/{id}/start")).isEqualTo(1);
    }

    @Test
    void a_lost_answer_to_a_change_that_was_not_made_stays_a_failure() {
        SandboxId id = resting("stopped");
        daytona.faults().on("POST /sandbox/{id}/start").times(1).reset();

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> changes.change(id, new SandboxCommand.Simple(SandboxAction.START)))
                .matches(Unavailable::unclear);
    }

    @Test
    void stopping_an_ephemeral_sandbox_deletes_it_and_a_lost_answer_does_not_hide_that() {
        SandboxId id = resting("started", DaytonaChangeTest::ephemeral);
        daytona.faults().on("POST /sandbox/{id}/stop").times(1).lostAnswer();
        letTimePass();

        changes.change(id, new SandboxCommand.Simple(SandboxAction.STOP));

        assertThat(server.reads()
                        .find(id)
                        .filter(left -> !DaytonaPhase.of(left.state()).over()))
                .isEmpty();
    }

    @Test
    void a_deletion_is_accepted_and_a_second_one_is_done_already() {
        SandboxId id = resting("started");

        changes.delete(id);
        changes.delete(id);
        advance(Duration.ofSeconds(3));
        changes.delete(id);

        assertThat(count("DELETE /sandbox/{id}")).isEqualTo(1);
    }

    @Test
    void a_deletion_that_meets_another_one_is_done() {
        SandboxId id = resting("started");
        daytona.faults().on("DELETE /sandbox/{id}").times(1).lostAnswer();

        changes.delete(id);

        assertThat(count("DELETE /sandbox/{id}")).isBetween(1L, 2L);
        assertThat(state(id)).isEqualTo("destroying");
    }

    @Test
    void an_errored_sandbox_is_deleted_by_hiding_it() {
        SandboxId id = resting("error");

        changes.delete(id);

        assertThat(server.reads().find(id)).isEmpty();
        assertThat(stored(id).status().state()).isEqualTo("error");
        changes.delete(id);
    }

    @Test
    void a_sandbox_that_is_still_being_created_is_not_deleted() {
        SandboxId id = resting("creating");

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> changes.delete(id))
                .withMessageContaining("creating");
        assertThat(count("DELETE /sandbox/{id}")).isZero();
    }

    @Test
    void a_virtual_machine_pauses_and_resumes_by_a_start() {
        SandboxId id = resting("started", DaytonaChangeTest::virtualMachine);

        changes.pause(id);
        changes.pause(id);
        advance(Duration.ofSeconds(3));
        assertThat(state(id)).isEqualTo("paused");

        changes.resume(id);
        assertThat(count("POST /sandbox/{id}/start")).isEqualTo(1);
        assertThat(state(id)).isEqualTo("resuming");
    }

    @Test
    void a_container_is_not_even_asked_to_pause() {
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> changes.pause(resting("started")))
                .withMessageContaining("cannot be paused");
        assertThat(count("POST /sandbox/{id}/pause")).isZero();
    }

    @Test
    void answers_201_and_empty_bodies_are_success() {
        SandboxId id = resting("started");

        changes.change(id, new SandboxCommand.Simple(SandboxAction.TOUCH));
        changes.change(id, new SandboxCommand.SetOpenPorts(true));
        changes.change(id, new SandboxCommand.Simple(SandboxAction.BACKUP));
        changes.change(id, new SandboxCommand.Simple(SandboxAction.CLOSE_SSH));

        assertThat(stored(id).network().open()).isTrue();
    }

    @Test
    void only_the_intervals_that_differ_are_set() {
        SandboxId id = resting(
                "started", sandbox -> sandbox.withIntervals(new DaytonaSandbox.Intervals(15, 10_080, -1, 0, null)));

        changes.change(id, new SandboxCommand.SetIntervals(intervals(id), USUAL));
        assertThat(count("POST /sandbox/{id}/autostop/{minutes}")).isZero();

        changes.change(
                id,
                new SandboxCommand.SetIntervals(
                        USUAL, USUAL.withStop(Interval.NEVER).withDelete(Interval.after(Duration.ofHours(2)))));

        assertThat(stored(id).intervals().stop()).isZero();
        assertThat(stored(id).intervals().delete()).isEqualTo(120);
        assertThat(count("POST /sandbox/{id}/autoarchive/{minutes}")).isZero();
        assertThat(count("POST /sandbox/{id}/autopause/{minutes}")).isZero();
    }

    @Test
    void intervals_that_are_no_whole_minutes_are_refused_without_a_request() {
        SandboxId id = resting("started");
        var wanted = Intervals.NONE.withStop(Interval.after(Duration.ofSeconds(90)));

        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> changes.change(id, new SandboxCommand.SetIntervals(USUAL, wanted)))
                .satisfies(refusal -> assertThat(refusal.fields())
                        .extracting(field -> field.field())
                        .containsExactly("intervals"));
        assertThat(daytona.requests().total()).isZero();
    }

    @Test
    void intervals_that_somebody_changed_meanwhile_are_not_overwritten() {
        SandboxId id = resting(
                "started", sandbox -> sandbox.withIntervals(new DaytonaSandbox.Intervals(15, 10_080, 0, 0, null)));
        Intervals seen = intervals(id);
        changes.change(id, new SandboxCommand.SetIntervals(seen, USUAL));

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> changes.change(
                        id,
                        new SandboxCommand.SetIntervals(
                                seen,
                                seen.withStop(Interval.after(Duration.ofMinutes(5)))
                                        .withDelete(Interval.AT_ONCE))))
                .withMessageContaining("meanwhile");
        assertThat(stored(id).intervals().delete()).isEqualTo(-1);
        assertThat(stored(id).intervals().stop()).isEqualTo(15);
    }

    @Test
    void a_failure_half_way_names_the_intervals_that_were_changed_before_it() {
        SandboxId id = resting(
                "started", sandbox -> sandbox.withIntervals(new DaytonaSandbox.Intervals(15, 10_080, -1, 0, null)));
        Intervals before = intervals(id);
        var wanted =
                before.withStop(Interval.after(Duration.ofMinutes(5))).withDelete(Interval.after(Duration.ofHours(1)));
        daytona.faults()
                .on("POST /sandbox/{id}/autodelete/{minutes}")
                .times(5)
                .answer(409, Map.of("Content-Type", "application/json"), """
                        {"statusCode":409,"error":"Conflict","message":"Sandbox state change in progress","path":"/api"}""");

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> changes.change(id, new SandboxCommand.SetIntervals(before, wanted)))
                .withMessageContaining("Changed: auto-stop. Not changed: auto-delete.")
                .withMessageContaining("Sandbox state change in progress")
                .withMessageNotContaining("meanwhile");
        assertThat(stored(id).intervals().stop()).isEqualTo(5);
        assertThat(stored(id).intervals().delete()).isEqualTo(-1);
    }

    @Test
    void a_server_that_does_not_pause_by_itself_is_not_asked_to() {
        SandboxId id = resting("started");
        var wanted = USUAL.withStop(Interval.NEVER).withPause(Interval.after(Duration.ofMinutes(30)));

        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> changes.change(id, new SandboxCommand.SetIntervals(intervals(id), wanted)))
                .withMessageContaining("0.205");
        assertThat(count("POST /sandbox/{id}/autostop/{minutes}")).isZero();
    }

    @Test
    void a_newer_server_moves_the_end_of_a_life_in_whole_minutes_from_now() {
        daytona.behaviour().version("0.205.1");
        SandboxId id = resting("started");
        Instant now = clock.instant();

        Instant end = changes.renew(id, now.plusSeconds(90), now);

        assertThat(count("POST /sandbox/{id}/ttl/{minutes}")).isEqualTo(1);
        assertThat(end).isBetween(now.plusSeconds(90), now.plusSeconds(180));
    }

    @Test
    void the_deletion_of_a_sandbox_with_graphics_processors_keeps_its_time() {
        SandboxId id = resting("started", sandbox -> sandbox.withSize(new DaytonaSandbox.Size(1, 1, "H100", 1, 3)));

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> changes.change(
                        id,
                        new SandboxCommand.SetIntervals(
                                intervals(id), Intervals.NONE.withDelete(Interval.after(Duration.ofHours(1))))))
                .withMessageContaining("GPUs");
    }

    @Test
    void a_server_without_resizing_does_not_support_it() {
        SandboxId id = resting("stopped");

        assertThatExceptionOfType(Unsupported.class)
                .isThrownBy(() -> changes.change(id, new SandboxCommand.Resize(4, null, null)))
                .withMessageContaining("resize");
        assertThat(actions.obstacle(server.reads().find(id).orElseThrow(), SandboxAction.RESIZE))
                .hasValueSatisfying(obstacle -> assertThat(obstacle.toString()).contains("its settings hide it"));
    }

    private Intervals intervals(SandboxId id) {
        return server.reads().find(id).orElseThrow().attributes().intervals();
    }

    @Test
    void sizes_that_the_engine_refuses_are_refused_without_a_request() {
        daytona.behaviour().turn(Switch.RESIZE, true);
        SandboxId id = resting("started", sandbox -> sandbox.withSize(new DaytonaSandbox.Size(2, 0, null, 4, 10)));

        assertRefused(id, new SandboxCommand.Resize(1, null, null), "can only get more");
        assertRefused(id, new SandboxCommand.Resize(null, null, 20), "Stop it first");
        assertRefused(id, new SandboxCommand.Resize(null, null, 5), "cannot be made smaller");
        assertRefused(id, new SandboxCommand.Resize(2, 4, 10), "already");
        assertRefused(id, new SandboxCommand.Resize(0, null, null), "at least 1");
        assertThat(count("POST /sandbox/{id}/resize")).isZero();

        changes.change(id, new SandboxCommand.Resize(3, null, null));
        assertThat(count("POST /sandbox/{id}/resize")).isEqualTo(1);
    }

    private void assertRefused(SandboxId id, SandboxCommand.Resize change, String reason) {
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> changes.change(id, change))
                .withMessageContaining(reason);
    }
}
