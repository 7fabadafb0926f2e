package io.sandboxconsole.audit.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Follows the times at which rows were appended: they may fall back by as much as the clocks of two consoles differ.
final class ClockCheck {

    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final List<Finding> findings = new ArrayList<>();

    private @Nullable Instant latestRow;

    private @Nullable Instant latestStatement;

    private long first;

    private long last;

    private String explanation = "";

    /// Notes that a row was appended, or something else behind which no earlier row can come.
    void appended(long row, Instant time, String thing) {
        compare(row, time, latestRow, thing);
        latestRow = later(latestRow, time);
    }

    /// Notes that a statement up to a row was made. Rows behind it can be earlier: when many wait, checkpoints are made
    /// one after the other.
    void stated(long row, Instant time, String thing) {
        compare(row, time, latestRow == null ? latestStatement : later(latestStatement, latestRow), thing);
        latestStatement = later(latestStatement, time);
    }

    private void compare(long row, Instant time, @Nullable Instant before, String thing) {
        if (before == null || !time.isBefore(before.minus(TOLERANCE))) {
            endEpisode();
            return;
        }
        if (first == 0) {
            first = row;
            explanation = "%s is of %s, though %s had passed before".formatted(thing, time, before);
        }
        last = row;
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }

    private void endEpisode() {
        if (first != 0) {
            findings.add(new Finding(Attack.CLOCK_SET_BACK, first, last, explanation + "."));
            first = 0;
        }
    }

    List<Finding> findings() {
        endEpisode();
        return findings;
    }
}
