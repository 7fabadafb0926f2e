package io.sandboxconsole.daytona.lease;

import io.sandboxconsole.sandbox.provider.http.EngineTime;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Parses the times and durations among Crabbox's labels. An unreadable value counts as absent and is kept verbatim, so
/// that it cannot pass for an expired time.
final class CrabboxTimes {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private static final Pattern GO_DURATION = Pattern.compile("(?:[0-9]{1,9}(?:\\.[0-9]{0,9})?(?:ms|s|m|h))+");

    private static final Pattern GO_PART = Pattern.compile("([0-9.]+)(ms|s|m|h)");

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Map<String, String> labels;

    private final Map<String, String> unreadable = new TreeMap<>();

    CrabboxTimes(Map<String, String> labels) {
        this.labels = labels;
    }

    @Nullable
    Instant time(String label) {
        return read(label, CrabboxTimes::instant);
    }

    @Nullable
    Duration amount(String label) {
        return read(label, CrabboxTimes::duration);
    }

    /// Returns the values that could not be parsed so far, by label.
    Map<String, String> unreadable() {
        return unreadable;
    }

    private <T> @Nullable T read(String label, Function<String, Optional<T>> reading) {
        String text = labels.getOrDefault(label, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        Optional<T> value = reading.apply(text);
        if (value.isEmpty()) {
            unreadable.put(label, text);
        }
        return value.orElse(null);
    }

    /// Only what Crabbox itself takes for a time is one.
    private static Optional<Instant> instant(String text) {
        Optional<Instant> at = SECONDS.matcher(text).matches()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
                : rfc3339(text);
        return at.filter(EngineTime::plausible);
    }

    private static Optional<Instant> rfc3339(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> duration(String text) {
        Optional<Duration> amount = SECONDS.matcher(text).matches()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : goDuration(text);
        return amount.filter(length -> length.isPositive() && length.compareTo(LONGEST) <= 0);
    }

    /// Parses Go's format, such as `1h30m`, `90s` or `1.5h`.
    private static Optional<Duration> goDuration(String text) {
        if (!GO_DURATION.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal milliseconds = BigDecimal.ZERO;
        Matcher part = GO_PART.matcher(text);
        while (part.find()) {
            milliseconds = milliseconds.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2))));
        }
        return Optional.of(Duration.ofMillis(milliseconds.longValue()));
    }

    /// The unit in milliseconds.
    private static BigDecimal unit(String letters) {
        return BigDecimal.valueOf(
                switch (letters) {
                    case "h" -> 3_600_000;
                    case "m" -> 60_000;
                    case "s" -> 1_000;
                    default -> 1;
                });
    }
}
