package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Words.say;

import io.sandboxconsole.inventory.Census.Age;
import io.sandboxconsole.inventory.Census.Remaining;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The words for a step of a histogram: from one amount of time to another; absent where it has no end.
record Step(@Nullable Duration from, @Nullable Duration to) {

    static Step of(Age age) {
        return switch (age) {
            case UNDER_AN_HOUR -> new Step(null, Duration.ofHours(1));
            case UNDER_SIX_HOURS -> new Step(Duration.ofHours(1), Duration.ofHours(6));
            case UNDER_A_DAY -> new Step(Duration.ofHours(6), Duration.ofDays(1));
            case UNDER_THREE_DAYS -> new Step(Duration.ofDays(1), Duration.ofDays(3));
            case UNDER_A_WEEK -> new Step(Duration.ofDays(3), Duration.ofDays(7));
            case UNDER_A_MONTH -> new Step(Duration.ofDays(7), Duration.ofDays(30));
            case OLDER -> new Step(Duration.ofDays(30), null);
        };
    }

    /// None for what is over and for what has no end.
    static @Nullable Step of(Remaining remaining) {
        return switch (remaining) {
            case OVERDUE, NEVER -> null;
            case UNDER_HALF_AN_HOUR -> new Step(null, Duration.ofMinutes(30));
            case UNDER_AN_HOUR -> new Step(Duration.ofMinutes(30), Duration.ofHours(1));
            case UNDER_SIX_HOURS -> new Step(Duration.ofHours(1), Duration.ofHours(6));
            case UNDER_A_DAY -> new Step(Duration.ofHours(6), Duration.ofDays(1));
            case UNDER_A_WEEK -> new Step(Duration.ofDays(1), Duration.ofDays(7));
            case LONGER -> new Step(Duration.ofDays(7), null);
        };
    }

    /// `1 h – 6 h`
    String words() {
        if (from == null) {
            return to == null ? "" : say("overview.less", amount(to));
        }
        return to == null ? say("overview.more", amount(from)) : say("overview.between", amount(from), amount(to));
    }

    /// Where the step begins, in the letters that filters use: `0`, `6h`, `30d+`.
    String foot() {
        if (from == null) {
            return "0";
        }
        return to == null ? letters(from) + "+" : letters(from);
    }

    private static String amount(Duration amount) {
        if (amount.toMinutes() < 60) {
            return say("overview.minutes", amount.toMinutes());
        }
        return amount.toHours() < 24 ? say("overview.hours", amount.toHours()) : say("overview.days", amount.toDays());
    }

    private static String letters(Duration amount) {
        if (amount.toMinutes() < 60) {
            return amount.toMinutes() + "m";
        }
        return amount.toHours() < 24 ? amount.toHours() + "h" : amount.toDays() + "d";
    }
}
