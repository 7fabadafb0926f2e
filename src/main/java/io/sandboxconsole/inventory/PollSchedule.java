package io.sandboxconsole.inventory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// When a connection is asked next. Safe for use by several threads: hints come from anywhere.
final class PollSchedule {

    private final PollBackoff pollBackoff;

    private final Duration settlingTime;

    private final InstantSource time;

    private Instant next;

    private Instant settledAt = Instant.MIN;

    /// A hint brings the next attempt forward to here at most.
    private Instant earliest = Instant.MIN;

    /// Not even a person brings it forward to before this.
    private Instant notBefore = Instant.MIN;

    private boolean asked;

    private int failures;

    PollSchedule(PollBackoff pollBackoff, Duration settlingTime, InstantSource time) {
        this.pollBackoff = pollBackoff;
        this.settlingTime = settlingTime;
        this.time = time;
        this.next = time.instant();
    }

    synchronized Instant next() {
        return next;
    }

    synchronized Duration dueIn() {
        return Duration.between(time.instant(), next);
    }

    synchronized void begun() {
        asked = false;
    }

    synchronized void listed(Duration took) {
        Instant now = time.instant();
        failures = 0;
        earliest = now.plus(pollBackoff.atLeast(took));
        notBefore = now.plus(pollBackoff.atLeast(Duration.ZERO));
        in(pollBackoff.afterListing(took, now.isBefore(settledAt)));
    }

    /// A doubtful listing is repeated at leisure: an engine that restarts needs time.
    synchronized void doubted(Duration took) {
        listed(took);
        earliest = time.instant().plus(pollBackoff.afterListing(took, false));
        in(pollBackoff.afterListing(took, false));
    }

    synchronized void failed() {
        failures++;
        notBefore = time.instant().plus(pollBackoff.atLeast(Duration.ZERO));
        in(pollBackoff.afterFailures(failures));
    }

    synchronized void mustProbe() {
        failures++;
        notBefore = time.instant().plus(pollBackoff.atLeast(Duration.ZERO));
        in(pollBackoff.betweenProbes());
    }

    synchronized void rejected() {
        failures++;
        notBefore = time.instant().plus(pollBackoff.atLeast(Duration.ZERO));
        in(pollBackoff.afterRejections(failures));
    }

    /// The engine asks for this much patience, which also people must have.
    synchronized void mustWait(Duration patience) {
        failures++;
        Duration wait = pollBackoff.asAsked(patience);
        notBefore = time.instant().plus(wait);
        in(wait);
    }

    /// Something is on its way to another state: look again soon, and often for a while.
    synchronized void settling() {
        settledAt = time.instant().plus(settlingTime);
        if (failures == 0) {
            next = earlier(next, later(earliest, time.instant()));
        }
    }

    /// A person asks.
    synchronized void refresh() {
        asked = true;
        next = earlier(next, later(notBefore, time.instant()));
    }

    private void in(Duration wait) {
        next = time.instant().plus(wait);
        if (asked) {
            next = earlier(next, notBefore);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
