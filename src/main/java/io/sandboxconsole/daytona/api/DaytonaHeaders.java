package io.sandboxconsole.daytona.api;

import io.sandboxconsole.sandbox.provider.RateLimitGate;
import io.sandboxconsole.sandbox.provider.http.ServerClock;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// Remembers version and clock from the newest response's headers, and holds the gate of the server's rate limits. Safe
/// for use by several threads.
public final class DaytonaHeaders {

    private static final String VERSION = "X-Daytona-Api-Version";

    private static final int MODERN = 205;

    private static final int LONGEST = 64;

    private final ServerClock serverClock;

    private final RateLimitGate gate;

    private final DaytonaPermissions permissions = new DaytonaPermissions();

    private @Nullable String version;

    public DaytonaHeaders(Clock clock) {
        this.serverClock = new ServerClock(clock);
        this.gate = new RateLimitGate(clock);
    }

    /// The gate that the server's rate limits close for background reads.
    public RateLimitGate gate() {
        return gate;
    }

    /// The permissions of our key, as far as the server has described it.
    public DaytonaPermissions permissions() {
        return permissions;
    }

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

    public synchronized void remember(HttpHeaders headers) {
        String told = headers.getFirst(VERSION);
        if (told != null && told.length() <= LONGEST) {
            version = told.replaceAll("\\p{Cntrl}", " ").strip();
        }
        serverClock.remember(headers);
    }
}
