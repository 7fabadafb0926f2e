package io.sandboxconsole.console.job;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.bulk.PlanItem;
import io.sandboxconsole.bulk.PlanItem.Observed;
import io.sandboxconsole.bulk.Skip;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sums up the sandboxes that a plan takes, and the reasons for those that it leaves out.
///
/// @param groups the numbers by each criterion, the largest first
/// @param newestActivity the latest known use of any of them
/// @param unknownActivity those of which no use is known
/// @param foreign those that the actor does not own
/// @param skips the numbers of those left out, by reason
record PlanOverview(
        Map<Criterion, List<Group>> groups,
        @Nullable Instant newestActivity,
        int unknownActivity,
        int foreign,
        Map<Skip.Reason, Integer> skips) {

    /// What the sandboxes are counted by.
    enum Criterion {
        CREATOR,
        TEAM,
        STATE,
        AGE,
        CONNECTION
    }

    /// Spans of age. The text of a group by age is the name of its span.
    enum Age {
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7)),
        MONTH(Duration.ofDays(30)),
        OLDER(Duration.ofDays(365_000)),
        UNKNOWN(Duration.ZERO);

        private final Duration below;

        Age(Duration below) {
            this.below = below;
        }

        static Age of(@Nullable Instant created, Instant now) {
            if (created == null) {
                return UNKNOWN;
            }
            var age = Duration.between(created, now);
            for (Age span : values()) {
                if (age.compareTo(span.below) < 0) {
                    return span;
                }
            }
            return OLDER;
        }
    }

    /// Sandboxes that have something in common; the empty text stands for *none*.
    ///
    /// @param creator who created them as known now, which also tells of a deleted key; absent elsewhere
    record Group(String text, @Nullable Creator creator, int count) {}

    private static final Comparator<Group> LARGEST_FIRST =
            Comparator.comparingInt(Group::count).reversed().thenComparing(Group::text);

    private static final Comparator<Group> YOUNGEST_FIRST = Comparator.comparing(group -> Age.valueOf(group.text()));

    /// Counts item by item, in memory that does not grow with their number.
    static final class Counting {

        private final Map<Criterion, Map<String, Integer>> counts = new EnumMap<>(Criterion.class);

        private final Map<String, String> names = new HashMap<>();

        private final Map<String, Creator> creators = new HashMap<>();

        private final Map<Skip.Reason, Integer> skips = new EnumMap<>(Skip.Reason.class);

        private final String owner;

        private final Instant now;

        private @Nullable Instant newest;

        private int unknown;

        private int foreign;

        /// @param now the moment of the plan
        Counting(Actor actor, Instant now) {
            this.owner = actor.owner();
            this.now = now;
        }

        /// @param now the sandbox as it is now, if it is still there
        void see(PlanItem item, Optional<Sandbox> now) {
            now.map(Sandbox::creator).ifPresent(creator -> creators.put(creator.id(), creator));
            var skip = item.skip();
            var observed = item.observed();
            if (skip != null) {
                skips.merge(skip.reason(), 1, Integer::sum);
            } else if (observed != null) {
                take(item, observed);
            }
        }

        private void take(PlanItem item, Observed observed) {
            names.put(observed.creator(), observed.creatorName());
            count(Criterion.CREATOR, observed.creator());
            count(Criterion.TEAM, observed.team() == null ? "" : observed.team());
            count(Criterion.STATE, observed.state());
            count(Criterion.AGE, Age.of(observed.createdAt(), now).name());
            count(Criterion.CONNECTION, item.id().connection().value());
            foreign += owner.equals(observed.owner()) ? 0 : 1;
            Instant used = observed.lastActivityAt();
            if (used == null) {
                unknown++;
            } else if (newest == null || used.isAfter(newest)) {
                newest = used;
            }
        }

        private void count(Criterion criterion, String text) {
            counts.computeIfAbsent(criterion, _ -> new HashMap<>()).merge(text, 1, Integer::sum);
        }

        PlanOverview result() {
            Map<Criterion, List<Group>> groups = new EnumMap<>(Criterion.class);
            counts.forEach((criterion, numbers) -> groups.put(
                    criterion,
                    numbers.entrySet().stream()
                            .map(entry -> new Group(
                                    criterion == Criterion.CREATOR
                                            ? names.getOrDefault(entry.getKey(), entry.getKey())
                                            : entry.getKey(),
                                    criterion == Criterion.CREATOR ? creators.get(entry.getKey()) : null,
                                    entry.getValue()))
                            .sorted(criterion == Criterion.AGE ? YOUNGEST_FIRST : LARGEST_FIRST)
                            .toList()));
            return new PlanOverview(groups, newest, unknown, foreign, Map.copyOf(skips));
        }
    }
}
