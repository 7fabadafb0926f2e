package io.sandboxconsole.opensandbox;

import io.sandboxconsole.sandbox.provider.ProviderFactory;
import java.time.Clock;
import org.springframework.web.client.RestClient;

/// The adapter's entrance, for tests of other modules; it loses patience soon.
public final class OpenSandboxFactories {

    private OpenSandboxFactories() {}

    public static ProviderFactory hasty() {
        return new OpenSandboxProviderFactory(RestClient.builder(), Clock.systemUTC(), OpenSandboxProviders.HASTY);
    }
}
