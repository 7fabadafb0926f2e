package io.sandboxconsole.daytona.api;

import io.sandboxconsole.sandbox.provider.http.ServerClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// Remembers version, rate limits and clock from the newest response's headers. Safe for use by several threads.
public final class DaytonaHeaders {

    private static final String LIMIT = "x-ratelimit-limit-";

    private static final String VERSION = "X-Daytona-Api-Version";

    private static final int MODERN = 205;

    private static final int MOST_LIMITS = 20;

    private static final int LONGEST = 64;

    private final Clock clock;

    private final ServerClock serverClock;

    private final Map<String, Limit> limits = new TreeMap<>();

    private @Nullable String version;

    public DaytonaHeaders(Clock clock) {
        this.clock = clock;
        this.serverClock = new ServerClock(clock);
    }

    /// One throttler's rate limit.
    ///
    /// @param name the throttler's, such as `sandbox-create`
    /// @param reset the time until the count begins anew
    public record Limit(
            String name,
            long limit,
            @Nullable Long remaining,
            @Nullable Duration reset,
            Instant told) {}

    public synchronized Optional<String> version() {
        return Optional.ofNullable(version);
    }

    /// Whether the server is known to be 0.205 or newer, which brought conditions on the audit log, auto-pause, and a
    /// time to live. Older ones ignore such requests silently.
    public boolean modern() {
        return version().filter(DaytonaHeaders::isModern).isPresent();
    }

    private static boolean isModern(String version) {
        String[] parts = version.split("\\.", -1);
        return parts.length > 1
                && parts[0].matches("\\d{1,4}")
                && parts[1].matches("\\d{1,6}")
                && (Integer.parseInt(parts[0]) > 0 || Integer.parseInt(parts[1]) >= MODERN);
    }

    /// The lead of the server's clock over ours.
    public Optional<Duration> lead() {
        return serverClock.lead();
    }

    public synchronized Collection<Limit> limits() {
        return List.copyOf(limits.values());
    }

    public synchronized void remember(HttpHeaders headers) {
        Instant now = clock.instant();
        String told = headers.getFirst(VERSION);
        if (told != null && told.length() <= LONGEST) {
            version = told.replaceAll("\\p{Cntrl}", " ").strip();
        }
        serverClock.remember(headers);
        headers.headerNames().forEach(header -> rememberLimit(headers, header.toLowerCase(Locale.ROOT), now));
    }

    private void rememberLimit(HttpHeaders headers, String header, Instant now) {
        Long limit = header.startsWith(LIMIT) ? number(headers, header) : null;
        String name = header.substring(Math.min(LIMIT.length(), header.length()));
        if (limit == null || name.length() > LONGEST || (limits.size() >= MOST_LIMITS && !limits.containsKey(name))) {
            return;
        }
        Long remaining = number(headers, "X-RateLimit-Remaining-" + name);
        Long reset = number(headers, "X-RateLimit-Reset-" + name);
        limits.put(name, new Limit(name, limit, remaining, reset == null ? null : Duration.ofSeconds(reset), now));
    }

    private static @Nullable Long number(HttpHeaders headers, String header) {
        String value = headers.getFirst(header);
        return value != null && value.strip().matches("[0-9]{1,9}") ? Long.valueOf(value.strip()) : null;
    }
}
