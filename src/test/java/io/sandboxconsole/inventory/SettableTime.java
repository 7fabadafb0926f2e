package io.sandboxconsole.inventory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A time source that a test sets.
public final class SettableTime implements InstantSource {

    private volatile Instant now = SyntheticFleet.NOW;

    @Override
    public Instant instant() {
        return now;
    }

    public void pass(Duration duration) {
        now = now.plus(duration);
    }
}
