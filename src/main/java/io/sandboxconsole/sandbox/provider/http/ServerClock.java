package io.sandboxconsole.sandbox.provider.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// An engine's clock against ours, as of its newest answer that tells the time. Safe for use by several threads.
public final class ServerClock {

    /// The header leaves out the fraction of a second.
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

    /// How far the engine's clock is ahead; negative when behind.
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
