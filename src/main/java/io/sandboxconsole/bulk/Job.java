package io.sandboxconsole.bulk;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A plan that was started, as one reader sees it.
///
/// @param plan its plan, whose id is also its own
/// @param dueAt when its first wave may begin
/// @param why why it pauses or was cancelled
/// @param counts the sandboxes by outcome; those without one are missing
/// @param pace how quickly it goes on; absent unless it runs and something has ended
/// @param mine whether the reader started it
/// @param acts what the reader can do with it now
public record Job(
        Plan plan,
        JobState state,
        Instant dueAt,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable JobWhy why,
        Map<Outcome, Integer> counts,
        @Nullable Pace pace,
        boolean mine,
        Set<JobAct> acts) {

    public Job {
        counts = Map.copyOf(counts);
        acts = Set.copyOf(acts);
    }

    /// How quickly a job goes on.
    ///
    /// @param perSecond the sandboxes that ended in a second, of late
    /// @param expectedEnd when the last one ends if it goes on like that
    public record Pace(double perSecond, Instant expectedEnd) {}

    public UUID id() {
        return plan.id();
    }

    /// The sandboxes that have an outcome.
    public int ended() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// The sandboxes that have none yet.
    public int left() {
        return plan.taken() - ended();
    }

    /// The sandboxes with this outcome.
    public int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
