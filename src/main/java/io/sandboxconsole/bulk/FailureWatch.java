package io.sandboxconsole.bulk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Watches the failures of a job: begins with few sandboxes, and tells when it should stop. For one thread, the job's
/// own.
final class FailureWatch {

    /// The sandboxes after which it looks at the failures.
    private static final List<Integer> WAVES = List.of(1, 11);

    /// The results that a rate of failures is of.
    private static final int WINDOW = 50;

    private static final int FEWEST = 20;

    private static final int TOLERATED_PERCENT = 20;

    private final Deque<Boolean> latest = new ArrayDeque<>();

    private int failedInWave;

    /// The answer to how many sandboxes may begin.
    ///
    /// @param room none while a wave has not ended
    /// @param failed whether something failed in a wave that has ended
    record Wave(int room, boolean failed) {}

    /// Returns how many may begin before the next look at the failures; a wave is over when all of it has ended.
    Wave wave(int begun, int underway) {
        for (int wave : WAVES) {
            if (begun < wave) {
                return new Wave(wave - begun, false);
            }
            if (begun == wave && underway > 0) {
                return new Wave(0, false);
            }
            if (begun == wave && failedInWave > 0) {
                return new Wave(0, true);
            }
            if (begun == wave) {
                failedInWave = 0;
            }
        }
        return new Wave(Integer.MAX_VALUE, false);
    }

    void ended(Outcome outcome) {
        boolean failed = outcome == Outcome.FAILED;
        failedInWave += failed ? 1 : 0;
        latest.addLast(failed);
        if (latest.size() > WINDOW) {
            latest.removeFirst();
        }
    }

    /// Whether too many of the latest have failed.
    boolean failsOften() {
        long failed = latest.stream().filter(failure -> failure).count();
        return latest.size() >= FEWEST && failed * 100 > (long) TOLERATED_PERCENT * latest.size();
    }
}
