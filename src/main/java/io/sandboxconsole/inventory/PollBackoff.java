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

    /// Returns the shortest wait after a listing that took `took`: a slow engine rests longer, but never longer than a
    /// failing one, because its data would age unseen.
    Duration atLeast(Duration took) {
        return longer(properties.floor(), shorter(took.multipliedBy(properties.share()), properties.ceiling()));
    }

    /// Returns the wait before read number `read`, counted from 1, of a sandbox that a change of ours moves.
    Duration beforeRead(int read) {
        int doublings = Math.min(read - 1, MAXIMUM_DOUBLINGS);
        return longer(
                properties.floor(), shorter(properties.floor().multipliedBy(1L << doublings), properties.ceiling()));
    }

    /// Returns the wait after `failures` failures in a row.
    Duration afterFailures(int failures) {
        int doublings = Math.min(failures - 1, MAXIMUM_DOUBLINGS);
        return spread(shorter(properties.quickInterval().multipliedBy(1L << doublings), properties.ceiling()));
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

    /// Never lengthens a wait beyond the ceiling: what would stand out above is taken off below.
    private Duration spread(Duration wait) {
        Duration spread = wait.plus(part(wait, (random.nextDouble() * 2 - 1) * JITTER));
        Duration beyond = spread.minus(properties.ceiling());
        boolean outstanding = beyond.isPositive() && wait.compareTo(properties.ceiling()) <= 0;
        return longer(outstanding ? properties.ceiling().minus(beyond) : spread, properties.floor());
    }

    private static Duration part(Duration wait, double share) {
        return Duration.ofMillis(Math.round(wait.toMillis() * share));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
