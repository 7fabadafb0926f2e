package io.sandboxconsole.sandbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.PendingAction;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.time.EngineScheduler;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.task.TaskRejectedException;

/// Tests deletions that can be undone for a while.
@ExtendWith(OutputCaptureExtension.class)
class DelayedDeletionTests {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final LifecycleFixture lifecycleFixture = new LifecycleFixture();

    private final SandboxService service = lifecycleFixture.service;

    @Test
    void it_waits_and_everybody_sees_that_it_does() {
        var asked = ask(lifecycleFixture.operator);

        assertThat(asked)
                .isEqualTo(new PendingAction(
                        LifecycleFixture.BUILD, SandboxAction.DELETE, "ada by name", LifecycleFixture.NOW.plus(GRACE)));
        assertThat(underway()).hasValue(asked);
        assertThat(lifecycleFixture.marked).containsExactly(new SandboxEvent.Marked(LifecycleFixture.BUILD));
        assertThat(deleted()).isFalse();
        assertThat(lifecycleFixture.trail.story())
                .containsExactly("INTENT delete-later", "OUTCOME delete-later SUCCEEDED");
    }

    @Test
    void when_it_is_due_it_is_done_as_whoever_asked() {
        ask(lifecycleFixture.operator);

        lifecycleFixture.due.getFirst().run();

        assertThat(deleted()).isTrue();
        assertThat(underway()).isEmpty();
        assertThat(lifecycleFixture.events.getLast()).isEqualTo(new SandboxEvent.Gone(LifecycleFixture.BUILD));
        assertThat(lifecycleFixture.trail.story())
                .containsExactly(
                        "INTENT delete-later",
                        "OUTCOME delete-later SUCCEEDED",
                        "INTENT delete",
                        "OUTCOME delete SUCCEEDED");
        assertThat(lifecycleFixture.trail.rows()).allMatch(row -> row.who().id().equals("ada"));
    }

    @Test
    void undone_it_never_happens() {
        ask(lifecycleFixture.operator);

        service.undo(lifecycleFixture.operator, LifecycleFixture.BUILD);
        lifecycleFixture.due.getFirst().run();

        assertThat(deleted()).isFalse();
        assertThat(underway()).isEmpty();
        assertThat(lifecycleFixture.marked).hasSize(2);
        assertThat(lifecycleFixture.trail.story())
                .containsExactly(
                        "INTENT delete-later",
                        "OUTCOME delete-later SUCCEEDED",
                        "INTENT undo-delete",
                        "OUTCOME undo-delete SUCCEEDED");
    }

    @Test
    void whoever_may_delete_it_may_undo_it_and_nobody_else() {
        ask(lifecycleFixture.operator);

        assertThatThrownBy(() -> service.undo(lifecycleFixture.viewer, LifecycleFixture.BUILD))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> service.undo(lifecycleFixture.stranger, LifecycleFixture.BUILD))
                .isInstanceOf(SandboxNotFound.class);
        assertThat(underway()).isPresent();

        service.undo(lifecycleFixture.admin, LifecycleFixture.BUILD);

        assertThat(underway()).isEmpty();
    }

    @Test
    void whoever_asked_may_undo_it_after_losing_the_right_to_delete_and_while_the_engine_is_down() {
        ask(lifecycleFixture.operator);
        lifecycleFixture.engine.failWith(new ProviderException.Unavailable(
                LifecycleFixture.PROD, Message.quoted("it is down."), Answer.NONE, null));

        service.undo(Actors.person("ada", Role.VIEWER, "platform"), LifecycleFixture.BUILD);

        assertThat(underway()).isEmpty();
    }

    @Test
    void undone_twice_or_too_late_is_said() {
        ask(lifecycleFixture.operator);
        service.undo(lifecycleFixture.operator, LifecycleFixture.BUILD);

        assertThatThrownBy(() -> service.undo(lifecycleFixture.operator, LifecycleFixture.BUILD))
                .isInstanceOf(UndoTooLate.class);
        assertThatThrownBy(() -> service.undo(lifecycleFixture.stranger, LifecycleFixture.BUILD))
                .isInstanceOf(SandboxNotFound.class);

        lifecycleFixture.engine.lose(LifecycleFixture.BUILD);
        assertThatThrownBy(() -> service.undo(lifecycleFixture.operator, LifecycleFixture.BUILD))
                .isInstanceOf(SandboxNotFound.class);
    }

    @Test
    void while_it_is_carried_out_it_shows_and_cannot_be_undone() {
        var asked = ask(lifecycleFixture.operator);
        lifecycleFixture.engine.beforeEachCall(() -> {
            assertThat(underway()).hasValue(new PendingAction(asked.id(), asked.action(), asked.by(), null));
            lifecycleFixture.engine.beforeEachCall(() -> {});
            assertThatThrownBy(() -> service.undo(lifecycleFixture.operator, LifecycleFixture.BUILD))
                    .isInstanceOf(UndoTooLate.class);
        });

        lifecycleFixture.due.getFirst().run();

        assertThat(deleted()).isTrue();
        assertThat(underway()).isEmpty();
    }

    @Test
    void an_earlier_deletion_is_kept_and_happens_once() {
        var first = ask(lifecycleFixture.operator);

        assertThat(ask(lifecycleFixture.admin)).isEqualTo(first);

        assertThat(lifecycleFixture.due).hasSize(1);
    }

    @Test
    void asked_again_after_an_undo_it_waits_its_full_time() {
        ask(lifecycleFixture.operator);
        service.undo(lifecycleFixture.operator, LifecycleFixture.BUILD);
        ask(lifecycleFixture.operator);

        lifecycleFixture.due.getFirst().run();
        assertThat(deleted()).isFalse();

        lifecycleFixture.due.getLast().run();
        assertThat(deleted()).isTrue();
    }

    @Test
    void who_may_not_delete_may_not_ask_for_it() {
        assertThatThrownBy(() -> ask(lifecycleFixture.viewer)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> ask(lifecycleFixture.stranger)).isInstanceOf(SandboxNotFound.class);

        assertThat(lifecycleFixture.due).isEmpty();
        assertThat(underway()).isEmpty();
        assertThat(lifecycleFixture.trail.story())
                .filteredOn(line -> line.equals("OUTCOME delete-later DENIED"))
                .hasSize(2);
    }

    @Test
    void while_the_database_is_stopped_nothing_is_scheduled() {
        lifecycleFixture.trail.database().stop();

        assertThatThrownBy(() -> ask(lifecycleFixture.operator)).isInstanceOf(AuditUnavailable.class);

        assertThat(lifecycleFixture.due).isEmpty();
        assertThat(underway()).isEmpty();
    }

    @Test
    void it_is_decided_anew_when_it_is_due(CapturedOutput output) {
        ask(lifecycleFixture.operator);
        lifecycleFixture.engine.with(LifecycleFixture.sandbox(LifecycleFixture.BUILD, Kind.RUNNING, "other", "sam"));

        lifecycleFixture.due.getFirst().run();

        assertThat(deleted()).isFalse();
        assertThat(lifecycleFixture.trail.story()).endsWith("INTENT delete", "OUTCOME delete DENIED");
        assertThat(output.getAll()).contains("was to be deleted now, and was not");
    }

    @Test
    void another_change_meanwhile_does_not_hide_it() {
        var asked = ask(lifecycleFixture.operator);

        service.perform(
                lifecycleFixture.operator, LifecycleFixture.BUILD, new SandboxCommand.Simple(SandboxAction.PAUSE));

        assertThat(underway()).hasValue(asked);
    }

    @Test
    void a_sandbox_that_goes_by_itself_is_not_waited_for() {
        ask(lifecycleFixture.operator);

        lifecycleFixture.deletions.removed(new SandboxEvent.Gone(LifecycleFixture.BUILD));
        lifecycleFixture.due.getFirst().run();

        assertThat(underway()).isEmpty();
        assertThat(lifecycleFixture.trail.story()).hasSize(2);
    }

    @Test
    void a_console_that_stops_deletes_nothing_and_says_so(CapturedOutput output) {
        ask(lifecycleFixture.operator);

        lifecycleFixture.deletions.close();
        lifecycleFixture.due.getFirst().run();

        assertThat(deleted()).isFalse();
        assertThat(output.getAll()).contains("prod/sb-1 is not deleted, because the console stops");
    }

    @Test
    void what_cannot_be_scheduled_does_not_show_as_waiting() {
        var guard = Guards.on(lifecycleFixture.trail, lifecycleFixture.clock);
        lifecycleFixture.scheduler.close();
        var deletions = new DelayedDeletions(
                guard,
                new EngineScheduler(lifecycleFixture.scheduler),
                _ -> {},
                lifecycleFixture.clock,
                lifecycleFixture.locks);
        var sandbox = service.read(lifecycleFixture.operator, LifecycleFixture.BUILD);

        assertThatThrownBy(() -> deletions.schedule(lifecycleFixture.operator, sandbox, GRACE, () -> {}))
                .isInstanceOf(TaskRejectedException.class);

        assertThat(deletions.find(LifecycleFixture.BUILD)).isEmpty();
    }

    private PendingAction ask(Actor actor) {
        return service.deleteLater(actor, LifecycleFixture.BUILD, GRACE).orElseThrow();
    }

    private Optional<PendingAction> underway() {
        return service.pending(LifecycleFixture.sandbox(LifecycleFixture.BUILD, Kind.RUNNING, "platform", "bob"));
    }

    private boolean deleted() {
        return lifecycleFixture.engine.asked().contains("delete prod/sb-1");
    }
}
