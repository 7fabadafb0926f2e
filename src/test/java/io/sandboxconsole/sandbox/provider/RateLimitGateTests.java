package io.sandboxconsole.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.sandbox.provider.RateLimitGate.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateLimitGateTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    private final List<Duration> slept = new ArrayList<>();

    private final RateLimitGate gate = new RateLimitGate(() -> now, this::sleep);

    private void sleep(Duration duration) {
        slept.add(duration);
        now = now.plus(duration);
    }

    private void read() {
        RateLimitGate.background(() -> {
            pass();
            return true;
        });
    }

    private void pass() {
        try {
            gate.pass();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private void told(String name, long limit, long remaining, Duration reset) {
        RateLimitGate.background(() -> {
            gate.told(name, limit, remaining, reset);
            return true;
        });
    }

    private Duration waited() {
        return slept.stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void background_reads_wait_for_the_reset_once_only_the_reserve_is_left() {
        told("authenticated", 100, 21, MINUTE);
        read();
        Duration before = waited();
        told("authenticated", 100, 20, MINUTE);

        read();

        assertThat(before).isZero();
        assertThat(waited()).isEqualTo(MINUTE);
        assertThat(gate.hold()).isEmpty();
    }

    @Test
    void clicks_and_machines_never_wait() {
        told("authenticated", 100, 0, MINUTE);
        gate.refused("authenticated", MINUTE);

        pass();
        RateLimitGate.background(() -> RateLimitGate.unheld(() -> {
            pass();
            return true;
        }));

        assertThat(waited()).isZero();
    }

    @Test
    void better_news_from_another_call_ends_the_wait_early() {
        var told = new ArrayList<Duration>();
        var impatient = new RateLimitGate[1];
        impatient[0] = new RateLimitGate(() -> now, duration -> {
            told.add(duration);
            now = now.plus(duration);
            impatient[0].told("authenticated", 100, 90L, MINUTE);
        });
        RateLimitGate.background(() -> {
            impatient[0].told("authenticated", 100, 3L, MINUTE);
            return true;
        });

        RateLimitGate.background(() -> {
            try {
                impatient[0].pass();
            } catch (InterruptedException stopping) {
                throw new IllegalStateException(stopping);
            }
            return true;
        });

        assertThat(told).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void a_limit_that_counts_no_background_read_holds_none() {
        gate.told("sandbox-create", 10, 0L, MINUTE);
        gate.refused("sandbox-create", MINUTE);

        assertThat(gate.hold()).isEmpty();
        assertThat(gate.limits()).hasSize(1);
    }

    @Test
    void a_refused_call_closes_the_gate_for_background_reads_whoever_made_it() {
        told("authenticated", 100, 90, MINUTE);

        gate.refused("authenticated", Duration.ofSeconds(40));
        Optional<Hold> named = gate.hold();
        now = now.plusSeconds(40);
        Optional<Hold> over = gate.hold();
        gate.refused(RateLimitGate.UNNAMED, Duration.ofSeconds(7));
        read();

        assertThat(named).hasValueSatisfying(hold -> {
            assertThat(hold.limit()).isNull();
            assertThat(hold.rest()).isEqualTo(Duration.ofSeconds(40));
        });
        assertThat(over).isEmpty();
        assertThat(waited()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void the_longest_of_several_reasons_counts() {
        told("authenticated", 100, 0, MINUTE);
        told("sandbox-list", 10, 1, Duration.ofSeconds(20));
        gate.refused(RateLimitGate.UNNAMED, Duration.ofSeconds(30));

        assertThat(gate.hold()).map(Hold::rest).hasValue(MINUTE);
    }

    @Test
    void the_reserve_can_be_set_and_without_one_the_last_call_may_be_made() {
        told("authenticated", 100, 20, MINUTE);

        gate.reserve(0);
        boolean open = gate.hold().isEmpty();
        gate.reserve(50);
        boolean held = gate.hold().isPresent();

        assertThat(open).isTrue();
        assertThat(held).isTrue();
    }

    @Test
    void an_engine_without_a_reset_is_given_a_minute() {
        RateLimitGate.background(() -> {
            gate.told(RateLimitGate.UNNAMED, 10, 0L, null);
            return true;
        });

        assertThat(gate.hold()).map(Hold::rest).hasValue(MINUTE);
    }

    @Test
    void work_of_several_calls_begins_only_where_there_is_room_for_all_of_them() {
        told("authenticated", 100, 24, MINUTE);

        var first = gate.admit(2);
        var second = gate.admit(2);
        var third = gate.admit(2);

        assertThat(first).isPresent();
        assertThat(second).isPresent();
        assertThat(third).isEmpty();
        assertThat(gate.hold()).isEmpty();
        first.get().close();
        assertThat(gate.admit(2)).isPresent();
    }

    @Test
    void admitted_work_does_not_stop_half_way_unless_the_engine_asks_for_it() {
        told("authenticated", 100, 22, MINUTE);
        var permit = gate.admit(2).orElseThrow();
        told("authenticated", 100, 10, MINUTE);

        permit.run(this::readOnce);
        Duration unheld = waited();
        gate.refused("authenticated", Duration.ofSeconds(7));
        permit.run(this::readOnce);
        Duration asked = waited();
        permit.run(this::readOnce);

        assertThat(unheld).isZero();
        assertThat(asked).isEqualTo(Duration.ofSeconds(7));
        // A third call is like any other.
        assertThat(waited()).isEqualTo(MINUTE);
    }

    @Test
    void much_background_work_lets_a_click_go_first() {
        List<RateLimitGate.Permit> permits = new ArrayList<>();
        for (int work = 0; work < 60; work++) {
            permits.add(gate.admit(2).orElseThrow());
        }
        pass();

        Optional<RateLimitGate.Permit> beside = gate.admit(2);
        gate.ended();
        Optional<RateLimitGate.Permit> afterwards = gate.admit(2);
        permits.subList(0, 20).forEach(RateLimitGate.Permit::close);
        pass();

        assertThat(beside).isEmpty();
        assertThat(afterwards).isPresent();
        assertThat(gate.admit(2)).isPresent();
    }

    private boolean readOnce() {
        read();
        return true;
    }

    @Test
    void what_is_underway_in_the_smallest_limit_does_not_keep_the_last_call_from_being_made() {
        told("authenticated", 2, 2, MINUTE);

        assertThat(gate.admit(2)).isPresent();
        assertThat(gate.admit(2)).isEmpty();
    }

    @Test
    void answers_that_overtake_each_other_tell_the_fewest_calls_and_the_earliest_end() {
        told("authenticated", 100, 90, MINUTE);
        for (int call = 0; call < 10; call++) {
            read();
        }
        told("authenticated", 100, 20, MINUTE);
        now = now.plusSeconds(10);

        told("authenticated", 100, 25, MINUTE);
        Optional<Hold> late = gate.hold();
        told("authenticated", 100, 99, MINUTE);

        assertThat(late).map(Hold::rest).hasValue(Duration.ofSeconds(50));
        assertThat(gate.hold()).isEmpty();
    }

    @Test
    void an_engine_cannot_fill_the_memory_with_names() {
        for (int i = 0; i < 1_000; i++) {
            told("limit-" + i, 10, 5, MINUTE);
            gate.refused("limit-" + i, MINUTE);
        }
        told("x".repeat(10_000), 10, 5, MINUTE);

        assertThat(gate.limits()).hasSize(20);
    }

    @Test
    void a_thread_that_is_to_end_does_not_wait() {
        var real = new RateLimitGate(() -> now);
        RateLimitGate.background(() -> {
            real.told("authenticated", 100, 0L, MINUTE);
            return true;
        });

        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> ScopedCall.background(real));
    }

    private static final class ScopedCall {

        static void background(RateLimitGate gate) throws InterruptedException {
            var failure = new InterruptedException[1];
            RateLimitGate.background(() -> {
                try {
                    gate.pass();
                } catch (InterruptedException stopping) {
                    failure[0] = stopping;
                }
                return true;
            });
            if (failure[0] != null) {
                throw failure[0];
            }
        }
    }
}
