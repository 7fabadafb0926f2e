package io.sandboxconsole.gateway.auth;

import io.sandboxconsole.access.AuthenticationFailureLog;
import io.sandboxconsole.gateway.response.ApiError;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Limits callers to the requests a minute that their key allows, and records excesses.
@Component
public class RequestQuota {

    private final RateLimiter<String> limits;

    private final AuthenticationFailureLog failures;

    RequestQuota(AuthenticationFailureLog failures, Clock clock) {
        this.limits = new RateLimiter<>(clock);
        this.failures = failures;
    }

    /// Takes one request off the caller's quota.
    ///
    /// @throws ApiError if the caller has to wait
    public void take(Caller caller) {
        @Nullable Integer perMinute = caller.limits().requestsPerMinute();
        if (perMinute != null) {
            limits.take(caller.actor().id().value(), perMinute).ifPresent(wait -> {
                failures.refused(caller.actor(), "quota-exceeded");
                throw exceeded(perMinute, wait);
            });
        }
    }

    /// What is left of a caller's quota.
    ///
    /// @param untilFull the time until all of it is left again
    public record State(int perMinute, int left, Duration untilFull) {}

    /// Returns what is left; empty for a caller without a limit.
    public Optional<State> state(Caller caller) {
        @Nullable Integer perMinute = caller.limits().requestsPerMinute();
        return Optional.ofNullable(perMinute).map(all -> {
            var untilFull = limits.untilFull(caller.actor().id().value());
            int used = (int) Math.ceilDiv(
                    untilFull.toMillis() * all, Duration.ofMinutes(1).toMillis());
            return new State(all, Math.max(0, all - used), untilFull);
        });
    }

    /// Returns the value of `Retry-After`: whole seconds, rounded up, at least one.
    public static String seconds(Duration wait) {
        return String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private static ApiError exceeded(int perMinute, Duration wait) {
        return new ApiError(
                429,
                "QUOTA_EXCEEDED",
                "This API key may make %s requests a minute. Try again later.".formatted(perMinute),
                Map.of("Retry-After", seconds(wait)));
    }
}
