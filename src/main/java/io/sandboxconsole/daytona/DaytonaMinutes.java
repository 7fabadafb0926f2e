package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.words.Phrase;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Intervals as Daytona takes them: whole minutes, and a number of its own for never.
final class DaytonaMinutes {

    private DaytonaMinutes() {}

    static long stop(Intervals intervals) {
        return orNever(intervals.stop(), 0);
    }

    static long pause(Intervals intervals) {
        return orNever(intervals.pause(), 0);
    }

    /// The server knows no never here: it takes its longest interval instead.
    static long archive(Intervals intervals) {
        return orNever(intervals.archive(), 0);
    }

    /// Zero would mean as soon as it stops.
    static long delete(Intervals intervals) {
        return orNever(intervals.delete(), -1);
    }

    /// What is wrong with `intervals`, if anything.
    ///
    /// @param pauses whether the server pauses sandboxes by itself
    static Optional<Phrase> problem(Intervals intervals, boolean pauses) {
        if (Stream.of(intervals.stop(), intervals.pause(), intervals.archive()).anyMatch(DaytonaMinutes::tooShort)
                || broken(intervals.delete())) {
            return Optional.of(Phrase.of("problem.daytona.minutes"));
        }
        if (intervals.pause() != null && !pauses) {
            return Optional.of(Phrase.of("problem.daytona.no-auto-pause"));
        }
        return intervals.stop() != null && intervals.pause() != null
                ? Optional.of(Phrase.of("problem.daytona.stop-or-pause"))
                : Optional.empty();
    }

    private static boolean tooShort(@Nullable Duration interval) {
        return broken(interval) || Duration.ZERO.equals(interval);
    }

    private static boolean broken(@Nullable Duration interval) {
        return interval != null
                && (interval.isNegative() || !interval.equals(Duration.ofMinutes(interval.toMinutes())));
    }

    private static long orNever(@Nullable Duration interval, long never) {
        return interval == null ? never : interval.toMinutes();
    }
}
