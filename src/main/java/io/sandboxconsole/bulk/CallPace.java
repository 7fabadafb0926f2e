package io.sandboxconsole.bulk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The number of calls that a job has underway at one connection: one more after each round that went as quickly as
/// the quickest, half as many after a refusal, one less after a slow one. For one thread, the job's own.
final class CallPace {

    static final int FIRST = 4;

    static final int MOST = 64;

    /// A call that takes so many times as long as the quickest tells that there are too many.
    private static final int SLOW = 3;

    private final InstantSource time;

    private int limit = FIRST;

    private int underway;

    private int wentWell;

    /// As long as nothing was slow or refused, each success counts: the number doubles with each round.
    private boolean starting = true;

    private Duration quickest = Duration.ofDays(1);

    private Instant pausedUntil = Instant.MIN;

    CallPace(InstantSource time) {
        this.time = time;
    }

    /// Whether another call may begin now.
    boolean free() {
        return underway < limit && !time.instant().isBefore(pausedUntil);
    }

    int limit() {
        return limit;
    }

    void began() {
        underway++;
    }

    void succeeded(Duration took) {
        underway--;
        if (took.compareTo(quickest) < 0) {
            quickest = took;
        }
        if (took.compareTo(quickest.multipliedBy(SLOW).plusMillis(SLOW)) > 0) {
            slowDown(limit - 1);
            return;
        }
        wentWell++;
        if ((starting || wentWell >= limit) && limit < MOST) {
            limit++;
            wentWell = 0;
        }
    }

    /// The end of a call whose time tells nothing of the engine, because it waited for the rate limit.
    void waited() {
        underway--;
    }

    void failed() {
        underway--;
        wentWell = 0;
    }

    /// The engine asked to wait.
    void refused(Duration wait) {
        underway--;
        slowDown(limit / 2);
        pauseFor(wait);
    }

    private void slowDown(int next) {
        starting = false;
        wentWell = 0;
        limit = Math.max(1, next);
    }

    /// Lets no call begin for a while.
    void pauseFor(Duration wait) {
        Instant until = time.instant().plus(wait);
        pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
    }
}
