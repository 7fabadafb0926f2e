package io.sandboxconsole.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.history.HistoryEvent.Kind;
import io.sandboxconsole.history.HistoryEvent.Origin;
import io.sandboxconsole.inventory.SyntheticFleet;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.EngineAct;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.testing.Databases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class HistoryWriterTests {

    private final SyntheticFleet fleet = new SyntheticFleet(7, 3, 1);

    private final ConnectionId connection = fleet.connections().getFirst();

    private final WrittenHistory history;

    HistoryWriterTests(Databases databases) {
        this.history = new WrittenHistory(databases.migrated(), connection);
    }

    @Test
    void a_sandbox_that_appears_changes_and_is_deleted_by_a_person_leaves_its_events_in_order() {
        var sandbox = running();
        history.appears(sandbox);
        history.round();
        history.changes(sandbox, SyntheticFleet.in(SandboxState.Kind.PAUSED, sandbox));
        history.round();
        var operation = deletion(sandbox, Result.SUCCEEDED);
        history.readAsGone(SyntheticFleet.in(SandboxState.Kind.PAUSED, sandbox));
        history.round();

        assertThat(history.events(sandbox))
                .extracting(HistoryEvent::sequence, HistoryEvent::kind, HistoryEvent::origin, HistoryEvent::gap)
                .containsExactly(
                        tuple(1, Kind.FIRST_SEEN, Origin.LISTING, false),
                        tuple(2, Kind.CHANGED, Origin.LISTING, false),
                        tuple(3, Kind.ENDED, Origin.OWN_ACT, false));
        assertThat(history.events(sandbox).get(1).changes()).contains(new FieldChange("state", "running", "paused"));
        End end = history.end(sandbox);
        assertThat(end.cause()).isEqualTo(Cause.DELETED_BY_PERSON);
        assertThat(end.by()).isEqualTo("Olga");
        assertThat(end.operation()).isEqualTo(operation);
        assertThat(history.sandbox(sandbox)).isEqualTo(SyntheticFleet.in(SandboxState.Kind.PAUSED, sandbox));
    }

    @Test
    void the_events_of_a_sandbox_are_packed_at_its_end_and_go_on_when_it_returns() {
        var sandbox = running();
        history.appears(sandbox);
        history.round();
        history.changes(sandbox, SyntheticFleet.in(SandboxState.Kind.PAUSED, sandbox));
        history.round();
        history.readAsGone(SyntheticFleet.in(SandboxState.Kind.PAUSED, sandbox));
        history.round();
        List<HistoryEvent> ended = history.events(sandbox);
        assertThat(ended).extracting(HistoryEvent::kind).containsExactly(Kind.FIRST_SEEN, Kind.CHANGED, Kind.ENDED);
        assertThat(history.rows("history_event")).isZero();
        assertThat(history.rows("history_pack")).isOne();

        history.appears(sandbox);
        history.round();
        assertThat(history.events(sandbox))
                .startsWith(ended.toArray(HistoryEvent[]::new))
                .hasSize(4);
        assertThat(history.rows("history_event")).isOne();

        history.readAsGone(sandbox);
        history.round();
        assertThat(history.events(sandbox))
                .startsWith(ended.toArray(HistoryEvent[]::new))
                .extracting(HistoryEvent::sequence)
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(history.rows("history_event")).isZero();
        assertThat(history.rows("history_pack")).isOne();
    }

    @Test
    void what_an_earlier_version_wrote_is_read_and_goes_on_in_the_new_form() {
        var sandbox = running();
        history.appears(sandbox);
        history.round();
        history.writeAsEarlierVersion(sandbox);

        history.restart();
        history.appears(sandbox);
        history.round();
        assertThat(history.events(sandbox)).as("no difference").hasSize(1);
        assertThat(history.sandbox(sandbox)).isEqualTo(sandbox);
        history.readAsGone(sandbox);
        history.round();

        assertThat(history.events(sandbox)).extracting(HistoryEvent::kind).containsExactly(Kind.FIRST_SEEN, Kind.ENDED);
        assertThat(history.sandbox(sandbox)).isEqualTo(sandbox);
        assertThat(history.rows("history_event")).isZero();
    }

    @Test
    void a_life_that_is_too_long_for_a_pack_stays_in_rows() {
        var sandbox = running();
        history.appears(sandbox);
        history.round();
        Sandbox last = SyntheticFleet.failed(sandbox, "x".repeat(600_000));
        history.changes(sandbox, last);
        history.round();
        history.readAsGone(last);
        history.round();

        assertThat(history.events(sandbox))
                .extracting(HistoryEvent::kind)
                .containsExactly(Kind.FIRST_SEEN, Kind.CHANGED, Kind.ENDED);
        assertThat(history.rows("history_event")).isEqualTo(3);
        assertThat(history.rows("history_pack")).isZero();
    }

    @Test
    void a_second_start_writes_nothing_that_is_written() {
        var sandbox = running();
        history.appears(sandbox);
        history.round();

        history.restart();
        history.appears(sandbox);
        history.listedAndRound();
        history.listedAndRound();

        assertThat(history.events(sandbox)).hasSize(1);
    }

    @Test
    void what_changed_while_nobody_watched_is_one_event_after_a_gap() {
        var sandbox = running();
        history.appears(sandbox);
        history.round();

        history.restart();
        history.appears(SyntheticFleet.in(SandboxState.Kind.PAUSED, sandbox));
        history.round();

        assertThat(history.events(sandbox).getLast())
                .matches(event -> event.gap() && event.origin() == Origin.COMPARISON && event.kind() == Kind.CHANGED);
    }

    @Test
    void what_ended_while_nobody_watched_ends_once_two_listings_lack_it() {
        var gone = running();
        var stays = running();
        history.appears(gone);
        history.appears(stays);
        history.listedAndRound();

        history.restart();
        history.advance(Duration.ofHours(3));
        history.appears(stays);
        history.listedAndRound();
        assertThat(history.ended(gone)).isFalse();
        history.listedAndRound();

        assertThat(history.end(gone).cause()).isEqualTo(Cause.GONE_UNWATCHED);
        assertThat(Duration.between(
                        history.end(gone).lastSeen(), history.end(gone).at()))
                .isGreaterThanOrEqualTo(Duration.ofHours(3));
        assertThat(history.ended(stays)).isFalse();
    }

    @Test
    void an_empty_first_listing_after_a_start_ends_no_fleet_at_once() {
        List<Sandbox> all = IntStream.range(0, 30).mapToObj(_ -> running()).toList();
        all.forEach(history::appears);
        history.listedAndRound();

        history.restart();
        history.listedAndRound();
        history.listedAndRound();
        history.listedAndRound();
        assertThat(all).noneMatch(history::ended);
        all.forEach(history::appears);
        history.listedAndRound();
        history.listedAndRound();

        assertThat(all).noneMatch(history::ended);
        assertThat(all).allMatch(sandbox -> history.events(sandbox).size() == 1);
    }

    @Test
    void a_sandbox_that_one_listing_lacks_has_not_ended() {
        var sandbox = running();
        history.appears(sandbox);
        history.listedAndRound();
        history.missedByListing(sandbox);
        history.round();
        history.appears(sandbox);
        history.listedAndRound();
        history.listedAndRound();

        assertThat(history.events(sandbox)).hasSize(1);
    }

    @Test
    void a_sandbox_that_comes_back_has_one_life_with_a_gap() {
        var sandbox = running();
        history.appears(sandbox);
        history.listedAndRound();
        history.missedByListing(sandbox);
        history.listedAndRound();
        assertThat(history.end(sandbox).cause()).isEqualTo(Cause.GONE);

        history.appears(sandbox);
        history.listedAndRound();

        assertThat(history.ended(sandbox)).isFalse();
        assertThat(history.events(sandbox))
                .extracting(HistoryEvent::kind)
                .containsExactly(Kind.FIRST_SEEN, Kind.ENDED, Kind.RETURNED);
        assertThat(history.events(sandbox).getLast().gap()).isTrue();
    }

    @Test
    void a_full_queue_keeps_the_newest_state_and_marks_the_gap() {
        var sandbox = running();
        history.appears(sandbox);
        history.round();
        var before = sandbox;
        for (int i = 0; i < WrittenHistory.CAPACITY + 10; i++) {
            var after = SyntheticFleet.in(i % 2 == 0 ? SandboxState.Kind.PAUSED : SandboxState.Kind.RUNNING, before);
            history.changes(before, after);
            before = after;
        }
        history.round();

        assertThat(history.sandbox(sandbox)).isEqualTo(before);
        assertThat(history.events(sandbox)).anyMatch(HistoryEvent::gap).hasSizeLessThan(WrittenHistory.CAPACITY);
    }

    @Test
    void two_consoles_write_everything_once_also_when_one_takes_over() {
        var sandbox = running();
        var other = history.another();
        history.appears(sandbox);
        other.appears(sandbox);
        history.round();
        other.round();
        history.changes(sandbox, SyntheticFleet.in(SandboxState.Kind.PAUSED, sandbox));
        other.changes(sandbox, SyntheticFleet.in(SandboxState.Kind.PAUSED, sandbox));

        history.die();
        other.round();
        other.round();

        assertThat(history.events(sandbox))
                .extracting(HistoryEvent::kind)
                .containsExactly(Kind.FIRST_SEEN, Kind.CHANGED);
    }

    @Test
    void a_late_entry_of_the_engines_log_completes_the_cause() {
        var sandbox = running();
        history.appears(sandbox);
        history.listedAndRound();
        history.missedByListing(sandbox);
        history.listedAndRound();
        assertThat(history.end(sandbox).cause()).isEqualTo(Cause.GONE);

        history.act(new EngineAct(
                "entry-1", sandbox.id(), "delete", "aiko@acme.example", null, null, null, 200, history.now()));
        history.advance(Duration.ofMinutes(2));
        history.round();

        assertThat(history.end(sandbox).cause()).isEqualTo(Cause.DELETED_ELSEWHERE);
        assertThat(history.end(sandbox).by()).isEqualTo("aiko@acme.example");
        assertThat(history.end(sandbox).entry()).isEqualTo("entry-1");
        assertThat(history.events(sandbox).getLast().kind()).isEqualTo(Kind.CAUSE_FOUND);
    }

    @Test
    void without_the_database_news_wait_and_are_written_afterwards() {
        var sandbox = running();
        history.appears(sandbox);
        history.round();
        var paused = SyntheticFleet.in(SandboxState.Kind.PAUSED, sandbox);
        history.database().stop();
        history.changes(sandbox, paused);
        history.round();
        history.changes(paused, sandbox);
        history.round();
        history.database().start();
        history.round();

        assertThat(history.events(sandbox))
                .extracting(HistoryEvent::kind)
                .containsExactly(Kind.FIRST_SEEN, Kind.CHANGED, Kind.CHANGED);
        assertThat(history.events(sandbox)).noneMatch(HistoryEvent::gap);
    }

    /// Kills the console at random points; the full form of it runs with a larger number.
    @Test
    void a_console_that_is_killed_at_any_point_loses_no_end_and_doubles_nothing() {
        var random = new Random(11);
        int rounds = Integer.getInteger("history.kills", 40);
        List<Sandbox> live = new ArrayList<>();
        List<Sandbox> dead = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            if (live.size() < 8 || random.nextInt(3) == 0) {
                var sandbox = running();
                live.add(sandbox);
                history.appears(sandbox);
            }
            int place = random.nextInt(live.size());
            var before = live.get(place);
            if (random.nextInt(4) == 0) {
                live.remove(place);
                dead.add(before);
                history.readAsGone(before);
            } else {
                var after = SyntheticFleet.in(
                        before.state().kind() == SandboxState.Kind.PAUSED
                                ? SandboxState.Kind.RUNNING
                                : SandboxState.Kind.PAUSED,
                        before);
                live.set(place, after);
                history.changes(before, after);
            }
            switch (random.nextInt(4)) {
                case 0 -> {
                    // Killed before anything was written.
                    history.restart();
                    live.forEach(history::appears);
                }
                case 1 -> {
                    // Killed after the commit, before the answer.
                    history.database().loseTheAnswerAfter(random.nextInt(6));
                    history.roundThatMayFail();
                    history.restart();
                    live.forEach(history::appears);
                }
                default -> history.round();
            }
        }
        history.listedAndRound();
        history.listedAndRound();
        history.listedAndRound();
        history.listedAndRound();
        history.listedAndRound();

        assertThat(live).allSatisfy(sandbox -> {
            assertThat(history.sandbox(sandbox)).isEqualTo(sandbox);
            assertThat(history.ended(sandbox)).isFalse();
        });
        // One that appeared and went before anything was written leaves nothing.
        assertThat(dead.stream().filter(history::known)).allMatch(history::ended);
        history.all().forEach(events -> {
            assertThat(events)
                    .extracting(HistoryEvent::sequence)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, events.size()).boxed().toList());
            for (int i = 1; i < events.size(); i++) {
                assertThat(events.get(i).changes())
                        .isNotEqualTo(events.get(i - 1).changes());
            }
        });
    }

    private Sandbox running() {
        return SyntheticFleet.in(SandboxState.Kind.RUNNING, fleet.sandbox());
    }

    private UUID deletion(Sandbox sandbox, Result result) {
        var operation = UUID.randomUUID();
        var who = new Who("olga", "Olga", "person", "console", null);
        var what = new What(connection.value(), sandbox.id().value(), null, sandbox.team(), sandbox.owner());
        history.trail()
                .append(List.of(
                        new AuditEvent(history.now(), operation, Phase.INTENT, who, "delete", what, null),
                        new AuditEvent(
                                history.now(),
                                operation,
                                Phase.OUTCOME,
                                who,
                                "delete",
                                what,
                                new Ending(result, "", "", null))));
        return operation;
    }
}
