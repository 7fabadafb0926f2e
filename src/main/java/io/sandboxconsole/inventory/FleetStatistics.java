package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The statistics of the sandboxes an actor sees. Every number has a filter that finds exactly the sandboxes behind it.
///
/// @param total the number of sandboxes
/// @param facets the counts by `state`, `creator`, `team` and `connection`; [#filter] finds the sandboxes of a value
/// @param marks the counts that deserve attention; a sandbox may be in several of them
/// @param ages every sandbox with a time of creation, by age
/// @param remains every sandbox, by the time left
/// @param days the days of the last two weeks, the oldest first
public record FleetStatistics(
        int total,
        Facets facets,
        Map<Mark, Integer> marks,
        Map<Age, Integer> ages,
        Map<Remaining, Integer> remains,
        List<Day> days) {

    /// The number of days.
    public static final int DAYS = 14;

    public FleetStatistics {
        marks = Map.copyOf(marks);
        ages = Map.copyOf(ages);
        remains = Map.copyOf(remains);
        days = List.copyOf(days);
    }

    /// A condition of sandboxes that deserves attention.
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

    /// The classes of age, youngest first: each sandbox is in exactly one, but one without a time of creation in none.
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

    /// The classes of remaining time: each sandbox is in exactly one, the most urgent first.
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

    /// A class of sandboxes that is counted by a filter.
    public sealed interface Counted permits Mark, Age, Remaining {

        /// Returns the filter that finds exactly the counted sandboxes.
        SandboxFilter filter();
    }

    /// The number of still existing sandboxes that were created on `date`, in the requested zone.
    public record Day(LocalDate date, SandboxFilter filter, int created) {}

    /// Returns the filter that finds the sandboxes with `value` in `field`, one of the facets.
    public static SandboxFilter filter(String field, Facets.Value value) {
        return SandboxFilter.EVERYTHING.with(field, Set.of(value.value()));
    }
}
