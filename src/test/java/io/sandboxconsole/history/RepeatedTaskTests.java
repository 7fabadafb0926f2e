package io.sandboxconsole.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.inventory.SettableTime;
import io.sandboxconsole.testing.ManualScheduler;
import io.sandboxconsole.testing.ManualScheduler.Planned;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedTaskTests {

    private final ManualScheduler scheduler = new ManualScheduler(new SettableTime());

    private int runs;

    private final RepeatedTask task =
            new RepeatedTask(scheduler, Duration.ofMinutes(2), () -> Duration.ofSeconds(++runs));

    @Test
    void each_run_says_how_long_the_pause_before_the_next_one_is() {
        task.start();
        runAll();
        runAll();

        assertThat(runs).isEqualTo(2);
        assertThat(scheduler.planned()).extracting(Planned::delay).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void once_it_is_stopped_it_does_not_run() {
        task.start();
        task.stop();
        runAll();

        assertThat(runs).isZero();
        assertThat(task.started()).isFalse();
    }

    @Test
    void one_that_is_started_again_runs_no_more_often_than_before() {
        task.start();
        task.stop();
        task.start();
        runAll();
        runAll();

        assertThat(runs).isEqualTo(2);
    }

    /// Runs what is planned so far.
    private void runAll() {
        var planned = List.copyOf(scheduler.planned());
        scheduler.planned().clear();
        planned.forEach(Planned::run);
    }
}
