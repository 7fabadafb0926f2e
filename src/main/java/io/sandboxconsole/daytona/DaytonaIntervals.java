package io.sandboxconsole.daytona;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Interval.When;
import io.sandboxconsole.sandbox.Intervals;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Converts automatic intervals to Daytona's numbers and back: whole minutes, with special numbers that mean something
/// else for each act. An absent number is the server's usual interval in a request, and unknown in an answer.
final class DaytonaIntervals {

    /// The server replaces a longer time by this one, which is also what its 0 means.
    private static final Duration LONGEST_ARCHIVE = Duration.ofDays(30);

    /// No server has run for longer; larger numbers might overflow.
    private static final BigDecimal CENTURY =
            BigDecimal.valueOf(Duration.ofDays(36_525).toMinutes());

    private DaytonaIntervals() {}

    /// The automatic acts, with the meaning of their special numbers.
    enum Act {
        /// 0 means never, and no number below is accepted.
        STOP(When.NEVER, When.UNSTATED),
        /// Like [#STOP], on servers of version 0.205 and later.
        PAUSE(When.NEVER, When.UNSTATED),
        /// 0 means the longest time that the server allows; there is no never.
        ARCHIVE(When.LATEST, When.UNSTATED),
        /// 0 means as soon as it stops, and every number below never.
        DELETE(When.AT_ONCE, When.NEVER);

        private final When zero;

        private final When negative;

        Act(When zero, When negative) {
            this.zero = zero;
            this.negative = negative;
        }

        /// Returns the meaning of a number that the server told.
        Interval interval(@Nullable BigDecimal minutes) {
            if (minutes == null) {
                return Interval.UNSTATED;
            }
            return switch (minutes.signum()) {
                case 0 -> new Interval(zero, Duration.ZERO);
                case 1 ->
                    Interval.after(Duration.ofMinutes(
                            minutes.min(CENTURY).max(BigDecimal.ONE).longValue()));
                default -> new Interval(negative, Duration.ZERO);
            };
        }

        /// Returns the number to send; none for the server's usual interval.
        ///
        /// @param interval one without a problem
        @Nullable
        Long number(Interval interval) {
            if (interval.when() == When.AFTER) {
                return interval.time().toMinutes();
            }
            if (interval.equals(Interval.UNSTATED)) {
                return null;
            }
            return interval.when() == zero ? 0L : -1L;
        }

        /// Returns the name of the act for people.
        Message label() {
            return switch (this) {
                case STOP -> Message.of("problem.daytona.act.stop");
                case PAUSE -> Message.of("problem.daytona.act.pause");
                case ARCHIVE -> Message.of("problem.daytona.act.archive");
                case DELETE -> Message.of("problem.daytona.act.delete");
            };
        }

        private boolean offers(Interval interval) {
            return switch (interval.when()) {
                case UNSTATED -> true;
                case NEVER, AT_ONCE, LATEST -> interval.when() == zero || interval.when() == negative;
                case AFTER -> isWholeMinutes(interval.time());
            };
        }

        private static boolean isWholeMinutes(Duration time) {
            return time.isPositive() && time.equals(Duration.ofMinutes(time.toMinutes()));
        }
    }

    /// Returns what a server does with intervals, which depends on its version.
    static Capabilities.Automation automation(boolean modern) {
        return new Capabilities.Automation(
                modern,
                modern
                        ? Message.of("problem.daytona.usual-intervals.pausing")
                        : Message.of("problem.daytona.usual-intervals"));
    }

    /// Returns the fault of `intervals`, if any.
    ///
    /// @param pauses whether the server supports auto-pause
    static Optional<Message> problem(Intervals intervals, boolean pauses) {
        if (intervals.archive().equals(Interval.NEVER)) {
            return Optional.of(Message.of("problem.daytona.always-archives"));
        }
        if (!Act.STOP.offers(intervals.stop())
                || !Act.PAUSE.offers(intervals.pause())
                || !Act.ARCHIVE.offers(intervals.archive())
                || !Act.DELETE.offers(intervals.delete())) {
            return Optional.of(Message.of("problem.daytona.minutes"));
        }
        if (intervals.archive().time().compareTo(LONGEST_ARCHIVE) > 0) {
            return Optional.of(Message.of("problem.daytona.archive-longest"));
        }
        return intervals.pause().acts() ? pauseProblem(intervals, pauses) : Optional.empty();
    }

    private static Optional<Message> pauseProblem(Intervals intervals, boolean pauses) {
        if (!pauses) {
            return Optional.of(Message.of("problem.daytona.no-auto-pause"));
        }
        if (intervals.ephemeral()) {
            return Optional.of(Message.of("problem.daytona.ephemeral-pause"));
        }
        return intervals.stop().acts() ? Optional.of(Message.of("problem.daytona.stop-or-pause")) : Optional.empty();
    }
}
