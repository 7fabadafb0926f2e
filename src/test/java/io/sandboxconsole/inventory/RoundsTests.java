package io.sandboxconsole.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.testing.ManualScheduler;
import io.sandboxconsole.testing.ManualScheduler.Planned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SettableTime time = new SettableTime();

    private final ManualScheduler scheduler = new ManualScheduler(time);

    private final List<Planned> planned = scheduler.planned();

    private Instant due = time.instant();

    private int count;

    private final Rounds rounds = new Rounds(scheduler, () -> Duration.between(time.instant(), due), this::round);

    @Test
    void a_round_runs_when_it_is_due_and_the_next_one_is_planned() {
        rounds.start();

        planned.removeFirst().run();

        assertThat(count).isEqualTo(1);
        assertThat(planned).extracting(Planned::delay).containsExactly(SECOND);
    }

    @Test
    void what_is_due_earlier_than_it_was_runs_earlier_and_once() {
        rounds.start();
        planned.removeFirst().run();
        due = time.instant();

        rounds.wake();
        List.copyOf(planned).forEach(Planned::run);

        assertThat(count).isEqualTo(2);
    }

    @Test
    void what_is_due_later_than_it_was_waits() {
        rounds.start();
        due = time.instant().plus(SECOND);

        planned.removeFirst().run();

        assertThat(count).isZero();
        assertThat(planned).extracting(Planned::delay).containsExactly(SECOND);
    }

    @Test
    void a_long_wait_is_looked_at_again_meanwhile() {
        due = time.instant().plus(Duration.ofDays(1));

        rounds.start();

        assertThat(planned).extracting(Planned::delay).containsExactly(Duration.ofMinutes(1));
    }

    @Test
    void what_is_stopped_runs_no_more() {
        rounds.start();

        Rounds.stop(List.of(rounds));
        planned.removeFirst().run();
        rounds.wake();

        assertThat(count).isZero();
        assertThat(planned).isEmpty();
        assertThat(rounds.started()).isFalse();
    }

    @Test
    void a_scheduler_that_closes_ends_them() {
        rounds.start();
        scheduler.close();

        planned.removeFirst().run();

        assertThat(count).isEqualTo(1);
        assertThat(rounds.started()).isFalse();
    }

    private void round() {
        count++;
        due = time.instant().plus(SECOND);
    }
}
