package io.sandboxconsole.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateLimiterTests {

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    private final RateLimiter<String> limits = new RateLimiter<>(clock);

    @Test
    void a_minutes_worth_may_be_used_at_once_and_comes_back_evenly() {
        for (int count = 0; count < 60; count++) {
            assertThat(limits.take("ci", 60)).isEmpty();
        }

        assertThat(limits.take("ci", 60)).contains(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        assertThat(limits.take("ci", 60)).isEmpty();
        assertThat(limits.take("ci", 60)).contains(Duration.ofSeconds(1));
    }

    @Test
    void over_an_hour_nobody_gets_more_than_their_limit_and_one_minutes_worth() {
        int taken = 0;
        for (int second = 0; second < 3_600; second++) {
            taken += limits.take("ci", 30).isEmpty() ? 1 : 0;
            now = now.plusSeconds(1);
        }

        assertThat(taken).isBetween(30 * 60, 30 * 61);
    }

    @Test
    void everybody_has_a_limit_of_their_own_and_looking_takes_nothing() {
        limits.take("one", 1);

        assertThat(limits.check("one", 1)).isPresent();
        assertThat(limits.check("other", 1)).isEmpty();
        assertThat(limits.take("other", 1)).isEmpty();
    }
}
