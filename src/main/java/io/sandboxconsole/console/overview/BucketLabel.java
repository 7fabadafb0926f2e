package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.inventory.FleetStatistics.Age;
import io.sandboxconsole.inventory.FleetStatistics.Remaining;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Labels a bucket of a histogram, from one duration to another; a bound is null where the bucket is open.
record BucketLabel(@Nullable Duration from, @Nullable Duration to) {

    static BucketLabel of(Age age) {
        return switch (age) {
            case UNDER_AN_HOUR -> new BucketLabel(null, Duration.ofHours(1));
            case UNDER_SIX_HOURS -> new BucketLabel(Duration.ofHours(1), Duration.ofHours(6));
            case UNDER_A_DAY -> new BucketLabel(Duration.ofHours(6), Duration.ofDays(1));
            case UNDER_THREE_DAYS -> new BucketLabel(Duration.ofDays(1), Duration.ofDays(3));
            case UNDER_A_WEEK -> new BucketLabel(Duration.ofDays(3), Duration.ofDays(7));
            case UNDER_A_MONTH -> new BucketLabel(Duration.ofDays(7), Duration.ofDays(30));
            case OLDER -> new BucketLabel(Duration.ofDays(30), null);
        };
    }

    /// Null for the buckets without durations: overdue and never.
    static @Nullable BucketLabel of(Remaining remaining) {
        return switch (remaining) {
            case OVERDUE, NEVER -> null;
            case UNDER_HALF_AN_HOUR -> new BucketLabel(null, Duration.ofMinutes(30));
            case UNDER_AN_HOUR -> new BucketLabel(Duration.ofMinutes(30), Duration.ofHours(1));
            case UNDER_SIX_HOURS -> new BucketLabel(Duration.ofHours(1), Duration.ofHours(6));
            case UNDER_A_DAY -> new BucketLabel(Duration.ofHours(6), Duration.ofDays(1));
            case UNDER_A_WEEK -> new BucketLabel(Duration.ofDays(1), Duration.ofDays(7));
            case LONGER -> new BucketLabel(Duration.ofDays(7), null);
        };
    }

    /// `1 h – 6 h`
    String words() {
        if (from == null) {
            return to == null ? "" : text("overview.less", amount(to));
        }
        return to == null ? text("overview.more", amount(from)) : text("overview.between", amount(from), amount(to));
    }

    private static String amount(Duration amount) {
        if (amount.toMinutes() < 60) {
            return text("overview.minutes", amount.toMinutes());
        }
        return amount.toHours() < 24
                ? text("overview.hours", amount.toHours())
                : text("overview.days", amount.toDays());
    }
}
