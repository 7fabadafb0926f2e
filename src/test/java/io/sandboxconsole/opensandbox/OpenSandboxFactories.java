package io.sandboxconsole.opensandbox;

import io.sandboxconsole.sandbox.provider.ProviderFactory;
import java.time.Clock;
import org.springframework.web.client.RestClient;

/// Makes the adapter's factory with short timeouts, for tests of other modules.
public final class OpenSandboxFactories {

    private OpenSandboxFactories() {}

    public static ProviderFactory hasty() {
        return hasty(Clock.systemUTC());
    }

    public static ProviderFactory hasty(Clock clock) {
        return new OpenSandboxProviderFactory(RestClient.builder(), clock, OpenSandboxProviders.HASTY);
    }
}
