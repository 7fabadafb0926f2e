package io.sandboxconsole.gateway.api.wire;

import io.sandboxconsole.gateway.api.wire.HistoryAnswers.LifeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why sandboxes failed and ended.
public interface FailureAnswers {

    /// The sandboxes that ended in a period, in numbers. Every filter finds its sandboxes at `/api/history`.
    ///
    /// @param from the first day
    /// @param until the last day, which counts too
    /// @param zone the time zone of the days
    /// @param population `failed` or `ended`
    /// @param reason the only reason that counts; left out for all
    /// @param failing those that live and have failed, whenever that was
    /// @param by by `cause`, `reason`, `image`, `creator`, `team` and `connection`
    /// @param days the days of the period on which any ended, the earliest first
    /// @param examples the newest ones that failed, the newest first
    /// @param completeSince when the numbers begin to be complete; left out where they are from the beginning, or
    /// nothing is known of a connection
    /// @param gaps the times of the period and of the one before in which a connection was not watched
    record FailuresInfo(
            LocalDate from,
            LocalDate until,
            String zone,
            String population,
            @Nullable String reason,
            TrendInfo total,
            SandboxAnswers.CountedFilter failing,
            List<DimensionInfo> by,
            List<DayInfo> days,
            List<ExampleInfo> examples,
            @Nullable Instant completeSince,
            List<UnwatchedInfo> gaps) {}

    /// A number in the period, and in the one of the same length before.
    ///
    /// @param filter finds those of the period; left out where it would be longer than filters may be
    /// @param filterBefore finds those of the one before; left out likewise
    record TrendInfo(
            int count,
            int before,
            @Nullable String filter,
            @Nullable String filterBefore) {}

    /// The most frequent values of a field, the most frequent first.
    ///
    /// @param others all other values together; left out where there are none
    record DimensionInfo(
            String field, List<ValueInfo> values, @Nullable OthersInfo others) {}

    /// A value of a field.
    ///
    /// @param value as filters write it; `none` for sandboxes without one
    /// @param creator of this id, where the field is `creator`
    record ValueInfo(String value, @Nullable CreatorInfo creator, TrendInfo trend) {}

    /// Values of a field together.
    ///
    /// @param values how many values these are
    record OthersInfo(int values, TrendInfo trend) {}

    /// How many sandboxes ended on a day.
    record DayInfo(LocalDate day, int count) {}

    /// A sandbox that failed.
    ///
    /// @param lastLines the end of its log, which may hold anything that it printed; empty where nothing is kept
    record ExampleInfo(LifeInfo life, List<String> lastLines) {}

    /// A time in which a connection was not watched: what came and went in it is not counted.
    ///
    /// @param until left out while it lasts
    record UnwatchedInfo(
            String connection, Instant from, @Nullable Instant until) {}
}
