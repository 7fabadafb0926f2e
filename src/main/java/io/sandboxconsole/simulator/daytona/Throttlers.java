package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Counts calls against the server's limits, by organization or by address, and reports the rest in headers.
final class Throttlers {

    static final String FAILED = "failed-auth";

    private final DaytonaBehaviour behaviour;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    Throttlers(DaytonaBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    private record Window(Instant ends, int calls) {}

    /// The outcome of one call: allowed or not, with its headers.
    record Verdict(boolean allowed, Map<String, String> headers) {
        Verdict {
            headers = Map.copyOf(headers);
        }
    }

    void reset() {
        windows.clear();
    }

    /// Counts one call of this throttler.
    Verdict count(String throttler, String by, Instant now) {
        Limit limit = behaviour.limits().get(throttler);
        if (limit == null) {
            return new Verdict(true, Map.of());
        }
        Window window = windows.compute(throttler + " " + by, (key, before) -> {
            boolean fresh = before == null || !now.isBefore(before.ends());
            return fresh
                    ? new Window(now.plusSeconds(limit.seconds()), 1)
                    : new Window(before.ends(), before.calls() + 1);
        });
        // A failed login locks at the last call of the limit, every other throttler behind it.
        boolean allowed = throttler.equals(FAILED) ? window.calls() < limit.calls() : window.calls() <= limit.calls();
        return new Verdict(allowed, headers(throttler, limit, window, allowed, now));
    }

    /// Returns whether an address has failed too often to be served at all.
    Verdict lockedOut(String address, Instant now) {
        Limit limit = behaviour.limits().get(FAILED);
        Window window = windows.get(FAILED + " " + address);
        if (limit == null || window == null || !now.isBefore(window.ends()) || window.calls() < limit.calls()) {
            return new Verdict(true, Map.of());
        }
        return new Verdict(false, headers(FAILED, limit, window, false, now));
    }

    private static Map<String, String> headers(
            String throttler, Limit limit, Window window, boolean allowed, Instant now) {
        long left = Math.ceilDiv(Duration.between(now, window.ends()).toMillis(), 1_000L);
        boolean failed = throttler.equals(FAILED);
        Map<String, String> headers = new LinkedHashMap<>();
        if (allowed || failed) {
            headers.put("X-RateLimit-Limit-" + throttler, String.valueOf(limit.calls()));
            headers.put(
                    "X-RateLimit-Remaining-" + throttler, String.valueOf(Math.max(0, limit.calls() - window.calls())));
            headers.put("X-RateLimit-Reset-" + throttler, String.valueOf(left));
        }
        if (!allowed) {
            headers.put(failed ? "Retry-After" : "Retry-After-" + throttler, String.valueOf(left));
        }
        return headers;
    }
}
