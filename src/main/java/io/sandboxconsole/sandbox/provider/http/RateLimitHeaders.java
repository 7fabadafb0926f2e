package io.sandboxconsole.sandbox.provider.http;

import io.sandboxconsole.sandbox.provider.RateLimitGate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// Reads the rate limits in an answer's headers, each with or without the name of its limit behind:
/// `X-RateLimit-Limit`,
/// `-Remaining` and `-Reset`, and `Retry-After` of a call that the engine refused for its rate.
final class RateLimitHeaders {

    static final int TOO_MANY_REQUESTS = 429;

    private static final String LIMIT = "x-ratelimit-limit";

    private static final String REMAINING = "x-ratelimit-remaining";

    private static final String RESET = "x-ratelimit-reset";

    private static final String RETRY = "retry-after";

    /// A larger number of seconds is a point in time since 1970.
    private static final long LONGEST_WINDOW = 1_000_000_000L;

    private final RateLimitGate gate;

    private final Clock clock;

    RateLimitHeaders(RateLimitGate gate, Clock clock) {
        this.gate = gate;
        this.clock = clock;
    }

    /// Takes note of an answer's limits.
    ///
    /// @param read whether the call was a read: a change may be refused for other reasons, such as a full pool,
    /// and then only a named limit counts
    void remember(HttpHeaders headers, int status, boolean read) {
        RetryAfter retryAfter = new RetryAfter(clock);
        for (String header : headers.headerNames()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (isOf(lower, LIMIT)) {
                rememberLimit(headers, lower.substring(LIMIT.length()));
            } else if (status == TOO_MANY_REQUESTS && isOf(lower, RETRY)) {
                String name = name(lower.substring(RETRY.length()));
                Duration wait = retryAfter.of(headers, header);
                if (wait != null && (read || !name.equals(RateLimitGate.UNNAMED))) {
                    gate.refused(name, wait);
                }
            }
        }
    }

    private void rememberLimit(HttpHeaders headers, String suffix) {
        Long limit = number(headers, LIMIT + suffix);
        if (limit != null) {
            gate.told(name(suffix), limit, number(headers, REMAINING + suffix), reset(number(headers, RESET + suffix)));
        }
    }

    private @Nullable Duration reset(@Nullable Long seconds) {
        if (seconds == null) {
            return null;
        }
        return seconds < LONGEST_WINDOW
                ? Duration.ofSeconds(seconds)
                : Duration.between(clock.instant(), Instant.ofEpochSecond(seconds));
    }

    private static boolean isOf(String header, String name) {
        return header.equals(name) || header.startsWith(name + "-");
    }

    private static String name(String suffix) {
        return suffix.isEmpty() ? RateLimitGate.UNNAMED : suffix.substring(1);
    }

    private static @Nullable Long number(HttpHeaders headers, String header) {
        String value = headers.getFirst(header);
        return value != null && value.strip().matches("[0-9]{1,10}") ? Long.valueOf(value.strip()) : null;
    }
}
