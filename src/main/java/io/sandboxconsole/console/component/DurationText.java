package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/// Formats a duration in its two largest units that are not zero, rounded to the nearest of the smaller one: `59 min
/// 59.7 s` is `1 h`. `console.js` rounds relative times by the same rule: to the nearest of the unit that is shown.
public final class DurationText {

    private static final List<ChronoUnit> UNITS =
            List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS);

    private static final int MOST_UNITS = 2;

    private DurationText() {}

    /// The text of `duration`, which is not negative.
    public static String format(Duration duration) {
        Duration whole = nearest(duration, ChronoUnit.SECONDS);
        List<ChronoUnit> shown = units(whole);
        if (shown.isEmpty()) {
            return text("dialog.time.seconds", 0);
        }
        Duration rounded = shown.size() > MOST_UNITS ? nearest(whole, shown.get(MOST_UNITS - 1)) : whole;
        // Rounding can carry, so the units are read anew.
        return units(rounded).stream().map(unit -> part(rounded, unit)).collect(Collectors.joining(" "));
    }

    private static Duration nearest(Duration duration, ChronoUnit unit) {
        Duration one = unit.getDuration();
        return one.multipliedBy(duration.plus(one.dividedBy(2)).dividedBy(one));
    }

    private static List<ChronoUnit> units(Duration duration) {
        return UNITS.stream().filter(unit -> amount(duration, unit) != 0).toList();
    }

    private static String part(Duration duration, ChronoUnit unit) {
        long amount = amount(duration, unit);
        return switch (unit) {
            case DAYS -> text("dialog.time.days", amount);
            case HOURS -> text("dialog.time.hours", amount);
            case MINUTES -> text("dialog.time.minutes", amount);
            default -> text("dialog.time.seconds", amount);
        };
    }

    private static long amount(Duration duration, ChronoUnit unit) {
        return switch (unit) {
            case DAYS -> duration.toDays();
            case HOURS -> duration.toHoursPart();
            case MINUTES -> duration.toMinutesPart();
            default -> duration.toSecondsPart();
        };
    }
}
