package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an actor sees at a glance. Every number comes with the filter that finds exactly the sandboxes behind it.
///
/// @param total how many sandboxes there are
/// @param facets the counts by `state`, `creator`, `team` and `connection`; [#filter] finds what is behind a value
/// @param marks what deserves a look; a sandbox may be behind several of them
/// @param ages every sandbox, by age
/// @param remains every sandbox, by the time left
/// @param days the days of the last two weeks, the oldest first
public record FleetStatistics(
        int total,
        Facets facets,
        Map<Mark, Integer> marks,
        Map<Age, Integer> ages,
        Map<Remaining, Integer> remains,
        List<Day> days) {

    /// How many days are told.
    public static final int DAYS = 14;

    public FleetStatistics {
        marks = Map.copyOf(marks);
        ages = Map.copyOf(ages);
        remains = Map.copyOf(remains);
        days = List.copyOf(days);
    }

    /// A number worth a look of its own.
    public enum Mark implements Counted {
        FAILED("state:failed"),
        /// Should have ended already.
        OVERDUE("expires:<0s"),
        /// Ends within half an hour.
        ENDING_SOON("expires:>=0s expires:<30m"),
        /// Ends within 24 hours.
        ENDING_TODAY("expires:>=0s expires:<24h"),
        NEVER_EXPIRING("never-expires"),
        /// Has been running for more than a week, as far as we know.
        STALE("state:running age:>7d");

        private final String text;

        Mark(String text) {
            this.text = text;
        }

        @Override
        public SandboxFilter filter() {
            return SandboxFilter.parse(text);
        }
    }

    /// How old sandboxes are: each is in exactly one of these, youngest first.
    public enum Age implements Counted {
        UNDER_AN_HOUR("age:<1h"),
        UNDER_SIX_HOURS("age:>=1h age:<6h"),
        UNDER_A_DAY("age:>=6h age:<1d"),
        UNDER_THREE_DAYS("age:>=1d age:<3d"),
        UNDER_A_WEEK("age:>=3d age:<7d"),
        UNDER_A_MONTH("age:>=7d age:<30d"),
        OLDER("age:>=30d");

        private final String text;

        Age(String text) {
            this.text = text;
        }

        @Override
        public SandboxFilter filter() {
            return SandboxFilter.parse(text);
        }
    }

    /// How much time sandboxes have left: each is in exactly one of these, the most urgent first.
    public enum Remaining implements Counted {
        OVERDUE("expires:<0s"),
        UNDER_HALF_AN_HOUR("expires:>=0s expires:<30m"),
        UNDER_AN_HOUR("expires:>=30m expires:<1h"),
        UNDER_SIX_HOURS("expires:>=1h expires:<6h"),
        UNDER_A_DAY("expires:>=6h expires:<1d"),
        UNDER_A_WEEK("expires:>=1d expires:<7d"),
        LONGER("expires:>=7d"),
        NEVER("never-expires");

        private final String text;

        Remaining(String text) {
            this.text = text;
        }

        @Override
        public SandboxFilter filter() {
            return SandboxFilter.parse(text);
        }
    }

    /// Something that is counted because a filter finds it.
    public sealed interface Counted permits Mark, Age, Remaining {

        /// Finds exactly what was counted.
        SandboxFilter filter();
    }

    /// How many of the sandboxes still there were created on `date`, in the zone that was asked for.
    public record Day(LocalDate date, SandboxFilter filter, int created) {}

    /// Finds what has `value` in `field`, one of the facets.
    public static SandboxFilter filter(String field, Facets.Value value) {
        return SandboxFilter.EVERYTHING.with(field, Set.of(value.value()));
    }
}
