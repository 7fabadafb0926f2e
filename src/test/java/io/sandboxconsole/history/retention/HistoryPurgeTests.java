package io.sandboxconsole.history.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.console.TestClock;
import io.sandboxconsole.history.HistoryProperties.Retention;
import io.sandboxconsole.history.SandboxFields;
import io.sandboxconsole.history.retention.HistoryPurge.Progress;
import io.sandboxconsole.leadership.TestConsole;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Ended sandboxes are kept for 365 days here, events for 180, and last words for 30.
@ParameterizedClass
@EnumSource(Databases.class)
class HistoryPurgeTests {

    private static final Duration YEAR = Duration.ofDays(365);

    private static final Retention RETENTION = new Retention(YEAR, Duration.ofDays(180), Duration.ofDays(30));

    private final TestClock clock = new TestClock();

    private final Instant now = clock.instant();

    private final StoppableDataSource database;

    private final HistoryRows rows;

    private final HistoryPurge purge;

    private final PurgeLog purgeLog;

    HistoryPurgeTests(Databases databases) {
        database = databases.migrated();
        rows = new HistoryRows(database);
        var jdbc = JdbcClient.create(database);
        purgeLog = new PurgeLog(jdbc);
        purge = console();
    }

    @Test
    void an_ended_sandbox_goes_after_its_time_with_its_events_and_a_younger_one_stays() {
        long old = ended("old", YEAR.plusDays(1));
        long young = ended("young", YEAR.minusDays(1));
        event(old, 1, YEAR.plusDays(1));
        event(young, 1, Duration.ofDays(100));

        purgeAll();

        assertThat(rows.sandboxes()).containsExactly("young");
        assertThat(rows.events(old)).isEmpty();
        assertThat(rows.events(young)).containsExactly(1);
        assertThat(purgeLog.keptSince(Retained.ENDED)).contains(now.minus(YEAR));
    }

    @Test
    void a_live_sandbox_stays_however_old_it_is() {
        live("alive");

        purgeAll();

        assertThat(rows.sandboxes()).containsExactly("alive");
        assertThat(purgeLog.keptSince(Retained.ENDED)).isEmpty();
    }

    @Test
    void the_oldest_events_of_a_live_sandbox_go_and_a_page_can_say_since_when_they_are_complete() {
        long some = live("some");
        event(some, 1, Duration.ofDays(400));
        event(some, 2, Duration.ofDays(181));
        event(some, 3, Duration.ofDays(179));
        long none = live("none");
        event(none, 1, Duration.ofDays(400));
        long all = live("all");
        event(all, 1, Duration.ofDays(10));

        purgeAll();

        Instant since = now.minus(Duration.ofDays(180));
        assertThat(rows.events(some)).containsExactly(3);
        assertThat(purgeLog.eventsSince(3)).contains(since);
        assertThat(rows.events(none)).isEmpty();
        assertThat(purgeLog.eventsSince(null)).contains(since);
        assertThat(rows.events(all)).containsExactly(1);
        assertThat(purgeLog.eventsSince(1)).isEmpty();
        assertThat(rows.sandboxes()).containsExactly("all", "none", "some");
    }

    @Test
    void the_oldest_events_of_a_pack_go_and_the_pack_with_the_last_of_them_or_with_its_sandbox() {
        long some = ended("some", Duration.ofDays(170));
        rows.pack(
                some,
                now.minus(Duration.ofDays(200)),
                now.minus(Duration.ofDays(190)),
                now.minus(Duration.ofDays(170)));
        long none = ended("none", Duration.ofDays(190));
        rows.pack(none, now.minus(Duration.ofDays(200)), now.minus(Duration.ofDays(190)));
        long held = ended("held", Duration.ofDays(190));
        rows.pack(held, now.minus(Duration.ofDays(200)));
        hold(held, null);
        long gone = ended("gone", YEAR.plusDays(1));
        rows.pack(gone, now.minus(Duration.ofDays(10)));

        purgeAll();

        assertThat(rows.packed(some)).containsExactly(3);
        assertThat(rows.packed(none)).isEmpty();
        assertThat(rows.packed(held)).containsExactly(1);
        assertThat(rows.packed(gone)).isEmpty();
        assertThat(purgeLog.since(today()))
                .containsExactly(new PurgedDay(today(), Retained.ENDED, 1), new PurgedDay(today(), Retained.EVENTS, 4));
    }

    @Test
    void what_is_on_legal_hold_stays_whole_until_the_hold_ends_or_is_released() {
        long held = ended("held", YEAR.plusDays(10));
        event(held, 1, YEAR.plusDays(10));
        long briefly = ended("briefly", YEAR.plusDays(10));
        event(briefly, 1, YEAR.plusDays(10));
        long released = ended("released", YEAR.plusDays(10));
        hold(held, null);
        hold(briefly, now.plus(Duration.ofDays(1)));
        hold(released, null);
        new HoldRepository(JdbcClient.create(database), new SandboxFields())
                .release(released, Actors.person("aud", Role.AUDITOR), "Closed", clock.instant());

        purgeAll();

        assertThat(rows.sandboxes()).containsExactly("briefly", "held");
        assertThat(rows.events(held)).containsExactly(1);
        assertThat(rows.events(briefly)).containsExactly(1);
        clock.advance(Duration.ofDays(2));
        purgeAll();
        assertThat(rows.sandboxes()).containsExactly("held");
        assertThat(rows.count("history_hold"))
                .as("a hold goes with its sandbox")
                .isOne();
    }

    @Test
    void a_purge_goes_in_batches_and_goes_on_where_it_was_cut_off() {
        int many = HistoryPurge.BATCH + 50;
        IntStream.range(0, many).forEach(i -> ended("old-%03d".formatted(i), YEAR.plusDays(1)));

        assertThat(purge.batch()).isEqualTo(Progress.GOES_ON);

        assertThat(rows.sandboxes()).hasSize(50);
        TestConsole.passTerm(database, "history-purge");
        var restarted = console();
        assertThat(restarted.batch()).isEqualTo(Progress.GOES_ON);
        assertThat(rows.sandboxes()).isEmpty();
        assertThat(restarted.batch()).isEqualTo(Progress.DONE);
        assertThat(purgeLog.since(today())).containsExactly(new PurgedDay(today(), Retained.ENDED, many));
    }

    @Test
    void a_batch_that_fails_leaves_rows_and_numbers_as_they_were() {
        ended("old", YEAR.plusDays(1));
        database.stop();

        assertThat(purge.batch()).isEqualTo(Progress.NOT_NOW);
        database.start();

        assertThat(rows.sandboxes()).containsExactly("old");
        assertThat(purgeLog.since(today())).isEmpty();
        purgeAll();
        assertThat(rows.sandboxes()).isEmpty();
    }

    @Test
    void one_console_at_a_time_purges() {
        ended("old", YEAR.plusDays(1));
        var other = console();
        assertThat(other.batch()).isEqualTo(Progress.GOES_ON);
        ended("older", YEAR.plusDays(2));

        assertThat(purge.batch()).isEqualTo(Progress.NOT_NOW);

        assertThat(rows.sandboxes()).containsExactly("older");
        TestConsole.passTerm(database, "history-purge");
        assertThat(purge.batch()).isEqualTo(Progress.GOES_ON);
        assertThat(other.batch()).isEqualTo(Progress.NOT_NOW);
    }

    @Test
    void the_numbers_are_kept_per_day_and_class() {
        long live = live("live");
        event(live, 1, Duration.ofDays(200));
        event(live, 2, Duration.ofDays(200));
        ended("old", YEAR.plusDays(1));
        purgeAll();
        clock.advance(Duration.ofDays(1));
        ended("next", YEAR.plusDays(1));
        purgeAll();

        assertThat(purgeLog.since(today()))
                .containsExactly(
                        new PurgedDay(today().plusDays(1), Retained.ENDED, 1),
                        new PurgedDay(today(), Retained.ENDED, 1),
                        new PurgedDay(today(), Retained.EVENTS, 2));
    }

    @Test
    void a_sandbox_that_another_transaction_works_on_is_passed_over_without_waiting() {
        ended("busy", YEAR.plusDays(2));
        long free = ended("free", YEAR.plusDays(1));
        event(free, 1, YEAR.plusDays(1));

        new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult(_ -> {
            JdbcClient.create(database)
                    .sql("update history_sandbox set events = events where sandbox = 'busy'")
                    .update();
            try (var thread = Executors.newSingleThreadExecutor()) {
                thread.execute(this::purgeAll);
            }
        });

        assertThat(rows.sandboxes()).containsExactly("busy");
    }

    @Test
    void events_without_a_sandbox_do_not_stop_the_others_from_going() {
        event(4_711, 1, YEAR);
        long live = live("live");
        event(live, 1, Duration.ofDays(200));

        purgeAll();

        assertThat(rows.count("history_event")).isZero();
    }

    @Test
    void times_of_watching_go_with_the_longest_retention() {
        rows.watched(
                "prod", now.minus(YEAR).minusSeconds(2_000), now.minus(YEAR).minusSeconds(1_000));
        rows.watched("prod", now.minus(YEAR).minusSeconds(500), now.minus(YEAR).plusSeconds(500));

        purgeAll();

        assertThat(rows.count("history_watch")).isOne();
    }

    @Test
    void times_of_watching_are_kept_as_long_as_anything_that_they_explain() {
        var longEvents = new Retention(YEAR, Duration.ofDays(400), Duration.ofDays(30));

        assertThat(HistoryPurge.kept(Retained.WATCHED, RETENTION)).isEqualTo(YEAR);
        assertThat(HistoryPurge.kept(Retained.WATCHED, longEvents)).isEqualTo(Duration.ofDays(400));
    }

    @Test
    void last_words_go_after_their_time_but_not_those_of_a_live_sandbox_or_one_on_hold() {
        ended("gone", Duration.ofDays(31));
        rows.lastWords(id("gone"), now.minus(Duration.ofDays(31)));
        ended("fresh", Duration.ofDays(29));
        rows.lastWords(id("fresh"), now.minus(Duration.ofDays(29)));
        live("live");
        rows.lastWords(id("live"), now.minus(Duration.ofDays(40)));
        hold(ended("held", Duration.ofDays(40)), null);
        rows.lastWords(id("held"), now.minus(Duration.ofDays(40)));
        rows.lastWords(id("without a life"), now.minus(Duration.ofDays(40)));

        purgeAll();

        assertThat(rows.lastWords()).containsExactly("fresh", "held", "live");
        assertThat(rows.sandboxes()).containsExactly("fresh", "gone", "held", "live");
        assertThat(purgeLog.since(today())).containsExactly(new PurgedDay(today(), Retained.LAST_WORDS, 2));
    }

    @Test
    void last_words_that_are_younger_than_their_sandbox_go_with_it() {
        ended("old", YEAR.plusDays(1));
        rows.lastWords(id("old"), now.minus(Duration.ofDays(1)));

        purgeAll();

        assertThat(rows.sandboxes()).isEmpty();
        assertThat(rows.lastWords()).isEmpty();
    }

    @Test
    void changes_go_from_the_first_on_and_none_is_missing_between_two_that_stay() {
        for (int number = 1; number <= 600; number++) {
            // The clock was set back for a while.
            Duration age = number <= 300 || number == 400 ? Duration.ofDays(4) : Duration.ofDays(2);
            rows.change(number, now.minus(age));
        }

        purgeAll();

        assertThat(rows.changes()).hasSize(200).startsWith(401L).endsWith(600L);
        assertThat(purgeLog.since(today())).containsExactly(new PurgedDay(today(), Retained.CHANGES, 400));
    }

    private HistoryPurge console() {
        var jdbc = JdbcClient.create(database);
        var batches = new NamedParameterJdbcTemplate(database);
        return new HistoryPurge(
                TestConsole.on(database).of("history-purge"),
                List.of(
                        new EndedPurge(jdbc),
                        new EventPurge(jdbc, batches),
                        new WatchPurge(jdbc),
                        new ChangePurge(jdbc),
                        new LastWordsPurge(jdbc, batches)),
                new HistoryPurge.Parts(purgeLog, RETENTION, clock));
    }

    private void purgeAll() {
        while (purge.batch() == Progress.GOES_ON) {
            assertThat(rows.count("history_purge")).isPositive();
        }
    }

    private long ended(String name, Duration ago) {
        Instant end = clock.instant().minus(ago);
        return rows.sandbox(id(name), "core", end.minusSeconds(600), end);
    }

    private long live(String name) {
        return rows.sandbox(id(name), "core", now.minus(YEAR.multipliedBy(2)), null);
    }

    private void event(long history, int sequence, Duration ago) {
        rows.event(history, sequence, now.minus(ago));
    }

    private void hold(long history, Instant until) {
        new HoldRepository(JdbcClient.create(database), new SandboxFields())
                .add(history, new LegalHold("Aud", "aud", "Case 4711", clock.instant(), until));
    }

    private static SandboxId id(String name) {
        return new SandboxId(new ConnectionId("prod"), name);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
