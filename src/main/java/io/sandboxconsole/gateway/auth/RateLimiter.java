package io.sandboxconsole.gateway.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sandboxconsole.time.ClockTicker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How often somebody may still call: whoever was quiet for a minute may use up the whole minute's worth at once, and
/// gets it back evenly. In the memory of this node only; safe for use by several threads.
///
/// @param <K> whom is counted
public final class RateLimiter<K> {

    /// Invented names must not fill the memory.
    private static final int CAPACITY = 10_000;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /// Everything taken is given back within [#WINDOW]: an entry that nobody touched for so long tells nothing more.
    private final Cache<K, Instant> spent;

    private final Clock clock;

    public RateLimiter(Clock clock) {
        this.clock = clock;
        this.spent = Caffeine.newBuilder()
                .maximumSize(CAPACITY)
                .expireAfterWrite(WINDOW)
                .ticker(new ClockTicker(clock))
                .executor(Runnable::run)
                .build();
    }

    /// Takes one of `perMinute` calls; how long to wait if there is none.
    public Optional<Duration> take(K whom, int perMinute) {
        return use(whom, perMinute, true);
    }

    /// How long to wait if there is none of `perMinute` calls; takes none.
    public Optional<Duration> check(K whom, int perMinute) {
        return use(whom, perMinute, false);
    }

    /// Kept is the moment at which everything taken is given back; each call moves it on by its share of a minute.
    private Optional<Duration> use(K whom, int perMinute, boolean take) {
        var now = clock.instant();
        var share = WINDOW.dividedBy(perMinute);
        var wait = new Duration[] {Duration.ZERO};
        spent.asMap().compute(whom, (_, before) -> {
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
