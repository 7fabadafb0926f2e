package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.filter.FilterTime.Alive;
import io.sandboxconsole.sandbox.filter.FilterTime.Comparison;
import io.sandboxconsole.sandbox.filter.FilterTime.Ended;
import io.sandboxconsole.sandbox.filter.FilterTime.Moment;
import io.sandboxconsole.sandbox.filter.FilterTime.Range;
import io.sandboxconsole.sandbox.filter.FilterTime.Span;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// Parses and formats the amounts and moments of a filter. Throws an [InvalidFilterValue] for invalid text; the parser
/// adds the location.
final class FilterTimes {

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})([smhdw])");

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final int FIRST_YEAR = 1970;

    private static final int LAST_YEAR = 9999;

    private static final String RANGE = "..";

    private FilterTimes() {}

    static Span span(FilterField field, String text) {
        Comparison comparison = Arrays.stream(Comparison.values())
                .filter(candidate -> text.startsWith(candidate.sign()))
                .findFirst()
                .orElseThrow(() -> new InvalidFilterValue(Message.of("rule.filter.comparison", field.word())));
        return new Span(
                field, comparison, amount(text.substring(comparison.sign().length())));
    }

    private static Duration amount(String text) {
        var matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidFilterValue(Message.of("rule.filter.amount", text));
        }
        Duration amount = unit(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
        if (amount.compareTo(LONGEST) > 0) {
            throw new InvalidFilterValue(Message.of("rule.filter.longest", text));
        }
        return amount;
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            case "w" -> Duration.ofDays(7);
            default -> throw new IllegalStateException("The pattern lets no unit “%s” pass.".formatted(letter));
        };
    }

    /// Formats the amount in the largest of the units d, h, m and s that divides it.
    static String written(Duration amount) {
        for (String letter : new String[] {"d", "h", "m"}) {
            long unit = unit(letter).toSeconds();
            if (!amount.isZero() && amount.toSeconds() % unit == 0) {
                return amount.toSeconds() / unit + letter;
            }
        }
        return amount.toSeconds() + "s";
    }

    /// Parses what `ended:` takes: `yes`, `no`, the time since the end, or days.
    static FilterTime ended(String text) {
        if (text.equalsIgnoreCase(Ended.YES) || text.equalsIgnoreCase(Ended.NO)) {
            return new Ended(text.equalsIgnoreCase(Ended.YES));
        }
        if (text.startsWith("<") || text.startsWith(">")) {
            return span(FilterField.ENDED, text);
        }
        if (text.isEmpty() || !Character.isDigit(text.replace(RANGE, "0").charAt(0))) {
            throw new InvalidFilterValue(Message.of("rule.filter.ended", text));
        }
        return range(FilterField.ENDED, text);
    }

    /// Parses a moment, in UTC where it has no offset.
    static Alive alive(String text) {
        return instant(text)
                .or(() -> local(text))
                .filter(FilterTimes::inRange)
                .map(moment -> new Alive(moment.at()))
                .orElseThrow(() -> new InvalidFilterValue(Message.of("rule.filter.alive", text)));
    }

    static Range range(FilterField field, String text) {
        int dots = text.indexOf(RANGE);
        if (dots < 0) {
            return oneDay(field, text);
        }
        String from = text.substring(0, dots);
        String to = text.substring(dots + RANGE.length());
        if (from.isEmpty() && to.isEmpty()) {
            throw new InvalidFilterValue(Message.of("rule.filter.range-empty", field.word()));
        }
        var range = new Range(field, from.isEmpty() ? null : moment(from), to.isEmpty() ? null : moment(to));
        if (range.from() != null
                && range.to() != null
                && !range.from().at().isBefore(range.to().end())) {
            throw new InvalidFilterValue(Message.of("rule.filter.range-reversed", text));
        }
        return range;
    }

    private static Range oneDay(FilterField field, String text) {
        Moment day = moment(text);
        if (!day.day()) {
            throw new InvalidFilterValue(Message.of("rule.filter.range-open", text, field.word()));
        }
        return new Range(field, day, day);
    }

    private static Moment moment(String text) {
        return day(text)
                .or(() -> instant(text))
                .filter(FilterTimes::inRange)
                .orElseThrow(() -> new InvalidFilterValue(Message.of("rule.filter.moment", text)));
    }

    private static boolean inRange(Moment moment) {
        int year = moment.at().atZone(ZoneOffset.UTC).getYear();
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private static Optional<Moment> day(String text) {
        try {
            return Optional.of(new Moment(
                    LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant(), true));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static Optional<Moment> instant(String text) {
        try {
            return Optional.of(moment(OffsetDateTime.parse(text)));
        } catch (DateTimeException notAMoment) {
            return Optional.empty();
        }
    }

    private static Optional<Moment> local(String text) {
        try {
            return Optional.of(moment(LocalDateTime.parse(text).atOffset(ZoneOffset.UTC)));
        } catch (DateTimeException notAMoment) {
            return Optional.empty();
        }
    }

    /// Cut to what databases hold, so that a search there finds the same.
    private static Moment moment(OffsetDateTime time) {
        return new Moment(time.toInstant().truncatedTo(ChronoUnit.MICROS), false);
    }
}
