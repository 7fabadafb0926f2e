package io.sandboxconsole.inventory;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait between two attempts at an engine. Every answer is spread a little, so that many consoles and
/// connections don't ask in step.
final class PollBackoff {

    private static final double JITTER = 0.1;

    /// A minute grows to about a quarter of an hour.
    private static final int MOST_REJECTED = 4;

    private static final int MOST_DOUBLINGS = 16;

    private final InventoryProperties properties;

    private final RandomGenerator random;

    PollBackoff(InventoryProperties properties, RandomGenerator random) {
        this.properties = properties;
        this.random = random;
    }

    /// After a listing that took `took`.
    Duration afterListing(Duration took, boolean settling) {
        Duration usual = settling ? properties.quickInterval() : properties.interval();
        return spread(longer(usual, atLeast(took)));
    }

    /// The shortest time after a listing that took `took`.
    Duration atLeast(Duration took) {
        return longer(properties.floor(), took.multipliedBy(properties.share()));
    }

    /// After `failures` failures in a row.
    Duration afterFailures(int failures) {
        int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
        Duration grown = properties.quickInterval().multipliedBy(1L << doublings);
        return spread(grown.compareTo(properties.ceiling()) < 0 ? grown : properties.ceiling());
    }

    /// After an engine turned out to be set up wrongly.
    Duration betweenProbes() {
        return spread(properties.probeInterval());
    }

    /// After an engine rejected our key `rejections` times in a row. Engines count rejections, and lock out whoever
    /// goes on trying.
    Duration afterRejections(int rejections) {
        Duration grown = properties.probeInterval().multipliedBy(1L << Math.min(rejections - 1, MOST_REJECTED));
        return spread(grown);
    }

    /// Never earlier than `asked`.
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
