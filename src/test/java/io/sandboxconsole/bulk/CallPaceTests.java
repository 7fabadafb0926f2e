package io.sandboxconsole.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.console.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallPaceTests {

    private static final Duration USUAL = Duration.ofMillis(50);

    private final TestClock clock = new TestClock();

    private final CallPace pace = new CallPace(clock);

    @Test
    void it_doubles_with_each_round_up_to_a_limit() {
        calls(4, USUAL);
        assertThat(pace.limit()).isEqualTo(8);
        calls(8, USUAL);
        assertThat(pace.limit()).isEqualTo(16);

        calls(200, USUAL);

        assertThat(pace.limit()).isEqualTo(CallPace.MOST);
    }

    @Test
    void a_refusal_halves_it_and_pauses_and_then_it_grows_by_one() {
        calls(12, USUAL);
        pace.began();

        pace.refused(Duration.ofSeconds(3));

        assertThat(pace.limit()).isEqualTo(8);
        assertThat(pace.free()).isFalse();
        clock.advance(Duration.ofSeconds(3));
        assertThat(pace.free()).isTrue();
        calls(8, USUAL);
        assertThat(pace.limit()).isEqualTo(9);
    }

    @Test
    void of_refusals_that_come_together_one_counts() {
        calls(12, USUAL);
        pace.began();
        pace.began();

        pace.putOff(Duration.ofSeconds(3));
        pace.refused(Duration.ofSeconds(3));

        assertThat(pace.limit()).isEqualTo(8);
    }

    @Test
    void one_slow_call_tells_nothing_and_slow_rounds_shrink_it_down_to_one() {
        calls(12, USUAL);
        calls(1, Duration.ofSeconds(1));
        assertThat(pace.limit()).isEqualTo(17);

        calls(200, Duration.ofSeconds(1));

        assertThat(pace.limit()).isEqualTo(1);
    }

    @Test
    void as_many_calls_as_it_allows_are_underway() {
        for (int i = 0; i < CallPace.FIRST; i++) {
            assertThat(pace.free()).isTrue();
            pace.began();
        }

        assertThat(pace.free()).isFalse();
        pace.waited();
        assertThat(pace.free()).isTrue();
    }

    private void calls(int number, Duration took) {
        for (int i = 0; i < number; i++) {
            pace.began();
            pace.succeeded(took);
        }
    }
}
