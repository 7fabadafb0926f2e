package io.sandboxconsole.bulk;

import java.time.Duration;
import java.util.Comparator;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The limits that stop a plan before its first call, or leave sandboxes out of it. An absent one does not limit.
///
/// @param most the most sandboxes of one plan
/// @param percent the largest part of a team's or connection's sandboxes, in percent; one sandbox is always allowed
/// @param keepNewest the number of each creator's newest sandboxes that stay out
/// @param minimumAge younger sandboxes stay out, and those of unknown age
/// @param unusedFor sandboxes used within this time stay out, and those of which the last use is unknown
public record Belts(
        @Nullable Integer most,
        @Nullable Integer percent,
        @Nullable Integer keepNewest,
        @Nullable Duration minimumAge,
        @Nullable Duration unusedFor) {

    /// No limit.
    public static final Belts NONE = new Belts(null, null, null, null, null);

    public Belts {
        require(most == null || most > 0, "most");
        require(percent == null || (percent > 0 && percent <= 100), "percent");
        require(keepNewest == null || keepNewest >= 0, "keep-newest");
        require(minimumAge == null || !minimumAge.isNegative(), "minimum-age");
        require(unusedFor == null || !unusedFor.isNegative(), "unused-for");
    }

    /// Returns the tighter of both limits of each kind: what is asked for may tighten, and never loosen.
    public Belts and(Belts other) {
        return new Belts(
                tighter(most, other.most, BinaryOperator.minBy(Comparator.naturalOrder())),
                tighter(percent, other.percent, BinaryOperator.minBy(Comparator.naturalOrder())),
                tighter(keepNewest, other.keepNewest, BinaryOperator.maxBy(Comparator.naturalOrder())),
                tighter(minimumAge, other.minimumAge, BinaryOperator.maxBy(Comparator.naturalOrder())),
                tighter(unusedFor, other.unusedFor, BinaryOperator.maxBy(Comparator.naturalOrder())));
    }

    /// Returns the most sandboxes that [#percent] allows of a fleet of this size.
    int mostOf(int fleet) {
        return percent == null ? Integer.MAX_VALUE : Math.max(1, (int) ((long) fleet * percent / 100));
    }

    private static <T> @Nullable T tighter(@Nullable T one, @Nullable T other, BinaryOperator<T> tighter) {
        return Stream.of(one, other).flatMap(Stream::ofNullable).reduce(tighter).orElse(null);
    }

    private static void require(boolean valid, String name) {
        if (!valid) {
            throw new IllegalArgumentException("The belt “%s” is out of its range.".formatted(name));
        }
    }
}
