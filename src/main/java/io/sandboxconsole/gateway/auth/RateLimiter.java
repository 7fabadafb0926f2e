package io.sandboxconsole.gateway.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sandboxconsole.time.ClockTicker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Limits calls per minute: after an idle minute, the whole minute's calls may come at once, and are refilled evenly.
/// In the memory of this node only; safe for use by several threads.
///
/// @param <K> the key that is counted
public final class RateLimiter<K> {

    /// Invented keys must not fill the memory.
    private static final int CAPACITY = 10_000;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /// The moment at which all taken calls are refilled, which is within [#WINDOW]: older entries are obsolete.
    private final Cache<K, Instant> refilled;

    private final Clock clock;

    public RateLimiter(Clock clock) {
        this.clock = clock;
        this.refilled = Caffeine.newBuilder()
                .maximumSize(CAPACITY)
                .expireAfterWrite(WINDOW)
                .ticker(new ClockTicker(clock))
                .executor(Runnable::run)
                .build();
    }

    /// Takes one of `perMinute` calls; returns the wait if none is left.
    public Optional<Duration> take(K key, int perMinute) {
        return use(key, perMinute, true);
    }

    /// Returns the wait if none of `perMinute` calls is left; takes none.
    public Optional<Duration> check(K key, int perMinute) {
        return use(key, perMinute, false);
    }

    /// Returns the time until all taken calls are refilled.
    Duration untilFull(K key) {
        var now = clock.instant();
        var until = refilled.getIfPresent(key);
        return until == null || until.isBefore(now) ? Duration.ZERO : Duration.between(now, until);
    }

    /// Each taken call moves the moment of the full refill on by its share of a minute.
    private Optional<Duration> use(K key, int perMinute, boolean take) {
        var now = clock.instant();
        var share = WINDOW.dividedBy(perMinute);
        var wait = new Duration[] {Duration.ZERO};
        refilled.asMap().compute(key, (_, before) -> {
            var from = before == null || before.isBefore(now) ? now : before;
            var until = from.plus(share);
            wait[0] = Duration.between(now.plus(WINDOW), until);
            return take && !wait[0].isPositive() ? until : kept(before, now);
        });
        return wait[0].isPositive() ? Optional.of(wait[0]) : Optional.empty();
    }

    private static @Nullable Instant kept(@Nullable Instant before, Instant now) {
        return before == null || !before.isAfter(now) ? null : before;
    }
}
