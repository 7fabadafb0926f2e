package io.sandboxconsole.sandbox.provider.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the times of engines and of their users' labels, in every form that servers of this field write: RFC 3339
/// with its usual variations, dates of HTTP, and seconds, milliseconds, microseconds or nanoseconds since 1970, as
/// numbers or texts.
///
/// Decides here alone which times are plausible. One outside, such as Go's zero time or a year with five digits, is no
/// time: nothing has such an age, and nothing is overdue since then.
public final class EngineTime {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LIMIT = Instant.parse("2300-01-01T00:00:00Z");

    /// The longest text that is taken for a time.
    private static final int LONGEST = 80;

    private static final Pattern DATE_TIME = Pattern.compile(
            "([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[Tt\\h]\\h*([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,30}))?)?"
                    + "\\h*(?:([Zz]|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?(?::?[0-9]{2})?)"
                    + "(?:\\h*(?:[A-Za-z]{1,5}|\\[[^]]*]|[+-][0-9]{2,4}))?)?(?:\\h+m=[+-]?[0-9.]+)?)?");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,25}(?:\\.[0-9]{0,25})?(?:[eE][+]?[0-9]{1,2})?");

    /// The first values that are no seconds, milliseconds and microseconds any more: each is some year beyond 5000.
    private static final BigDecimal MILLISECONDS = BigDecimal.TEN.pow(11);

    private static final BigDecimal MICROSECONDS = BigDecimal.TEN.pow(14);

    private static final BigDecimal NANOSECONDS = BigDecimal.TEN.pow(17);

    private EngineTime() {}

    /// Returns the time that `text` states; empty where it states none, or an implausible one.
    public static Optional<Instant> read(@Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            return Optional.empty();
        }
        return (NUMBER.matcher(stripped).matches() ? sinceEpoch(new BigDecimal(stripped)) : written(stripped))
                .filter(EngineTime::plausible);
    }

    /// Returns the time that a member holds; empty where it holds none, or an implausible one.
    public static Optional<Instant> read(JsonNode member) {
        if (member.isNumber()) {
            return read(member.asString());
        }
        if (member.path("seconds").isIntegralNumber()) {
            return read(member.path("seconds").asString());
        }
        return member.isString() ? read(member.stringValue()) : Optional.empty();
    }

    /// Whether a member says in the way of some language that no time is set: absent, empty, zero, or the first year.
    static boolean unset(JsonNode member) {
        String text = member.isNull() || member.isMissingNode()
                ? ""
                : member.asString("?").strip();
        return text.isEmpty()
                || text.startsWith("0001-01-01")
                || text.startsWith("1970-01-01")
                || text.matches("0[.0]*");
    }

    /// Whether anything of today can have happened then, or can be due then.
    public static boolean plausible(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(LIMIT);
    }

    private static Optional<Instant> sinceEpoch(BigDecimal number) {
        int places = number.compareTo(MILLISECONDS) < 0
                ? 0
                : number.compareTo(MICROSECONDS) < 0 ? 3 : number.compareTo(NANOSECONDS) < 0 ? 6 : 9;
        BigDecimal seconds = number.movePointLeft(places);
        if (seconds.signum() < 0 || seconds.compareTo(MILLISECONDS) >= 0) {
            return Optional.empty();
        }
        BigDecimal whole = seconds.setScale(0, RoundingMode.DOWN);
        long nanoseconds = seconds.subtract(whole).movePointRight(9).longValue();
        return Optional.of(Instant.ofEpochSecond(whole.longValue(), nanoseconds));
    }

    private static Optional<Instant> written(String text) {
        Matcher parts = DATE_TIME.matcher(text);
        try {
            return Optional.of(
                    parts.matches()
                            ? instant(parts)
                            : OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Instant instant(Matcher parts) {
        LocalDateTime time = LocalDateTime.of(
                        number(parts.group(1)),
                        number(parts.group(2)),
                        number(parts.group(3)),
                        number(parts.group(4)),
                        number(parts.group(5)))
                // A leap second.
                .withSecond(Math.min(number(parts.group(6)), 59))
                .withNano(nanoseconds(parts.group(7)));
        return time.toInstant(offset(parts.group(8)));
    }

    /// A time without a zone is one of UTC.
    private static ZoneOffset offset(@Nullable String zone) {
        return zone == null || Character.isLetter(zone.charAt(0))
                ? ZoneOffset.UTC
                : ZoneOffset.of(zone.toUpperCase(Locale.ROOT));
    }

    private static int nanoseconds(@Nullable String fraction) {
        return fraction == null ? 0 : number((fraction + "000000000").substring(0, 9));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
