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

    private @Nullable Instant latest;

    private long first;

    private long last;

    private String explanation = "";

    /// Notes that a row was appended, or that a statement up to it was made.
    void passed(long row, Instant time, String thing) {
        if (latest != null && time.isBefore(latest.minus(TOLERANCE))) {
            if (first == 0) {
                first = row;
                explanation = "%s is of %s, though %s had passed before".formatted(thing, time, latest);
            }
            last = row;
        } else {
            endEpisode();
            latest = latest == null || time.isAfter(latest) ? time : latest;
        }
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
