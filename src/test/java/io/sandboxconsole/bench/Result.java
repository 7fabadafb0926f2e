package io.sandboxconsole.bench;

import org.jspecify.annotations.Nullable;

/// One measured number; what does not make sense for it is left out.
///
/// @param size how many sandboxes there were
/// @param baseline what `value` was compared with, in the same unit and the same run
/// @param goal the goal in words; none for a number that only explains another
record Result(
        String id,
        @Nullable Integer size,
        double value,
        String unit,
        int samples,
        @Nullable Double p50,
        @Nullable Double p95,
        @Nullable Double baseline,
        @Nullable Double ratio,
        @Nullable String goal,
        @Nullable Boolean met,
        String what) {

    /// A number that stands for itself.
    static Result single(String id, double value, String unit, String what) {
        return new Result(id, null, value, unit, 1, null, null, null, null, null, null, what);
    }

    /// The p95 of many times.
    static Result times(String id, Times times, String what) {
        return new Result(
                id, null, times.p95(), "ms", times.count(), times.p50(), times.p95(), null, null, null, null, what);
    }

    Result withValue(double other) {
        return new Result(id, size, other, unit, samples, p50, p95, baseline, ratio, goal, met, what);
    }

    Result atSize(int sandboxes) {
        return new Result(id, sandboxes, value, unit, samples, p50, p95, baseline, ratio, goal, met, what);
    }

    Result withGoal(String words, boolean reached) {
        return new Result(id, size, value, unit, samples, p50, p95, baseline, ratio, words, reached, what);
    }

    Result comparedWith(double other, double factor) {
        return new Result(id, size, value, unit, samples, p50, p95, other, factor, goal, met, what);
    }
}
