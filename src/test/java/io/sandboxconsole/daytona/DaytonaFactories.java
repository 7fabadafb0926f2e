package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.provider.ProviderFactory;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import java.time.Clock;
import org.springframework.web.client.RestClient;

/// Makes the adapter's factory with short pauses between retries, for tests of other modules.
public final class DaytonaFactories {

    private DaytonaFactories() {}

    public static ProviderFactory hasty() {
        return hasty(Clock.systemUTC());
    }

    public static ProviderFactory hasty(Clock clock) {
        return factory(clock, DaytonaProviders.HASTY);
    }

    /// For an engine that never answers.
    public static ProviderFactory impatient(Clock clock) {
        return factory(clock, DaytonaProviders.IMPATIENT);
    }

    private static ProviderFactory factory(Clock clock, EngineTimings timings) {
        return new DaytonaProviderFactory(RestClient.builder(), clock, timings);
    }
}
