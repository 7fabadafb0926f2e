package io.sandboxconsole.bulk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The number of calls that a job has underway at one connection: twice as many after each round until calls become
/// slow or are refused, then one more after each round that went well, a quarter less after a slow one, half as many
/// after a refusal. For one thread, the job's own.
final class CallPace {

    static final int FIRST = 4;

    static final int MOST = 64;

    /// Calls that take so many times as long as the quickest tell that there are too many.
    private static final int SLOW = 4;

    /// A difference that tells nothing of the engine.
    private static final Duration SLACK = Duration.ofMillis(200);

    /// The calls that an average is mostly of.
    private static final int AVERAGED = 8;

    private final InstantSource time;

    private int limit = FIRST;

    private int underway;

    /// The calls that ended well since the last change of the limit.
    private int ended;

    /// As long as nothing was slow or refused, each success counts: the number doubles with each round.
    private boolean starting = true;

    private Duration quickest = Duration.ofDays(1);

    private Duration average = Duration.ZERO;

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
        ended++;
        quickest = took.compareTo(quickest) < 0 ? took : quickest;
        average = average.isZero()
                ? took
                : average.multipliedBy(AVERAGED - 1L).plus(took).dividedBy(AVERAGED);
        boolean slow = average.compareTo(quickest.multipliedBy(SLOW).plus(SLACK)) > 0;
        boolean round = ended >= limit;
        if (slow && round) {
            slowDown(limit * 3 / 4);
        } else if (!slow && (starting || round) && limit < MOST) {
            limit++;
            ended = starting ? ended : 0;
        }
    }

    /// The end of a call whose time tells nothing of the engine, because it waited for the rate limit.
    void waited() {
        underway--;
    }

    void failed() {
        underway--;
    }

    /// The end of a call that the engine refused, and asked to wait.
    void refused(Duration wait) {
        underway--;
        putOff(wait);
    }

    /// The engine asked a call to wait, which goes on afterwards. Of refusals that come together, one counts.
    void putOff(Duration wait) {
        if (!time.instant().isBefore(pausedUntil)) {
            slowDown(limit / 2);
        }
        pauseFor(wait);
    }

    /// Lets no call begin for a while.
    void pauseFor(Duration wait) {
        Instant until = time.instant().plus(wait);
        pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
    }

    private void slowDown(int next) {
        starting = false;
        ended = 0;
        limit = Math.max(1, next);
    }
}
