package io.sandboxconsole.sandbox.provider.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// Compares an engine's clock with ours, as of its latest response with a date. Safe for use by several threads.
public final class ServerClock {

    /// Half of the second's fraction that the header omits.
    private static final Duration CUT_OFF = Duration.ofMillis(500);

    private final Clock clock;

    private volatile @Nullable Duration lead;

    public ServerClock(Clock clock) {
        this.clock = clock;
    }

    public void remember(HttpHeaders headers) {
        long date = date(headers);
        if (date >= 0) {
            lead = Duration.between(clock.instant(), Instant.ofEpochMilli(date).plus(CUT_OFF));
        }
    }

    /// The lead of the engine's clock; negative when behind.
    public Optional<Duration> lead() {
        return Optional.ofNullable(lead);
    }

    private static long date(HttpHeaders headers) {
        try {
            return headers.getDate();
        } catch (IllegalArgumentException unreadable) {
            return -1;
        }
    }
}
