package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.api.wire.IntervalSettings;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes and reads intervals as the API has them: `PT15M`, `never`, `at-once`, `latest`.
final class IntervalMapper {

    private IntervalMapper() {}

    static @Nullable IntervalSettings of(Intervals intervals) {
        return intervals.equals(Intervals.NONE)
                ? null
                : new IntervalSettings(
                        text(intervals.stop()),
                        text(intervals.pause()),
                        text(intervals.archive()),
                        text(intervals.delete()));
    }

    /// Reads what is stated; the rest is as `before`.
    static Intervals read(IntervalSettings stated, Intervals before) {
        return new Intervals(
                read("intervals.stop", stated.stop(), before.stop()),
                read("intervals.pause", stated.pause(), before.pause()),
                read("intervals.archive", stated.archive(), before.archive()),
                read("intervals.delete", stated.delete(), before.delete()));
    }

    private static @Nullable String text(Interval interval) {
        return switch (interval.when()) {
            case UNSTATED -> null;
            case AFTER -> interval.time().toString();
            case NEVER, AT_ONCE, LATEST -> ApiWords.of(interval.when());
        };
    }

    private static Interval read(String field, @Nullable String text, Interval before) {
        return switch (text) {
            case null -> before;
            case "never" -> Interval.NEVER;
            case "at-once" -> Interval.AT_ONCE;
            case "latest" -> Interval.LATEST;
            default -> {
                try {
                    yield Interval.after(Duration.parse(text));
                } catch (DateTimeParseException odd) {
                    throw new ApiProblem(
                                    ProblemType.INVALID_REQUEST,
                                    "“%s” is a duration such as PT15M, or never, at-once or latest.".formatted(field))
                            .field(field)
                            .candidates(List.of("PT15M", "never", "at-once", "latest"));
                }
            }
        };
    }
}
