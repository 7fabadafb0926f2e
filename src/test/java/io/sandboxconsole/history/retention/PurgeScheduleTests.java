package io.sandboxconsole.history.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.console.TestClock;
import io.sandboxconsole.history.HistoryProperties.Retention;
import io.sandboxconsole.leadership.TestConsole;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.ManualScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PurgeScheduleTests {

    private final TestClock clock = new TestClock();

    private final ManualScheduler scheduler = new ManualScheduler(clock::instant);

    private int left = 2;

    /// Has two batches to do, and fails afterwards.
    private final PurgeStep step = new PurgeStep() {

        @Override
        public Retained kind() {
            return Retained.EVENTS;
        }

        @Override
        public int purge(Instant before, Instant now, int most) {
            if (left < 0) {
                throw new IllegalStateException("The step fails.");
            }
            return left-- > 0 ? most : 0;
        }
    };

    private final PurgeSchedule schedule = schedule();

    @Test
    void batches_follow_each_other_with_pauses_and_the_next_purge_comes_an_hour_later_or_sooner_after_a_failure() {
        schedule.start();

        assertThat(delays()).containsExactly(Duration.ofMinutes(2));
        runNext();
        runNext();
        assertThat(delays()).endsWith(Duration.ofMillis(500), Duration.ofMillis(500));
        runNext();
        assertThat(delays()).endsWith(Duration.ofHours(1));
        runNext();
        assertThat(delays()).endsWith(Duration.ofMinutes(5));
    }

    @Test
    void once_it_is_stopped_no_batch_runs() {
        schedule.start();
        schedule.stop();

        runNext();

        assertThat(schedule.isRunning()).isFalse();
        assertThat(left).isEqualTo(2);
        assertThat(delays()).hasSize(1);
    }

    private PurgeSchedule schedule() {
        var database = Databases.H2.migrated();
        var jdbc = JdbcClient.create(database);
        var parts = new HistoryPurge.Parts(
                new PurgeLog(jdbc),
                new Retention(Duration.ofDays(365), Duration.ofDays(365), Duration.ofDays(30)),
                clock);
        return new PurgeSchedule(
                new HistoryPurge(TestConsole.on(database).of("history-purge"), List.of(step), parts), scheduler);
    }

    private void runNext() {
        scheduler.planned().getLast().run();
    }

    private List<Duration> delays() {
        return scheduler.planned().stream().map(ManualScheduler.Planned::delay).toList();
    }
}
