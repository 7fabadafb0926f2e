package io.sandboxconsole.inventory;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Computes the wait between two attempts at an engine. Every wait is jittered, so that many consoles and connections
/// don't poll in step.
final class PollBackoff {

    private static final double JITTER = 0.1;

    /// The doublings after rejections: a minute grows to about a quarter of an hour.
    private static final int MAXIMUM_REJECTION_DOUBLINGS = 4;

    private static final int MAXIMUM_DOUBLINGS = 16;

    private final InventoryProperties properties;

    private final RandomGenerator random;

    PollBackoff(InventoryProperties properties, RandomGenerator random) {
        this.properties = properties;
        this.random = random;
    }

    /// Returns the wait after a listing that took `took`.
    Duration afterListing(Duration took, boolean settling) {
        Duration usual = settling ? properties.quickInterval() : properties.interval();
        return spread(longer(usual, atLeast(took)));
    }

    /// Returns the shortest wait after a listing that took `took`.
    Duration atLeast(Duration took) {
        return longer(properties.floor(), took.multipliedBy(properties.share()));
    }

    /// Returns the wait after `failures` failures in a row.
    Duration afterFailures(int failures) {
        int doublings = Math.min(failures - 1, MAXIMUM_DOUBLINGS);
        Duration grown = properties.quickInterval().multipliedBy(1L << doublings);
        return spread(grown.compareTo(properties.ceiling()) < 0 ? grown : properties.ceiling());
    }

    /// Returns the wait after an engine turned out to be misconfigured.
    Duration betweenProbes() {
        return spread(properties.probeInterval());
    }

    /// Returns the wait after an engine rejected our key `rejections` times in a row. Engines count rejections, and
    /// lock out clients that go on trying.
    Duration afterRejections(int rejections) {
        int doublings = Math.min(rejections - 1, MAXIMUM_REJECTION_DOUBLINGS);
        Duration grown = properties.probeInterval().multipliedBy(1L << doublings);
        return spread(grown);
    }

    /// Returns the wait that an engine requested, jittered only upwards.
    Duration asAsked(Duration asked) {
        Duration wait = longer(asked, properties.floor());
        return wait.plus(part(wait, random.nextDouble() * JITTER));
    }

    private Duration spread(Duration wait) {
        Duration spread = wait.plus(part(wait, (random.nextDouble() * 2 - 1) * JITTER));
        return longer(spread, properties.floor());
    }

    private static Duration part(Duration wait, double share) {
        return Duration.ofMillis(Math.round(wait.toMillis() * share));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
