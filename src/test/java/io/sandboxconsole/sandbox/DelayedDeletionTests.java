package io.sandboxconsole.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.time.EngineScheduler;
import io.sandboxconsole.words.Phrase;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.task.TaskRejectedException;

/// A deletion that can be undone for a while.
@ExtendWith(OutputCaptureExtension.class)
class DelayedDeletionTests {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Fixture fixture = new Fixture();

    private final SandboxService service = fixture.service;

    @Test
    void it_waits_and_everybody_sees_that_it_does() {
        var asked = ask(fixture.operator);

        assertThat(asked)
                .isEqualTo(new Underway(Fixture.BUILD, SandboxAction.DELETE, "ada by name", Fixture.NOW.plus(GRACE)));
        assertThat(underway()).hasValue(asked);
        assertThat(fixture.marked).containsExactly(new SandboxEvent.Marked(Fixture.BUILD));
        assertThat(deleted()).isFalse();
        assertThat(fixture.trail.story()).containsExactly("INTENT delete-later", "OUTCOME delete-later SUCCEEDED");
    }

    @Test
    void when_it_is_due_it_is_done_as_whoever_asked() {
        ask(fixture.operator);

        fixture.due.getFirst().run();

        assertThat(deleted()).isTrue();
        assertThat(underway()).isEmpty();
        assertThat(fixture.events.getLast()).isEqualTo(new SandboxEvent.Gone(Fixture.BUILD));
        assertThat(fixture.trail.story())
                .containsExactly(
                        "INTENT delete-later",
                        "OUTCOME delete-later SUCCEEDED",
                        "INTENT delete",
                        "OUTCOME delete SUCCEEDED");
        assertThat(fixture.trail.rows()).allMatch(row -> row.who().id().equals("ada"));
    }

    @Test
    void undone_it_never_happens() {
        ask(fixture.operator);

        service.undo(fixture.operator, Fixture.BUILD);
        fixture.due.getFirst().run();

        assertThat(deleted()).isFalse();
        assertThat(underway()).isEmpty();
        assertThat(fixture.marked).hasSize(2);
        assertThat(fixture.trail.story())
                .containsExactly(
                        "INTENT delete-later",
                        "OUTCOME delete-later SUCCEEDED",
                        "INTENT undo-delete",
                        "OUTCOME undo-delete SUCCEEDED");
    }

    @Test
    void whoever_may_delete_it_may_undo_it_and_nobody_else() {
        ask(fixture.operator);

        assertThatThrownBy(() -> service.undo(fixture.viewer, Fixture.BUILD)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> service.undo(fixture.stranger, Fixture.BUILD)).isInstanceOf(SandboxNotFound.class);
        assertThat(underway()).isPresent();

        service.undo(fixture.admin, Fixture.BUILD);

        assertThat(underway()).isEmpty();
    }

    @Test
    void whoever_asked_may_undo_it_after_losing_the_right_to_delete_and_while_the_engine_is_down() {
        ask(fixture.operator);
        fixture.engine.failWith(
                new ProviderException.Unavailable(Fixture.PROD, Phrase.quoted("it is down."), Answer.NONE, null));

        service.undo(Actors.person("ada", Role.VIEWER, "platform"), Fixture.BUILD);

        assertThat(underway()).isEmpty();
    }

    @Test
    void undone_twice_or_too_late_is_said() {
        ask(fixture.operator);
        service.undo(fixture.operator, Fixture.BUILD);

        assertThatThrownBy(() -> service.undo(fixture.operator, Fixture.BUILD)).isInstanceOf(UndoTooLate.class);
        assertThatThrownBy(() -> service.undo(fixture.stranger, Fixture.BUILD)).isInstanceOf(SandboxNotFound.class);

        fixture.engine.lose(Fixture.BUILD);
        assertThatThrownBy(() -> service.undo(fixture.operator, Fixture.BUILD)).isInstanceOf(SandboxNotFound.class);
    }

    @Test
    void while_it_is_carried_out_it_shows_and_cannot_be_undone() {
        var asked = ask(fixture.operator);
        fixture.engine.beforeEachCall(() -> {
            assertThat(underway()).hasValue(new Underway(asked.id(), asked.action(), asked.by(), null));
            fixture.engine.beforeEachCall(() -> {});
            assertThatThrownBy(() -> service.undo(fixture.operator, Fixture.BUILD))
                    .isInstanceOf(UndoTooLate.class);
        });

        fixture.due.getFirst().run();

        assertThat(deleted()).isTrue();
        assertThat(underway()).isEmpty();
    }

    @Test
    void an_earlier_deletion_is_kept_and_happens_once() {
        var first = ask(fixture.operator);

        assertThat(ask(fixture.admin)).isEqualTo(first);

        assertThat(fixture.due).hasSize(1);
    }

    @Test
    void asked_again_after_an_undo_it_waits_its_full_time() {
        ask(fixture.operator);
        service.undo(fixture.operator, Fixture.BUILD);
        ask(fixture.operator);

        fixture.due.getFirst().run();
        assertThat(deleted()).isFalse();

        fixture.due.getLast().run();
        assertThat(deleted()).isTrue();
    }

    @Test
    void who_may_not_delete_may_not_ask_for_it() {
        assertThatThrownBy(() -> ask(fixture.viewer)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> ask(fixture.stranger)).isInstanceOf(SandboxNotFound.class);

        assertThat(fixture.due).isEmpty();
        assertThat(underway()).isEmpty();
        assertThat(fixture.trail.story())
                .filteredOn(line -> line.equals("OUTCOME delete-later DENIED"))
                .hasSize(2);
    }

    @Test
    void while_the_database_is_stopped_nothing_is_scheduled() {
        fixture.trail.database().stop();

        assertThatThrownBy(() -> ask(fixture.operator)).isInstanceOf(AuditUnavailable.class);

        assertThat(fixture.due).isEmpty();
        assertThat(underway()).isEmpty();
    }

    @Test
    void it_is_decided_anew_when_it_is_due(CapturedOutput output) {
        ask(fixture.operator);
        fixture.engine.with(Fixture.sandbox(Fixture.BUILD, Kind.RUNNING, "other", "sam"));

        fixture.due.getFirst().run();

        assertThat(deleted()).isFalse();
        assertThat(fixture.trail.story()).endsWith("INTENT delete", "OUTCOME delete DENIED");
        assertThat(output.getAll()).contains("was to be deleted now, and was not");
    }

    @Test
    void another_change_meanwhile_does_not_hide_it() {
        var asked = ask(fixture.operator);

        service.perform(fixture.operator, Fixture.BUILD, new Change.Simple(SandboxAction.PAUSE));

        assertThat(underway()).hasValue(asked);
    }

    @Test
    void a_sandbox_that_goes_by_itself_is_not_waited_for() {
        ask(fixture.operator);

        fixture.deletions.gone(new SandboxEvent.Gone(Fixture.BUILD));
        fixture.due.getFirst().run();

        assertThat(underway()).isEmpty();
        assertThat(fixture.trail.story()).hasSize(2);
    }

    @Test
    void a_console_that_stops_deletes_nothing_and_says_so(CapturedOutput output) {
        ask(fixture.operator);

        fixture.deletions.close();
        fixture.due.getFirst().run();

        assertThat(deleted()).isFalse();
        assertThat(output.getAll()).contains("prod/sb-1 is not deleted, because the console stops");
    }

    @Test
    void what_cannot_be_scheduled_does_not_show_as_waiting() {
        var guard = Guards.on(fixture.trail, fixture.clock);
        fixture.scheduler.close();
        var deletions = new DelayedDeletions(guard, new EngineScheduler(fixture.scheduler), _ -> {}, fixture.clock);
        var sandbox = service.read(fixture.operator, Fixture.BUILD);

        assertThatThrownBy(() -> deletions.ask(fixture.operator, sandbox, GRACE, () -> {}))
                .isInstanceOf(TaskRejectedException.class);

        assertThat(deletions.find(Fixture.BUILD)).isEmpty();
    }

    private Underway ask(Actor actor) {
        return service.deleteLater(actor, Fixture.BUILD, GRACE).orElseThrow();
    }

    private Optional<Underway> underway() {
        return service.underway(Fixture.sandbox(Fixture.BUILD, Kind.RUNNING, "platform", "bob"));
    }

    private boolean deleted() {
        return fixture.engine.asked().contains("delete prod/sb-1");
    }
}
