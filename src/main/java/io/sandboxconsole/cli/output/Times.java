package io.sandboxconsole.cli.output;

import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as people read and write them: moments in their zone, or in UTC, and amounts of time as the filter
/// language has them.
public record Times(Clock clock, ZoneId zone, boolean utc) {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");

    private static final DateTimeFormatter WORLD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'");

    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9})([smhdw])");

    private static final Pattern AGO = Pattern.compile("([0-9]{1,9}[smhdw])(?: ago)?");

    /// Returns a moment in words; a text that is none stays as it is.
    public String moment(String iso) {
        try {
            Instant instant = Instant.parse(iso);
            return utc
                    ? WORLD.format(instant.atOffset(ZoneOffset.UTC))
                    : LOCAL.format(instant.atZone(zone).toOffsetDateTime());
        } catch (DateTimeException none) {
            return iso;
        }
    }

    /// Returns the time since a moment, such as `3d4h`.
    public String age(String iso) {
        if (utc) {
            return moment(iso);
        }
        try {
            return amount(Duration.between(Instant.parse(iso), clock.instant()));
        } catch (DateTimeException none) {
            return iso;
        }
    }

    /// Returns the time until a moment, such as `in 40m`, or how long it is over.
    public String until(String iso) {
        if (utc) {
            return moment(iso);
        }
        try {
            Duration left = Duration.between(clock.instant(), Instant.parse(iso));
            return left.isNegative() ? amount(left.negated()) + " ago" : "in " + amount(left);
        } catch (DateTimeException none) {
            return iso;
        }
    }

    /// Returns an amount of time by its two largest units.
    public static String amount(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 120) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return pair(seconds / 60, "m", seconds % 60, "s", seconds < 600);
        }
        if (seconds < 86_400) {
            return pair(seconds / 3600, "h", seconds % 3600 / 60, "m", seconds < 36_000);
        }
        return pair(seconds / 86_400, "d", seconds % 86_400 / 3600, "h", seconds < 864_000);
    }

    private static String pair(long large, String unit, long small, String smallUnit, boolean both) {
        return large + unit + (both && small > 0 ? small + smallUnit : "");
    }

    /// Reads an amount of time: a whole number and `s`, `m`, `h`, `d` or `w`, or as ISO 8601 writes it.
    public static Duration duration(String text, String option) {
        Matcher amount = AMOUNT.matcher(text);
        try {
            if (!amount.matches()) {
                return Duration.parse(text);
            }
            long number = Long.parseLong(amount.group(1));
            return switch (amount.group(2)) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                case "d" -> Duration.ofDays(number);
                default -> Duration.ofDays(7 * number);
            };
        } catch (DateTimeException | ArithmeticException none) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "%s takes an amount of time such as 90m, 4h or 2d, and not “%s”.".formatted(option, text));
        }
    }

    /// Reads when something ends: like [#instant], but an amount of time counts from now on.
    public Instant end(String text, String option) {
        return AMOUNT.matcher(text).matches() ? clock.instant().plus(duration(text, option)) : instant(text, option);
    }

    /// Reads a moment: as ISO 8601 writes it, a date and time in the person's zone, a date, a time of today, or an
    /// amount of time ago.
    public Instant instant(String text, String option) {
        ZoneId here = utc ? ZoneOffset.UTC : zone;
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            return clock.instant().minus(duration(ago.group(1), option));
        }
        String written = text.strip().replace(' ', 'T');
        try {
            if (written.endsWith("Z") || written.matches(".*T.*[+-][0-9:]+")) {
                return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(written, Instant::from);
            }
            if (written.contains("T")) {
                return LocalDateTime.parse(written).atZone(here).toInstant();
            }
            if (written.contains(":")) {
                return LocalDate.now(clock.withZone(here))
                        .atTime(LocalTime.parse(written))
                        .atZone(here)
                        .toInstant();
            }
            return LocalDate.parse(written).atStartOfDay(here).toInstant();
        } catch (DateTimeException none) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "%s takes a moment, and not “%s”.".formatted(option, text),
                    "Write 2026-11-24, 14:30, \"2026-11-24 14:30\", 2026-11-24T14:30:00Z or an amount of time ago, such as 2h.");
        }
    }
}
