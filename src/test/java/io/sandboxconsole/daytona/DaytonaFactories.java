package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.provider.ProviderFactory;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import java.time.Clock;
import java.time.Duration;
import org.springframework.web.client.RestClient;

/// Makes the adapter's factory with short timeouts, for tests of other modules.
public final class DaytonaFactories {

    private static final EngineTimings IMPATIENT = new EngineTimings(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMillis(5),
            Duration.ofMillis(20));

    private DaytonaFactories() {}

    public static ProviderFactory hasty() {
        return hasty(Clock.systemUTC());
    }

    public static ProviderFactory hasty(Clock clock) {
        return new DaytonaProviderFactory(RestClient.builder(), clock, IMPATIENT);
    }
}
