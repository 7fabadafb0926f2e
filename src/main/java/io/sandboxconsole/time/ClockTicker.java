package io.sandboxconsole.time;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Reads the time of a cache from the injected clock, so that tests own it. Counts nanoseconds since 1970.
public record ClockTicker(InstantSource time) implements Ticker {

    @Override
    public long read() {
        return ChronoUnit.NANOS.between(Instant.EPOCH, time.instant());
    }
}
