package io.sandboxconsole.inventory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Schedules the next request to a connection. Safe for use by several threads: hints come from any.
final class PollSchedule {

    private final PollBackoff pollBackoff;

    private final Duration settlingTime;

    private final InstantSource time;

    private Instant next;

    private Instant quickUntil = Instant.MIN;

    /// A hint brings the next attempt forward to here at most.
    private Instant earliest = Instant.MIN;

    /// Not even a person brings it forward to before this.
    private Instant notBefore = Instant.MIN;

    private boolean refreshRequested;

    private int failures;

    /// Whether a sign of life was seen since the last attempt began.
    private boolean signed;

    /// Whether the attempt underway, or the last one, was brought forward by a sign of life.
    private boolean hastened;

    /// The pause that holds between two listings now.
    private Duration interval;

    PollSchedule(PollBackoff pollBackoff, Duration settlingTime, InstantSource time) {
        this.pollBackoff = pollBackoff;
        this.settlingTime = settlingTime;
        this.time = time;
        this.next = time.instant();
        this.interval = pollBackoff.afterListing(Duration.ZERO, false);
    }

    /// Returns the pause between two listings that holds now; a failure does not change it.
    synchronized Duration interval() {
        return interval;
    }

    synchronized Instant next() {
        return next;
    }

    synchronized Duration dueIn() {
        return Duration.between(time.instant(), next);
    }

    synchronized void begun() {
        refreshRequested = false;
        hastened = signed;
        signed = false;
    }

    synchronized void listed(Duration took) {
        Instant now = time.instant();
        failures = 0;
        signed = false;
        earliest = now.plus(pollBackoff.atLeast(took));
        notBefore = now.plus(pollBackoff.atLeast(Duration.ZERO));
        interval = pollBackoff.afterListing(took, now.isBefore(quickUntil));
        in(interval);
    }

    /// Repeats a suspicious listing after the usual interval: an engine that restarts needs time.
    synchronized void suspicious(Duration took) {
        listed(took);
        interval = pollBackoff.afterListing(took, false);
        earliest = time.instant().plus(interval);
        in(interval);
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

    /// Waits as long as the engine requested; a refresh by a person has to wait, too.
    synchronized void mustWait(Duration retryAfter) {
        failures++;
        Duration wait = pollBackoff.asAsked(retryAfter);
        notBefore = time.instant().plus(wait);
        in(wait);
    }

    /// Polls soon and often for a while, because a sandbox is in a transitional state.
    synchronized void settling() {
        quickUntil = time.instant().plus(settlingTime);
        if (failures == 0) {
            next = earlier(next, later(earliest, time.instant()));
        }
    }

    /// Polls as soon as allowed, because a person asks or the console starts.
    synchronized void refresh() {
        refreshRequested = true;
        next = earlier(next, later(notBefore, time.instant()));
    }

    /// Polls as soon as allowed after a failure, because another call to the engine succeeded. One attempt that fails
    /// all the same makes further signs wait for the next attempt in its turn.
    ///
    /// @return whether the next attempt was brought forward
    synchronized boolean alive() {
        if (failures == 0 || hastened || signed) {
            return false;
        }
        signed = true;
        next = earlier(next, later(notBefore, time.instant()));
        return true;
    }

    private void in(Duration wait) {
        next = time.instant().plus(wait);
        if (refreshRequested || signed) {
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
