package io.sandboxconsole.sandbox.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.sandbox.provider.RateLimitGate;
import io.sandboxconsole.sandbox.provider.RateLimitGate.Hold;
import io.sandboxconsole.sandbox.provider.RateLimitGate.Limit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class RateLimitHeadersTests {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    private final RateLimitGate gate = new RateLimitGate(clock);

    private void receive(int status, boolean read, String... headers) {
        var received = new HttpHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            received.add(headers[i], headers[i + 1]);
        }
        new RateLimitHeaders(gate, clock).remember(received, status, read);
    }

    @Test
    void limits_are_read_with_their_names_and_without() {
        receive(
                200,
                true,
                "X-RateLimit-Limit-authenticated",
                "100",
                "x-ratelimit-remaining-authenticated",
                "42",
                "X-RateLimit-Reset-authenticated",
                "17",
                "X-RateLimit-Limit",
                "5000",
                "X-RateLimit-Remaining",
                "4999",
                "X-RateLimit-Reset",
                String.valueOf(NOW.plusSeconds(90).getEpochSecond()));

        assertThat(gate.limits())
                .containsExactly(
                        new Limit(RateLimitGate.UNNAMED, 5000, 4999L, Duration.ofSeconds(90), NOW),
                        new Limit("authenticated", 100, 42L, Duration.ofSeconds(17), NOW));
    }

    @Test
    void odd_values_are_no_limits() {
        receive(200, true, "X-RateLimit-Limit", "many", "X-RateLimit-Limit-x", "-1", "X-RateLimit-Limit-y", "");

        assertThat(gate.limits()).isEmpty();
    }

    @Test
    void a_refused_read_closes_the_gate_as_long_as_the_engine_asks() {
        receive(429, true, "Retry-After", "12");

        assertThat(gate.hold()).map(Hold::rest).hasValue(Duration.ofSeconds(12));
    }

    @Test
    void a_refused_change_closes_nothing_without_the_name_of_a_limit() {
        receive(429, false, "Retry-After", "12");

        assertThat(gate.hold()).isEmpty();
    }

    @Test
    void a_change_refused_by_a_limit_that_counts_listings_closes_the_gate() {
        RateLimitGate.background(() -> {
            receive(200, true, "X-RateLimit-Limit-authenticated", "100", "X-RateLimit-Remaining-authenticated", "90");
            return true;
        });

        receive(429, false, "Retry-After-sandbox-create", "50");
        boolean open = gate.hold().isEmpty();
        receive(429, false, "Retry-After-authenticated", "50");

        assertThat(open).isTrue();
        assertThat(gate.hold()).map(Hold::rest).hasValue(Duration.ofSeconds(50));
    }

    @Test
    void a_wait_that_is_asked_for_by_an_answer_other_than_429_closes_nothing() {
        receive(503, true, "Retry-After", "12");

        assertThat(gate.hold()).isEmpty();
    }
}
