package io.sandboxconsole.bulk;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A plan that was started.
///
/// @param plan its plan, whose id is also its own
/// @param dueAt when its first wave may begin
/// @param why why it pauses or was cancelled
/// @param counts the sandboxes by outcome; those without one are missing
public record Job(
        Plan plan,
        JobState state,
        Instant dueAt,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable JobWhy why,
        Map<Outcome, Integer> counts) {

    public Job {
        counts = Map.copyOf(counts);
    }

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
}
