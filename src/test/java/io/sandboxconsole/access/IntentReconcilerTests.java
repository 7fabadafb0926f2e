package io.sandboxconsole.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.IntentCheck.Finding;
import io.sandboxconsole.access.IntentCheck.Intent;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.AuditIntentsOn;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.leadership.TestConsole;
import io.sandboxconsole.testing.Databases;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class IntentReconcilerTests {

    private static final Target BUILD = new Target("prod", "sb-1", "build", "platform", "ada");

    private static final Operation DELETION = new Operation("delete", Permission.DELETE_SANDBOX, BUILD);

    // The trail notes by its own clock when a row was appended.
    private static final Clock NOW = Clock.systemUTC();

    private static final Clock SOON = after(IntentReconciler.LONGEST_ATTEMPT.minusMinutes(1));

    private static final Clock LATER = after(IntentReconciler.LONGEST_ATTEMPT.plusMinutes(1));

    private static final Clock NEXT_DAY = after(IntentReconciler.PATIENCE.plusMinutes(1));

    private final TestTrail trail;

    private final AuditRecorder killed;

    private final Actor ada = Actors.person("ada", Role.OPERATOR, "platform");

    private final List<Intent> asked = new ArrayList<>();

    private Finding finding = Finding.DONE;

    IntentReconcilerTests(Databases databases) {
        trail = TestTrail.on(databases.migrated());
        killed = recorder();
    }

    @Test
    void an_intent_without_an_outcome_gets_a_row_of_its_own_that_names_it() {
        var changes = FieldChanges.NONE.and("expires", "a", "b");
        killed.intent(ada, DELETION.changing(changes));

        reconcile(LATER);

        assertThat(asked).containsExactly(new Intent("delete", "prod", "sb-1", changes));
        assertThat(trail.story()).containsExactly("INTENT delete", "EVENT reconcile SUCCEEDED");
        AuditEvent intent = trail.rows().getFirst();
        AuditEvent row = trail.rows().getLast();
        assertThat(row.context().parent()).isEqualTo(intent.operation());
        assertThat(row.context().job()).isEqualTo("intents");
        assertThat(row.who()).isEqualTo(new Who("console", "Sandbox Console", "system", "system", null));
        assertThat(row.what()).isEqualTo(intent.what());
        assertThat(Objects.requireNonNull(row.ending()).code()).isEqualTo("done");
        assertThat(row.ending().detail())
                .startsWith("“delete” of ada by name at ")
                .endsWith(" has no outcome; the engine shows it as done.");
    }

    @Test
    void it_gets_one_however_many_consoles_look_and_however_often() {
        killed.intent(ada, DELETION);

        var others = CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> reconcile(LATER)), CompletableFuture.runAsync(() -> reconcile(LATER)));
        others.join();
        reconcile(LATER);

        assertThat(trail.story()).containsExactly("INTENT delete", "EVENT reconcile SUCCEEDED");
    }

    @Test
    void what_may_still_be_underway_is_left_alone() {
        killed.intent(ada, DELETION);

        reconcile(SOON);

        assertThat(asked).isEmpty();
        assertThat(trail.story()).containsExactly("INTENT delete");
    }

    @Test
    void what_is_underway_here_is_left_alone_however_long_it_takes() {
        var reconciler = Reconcilers.on(trail, killed, this::check, LATER);
        var attempt = killed.intent(ada, DELETION);

        reconciler.reconcile();
        attempt.ended(DELETION, new AuditEvent.Ending(Result.SUCCEEDED, "", "", null));
        reconciler.reconcile();

        assertThat(asked).isEmpty();
        assertThat(trail.story()).containsExactly("INTENT delete", "OUTCOME delete SUCCEEDED");
    }

    @Test
    void an_outcome_that_waits_for_the_database_here_is_waited_for() {
        var backlog = new AuditBacklog(trail.trail());
        var recorder = new AuditRecorder(trail.trail(), backlog, NOW);
        var reconciler = Reconcilers.on(trail, recorder, this::check, LATER);
        var attempt = recorder.intent(ada, DELETION);
        trail.database().stop();
        attempt.ended(DELETION, new AuditEvent.Ending(Result.SUCCEEDED, "", "", null));
        reconciler.reconcile();
        trail.database().start();

        reconciler.reconcile();
        backlog.catchUp();
        reconciler.reconcile();

        assertThat(trail.story()).containsExactly("INTENT delete", "OUTCOME delete SUCCEEDED");
    }

    @Test
    void attempts_with_an_outcome_and_denials_are_left_alone_and_looked_at_once() {
        var guard = new Guard(new AccessPolicy(), killed, SessionCheck.NONE);
        guard.run(ada, DELETION, () -> {});
        killed.refused(ada, DELETION, new AuditEvent.Ending(Result.DENIED, "no", "", null));

        reconcile(LATER);

        assertThat(asked).isEmpty();
        assertThat(trail.rows()).noneMatch(row -> row.phase() == Phase.EVENT);
        assertThat(AuditIntentsOn.database(trail.database()).settled()).isEqualTo(4);
    }

    @Test
    void an_engine_that_does_not_answer_is_asked_again_for_a_day() {
        finding = Finding.SILENT;
        killed.intent(ada, DELETION);
        reconcile(LATER);
        reconcile(LATER);
        assertThat(asked).hasSize(2);
        assertThat(trail.story()).containsExactly("INTENT delete");

        reconcile(NEXT_DAY);

        assertThat(trail.story()).containsExactly("INTENT delete", "EVENT reconcile UNCLEAR");
        assertThat(Objects.requireNonNull(trail.rows().getLast().ending()).code())
                .isEqualTo("no-answer");
    }

    @Test
    void what_waits_for_its_engine_does_not_hold_up_others() {
        finding = Finding.SILENT;
        killed.intent(ada, DELETION);
        reconcile(LATER);
        killed.intent(ada, new Operation("pause", Permission.CHANGE_SANDBOX, BUILD));
        finding = Finding.NOT_DONE;

        reconcile(LATER);
        reconcile(LATER);

        assertThat(trail.story())
                .containsExactly("INTENT delete", "INTENT pause", "EVENT reconcile FAILED", "EVENT reconcile FAILED");
    }

    @Test
    void what_no_engine_shows_reads_unknown() {
        finding = Finding.UNTOLD;
        killed.intent(ada, DELETION);

        reconcile(LATER);

        assertThat(trail.story()).containsExactly("INTENT delete", "EVENT reconcile UNCLEAR");
        assertThat(Objects.requireNonNull(trail.rows().getLast().ending()).code())
                .isEqualTo("unknown");
    }

    private void reconcile(Clock clock) {
        TestConsole.passTerm(trail.database(), "intents");
        Reconcilers.on(trail, recorder(), this::check, clock).reconcile();
    }

    private synchronized Finding check(Intent intent) {
        asked.add(intent);
        return finding;
    }

    private AuditRecorder recorder() {
        return new AuditRecorder(trail.trail(), new AuditBacklog(trail.trail()), NOW);
    }

    private static Clock after(Duration time) {
        return Clock.offset(NOW, time);
    }
}
