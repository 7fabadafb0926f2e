package io.sandboxconsole.gateway;

import io.sandboxconsole.access.RefusedCallers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps callers within the requests a minute that their key allows; whoever exceeds them is recorded.
@Component
class Quota {

    private final RequestLimits<String> limits;

    private final RefusedCallers refused;

    Quota(RefusedCallers refused, Clock clock) {
        this.limits = new RequestLimits<>(clock);
        this.refused = refused;
    }

    /// @throws GatewayRefusal if the caller has to wait
    void take(Caller caller) {
        @Nullable Integer perMinute = caller.limits().requestsPerMinute();
        if (perMinute != null) {
            limits.take(caller.actor().id().value(), perMinute).ifPresent(wait -> {
                refused.refused(caller.actor(), "quota-exceeded");
                throw exceeded(perMinute, wait);
            });
        }
    }

    /// For `Retry-After`: whole seconds, and never too few.
    static String seconds(Duration wait) {
        return String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private static GatewayRefusal exceeded(int perMinute, Duration wait) {
        return new GatewayRefusal(
                429,
                "QUOTA_EXCEEDED",
                "This API key may make %s requests a minute. Try again later.".formatted(perMinute),
                Map.of("Retry-After", seconds(wait)));
    }
}
