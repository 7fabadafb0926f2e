package io.sandboxconsole.sandbox.provider.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// Reads the wait that an engine asks for. Several limits may each set a header, such as `Retry-After-sandbox-create`:
/// the longest counts.
public final class RetryAfter {

    private static final String NAME = "retry-after";

    private final Clock clock;

    public RetryAfter(Clock clock) {
        this.clock = clock;
    }

    public @Nullable Duration of(HttpHeaders headers) {
        return headers.headerSet().stream()
                .filter(header -> matches(header.getKey().toLowerCase(Locale.ROOT)))
                .flatMap(header -> Objects.requireNonNullElse(header.getValue(), List.<String>of()).stream())
                .map(value -> duration(value.strip()))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /// Reads the wait in one of the headers.
    @Nullable
    Duration of(HttpHeaders headers, String header) {
        String value = headers.getFirst(header);
        return value == null ? null : duration(value.strip());
    }

    private static boolean matches(String header) {
        return header.equals(NAME) || header.startsWith(NAME + "-");
    }

    /// The header holds seconds or a date.
    private @Nullable Duration duration(String value) {
        try {
            return value.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : notNegative(Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant()));
        } catch (DateTimeException unreadable) {
            // An unparseable date counts as a missing one.
            return null;
        }
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
