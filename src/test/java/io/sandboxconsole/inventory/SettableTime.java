package io.sandboxconsole.inventory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A time source that a test sets.
final class SettableTime implements InstantSource {

    private volatile Instant now = SyntheticFleet.NOW;

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }
}
