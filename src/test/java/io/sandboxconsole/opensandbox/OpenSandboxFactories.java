package io.sandboxconsole.opensandbox;

import io.sandboxconsole.sandbox.provider.ProviderFactory;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import java.time.Clock;
import org.springframework.web.client.RestClient;

/// Makes the adapter's factory with short pauses between retries, for tests of other modules.
public final class OpenSandboxFactories {

    private OpenSandboxFactories() {}

    public static ProviderFactory hasty() {
        return hasty(Clock.systemUTC());
    }

    public static ProviderFactory hasty(Clock clock) {
        return factory(clock, OpenSandboxProviders.HASTY);
    }

    /// For an engine that never answers.
    public static ProviderFactory impatient(Clock clock) {
        return factory(clock, OpenSandboxProviders.IMPATIENT);
    }

    private static ProviderFactory factory(Clock clock, EngineTimings timings) {
        return new OpenSandboxProviderFactory(RestClient.builder(), clock, timings);
    }
}
