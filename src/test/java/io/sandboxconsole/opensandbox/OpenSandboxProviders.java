package io.sandboxconsole.opensandbox;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import io.sandboxconsole.testing.UnansweredPort;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.web.client.RestClient;

/// Makes providers with short pauses between retries. Only an engine that never answers gets a short deadline.
final class OpenSandboxProviders {

    static final String KEY = "engine-key-canary-7f3a";

    static final ConnectionId PROD = new ConnectionId("prod");

    private static final UnansweredPort NOTHING = new UnansweredPort();

    /// For an engine that answers, on a busy machine also late.
    static final EngineTimings HASTY = new EngineTimings(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMillis(5),
            Duration.ofMillis(20));

    /// For an engine that never answers: the time passes in any case.
    static final EngineTimings IMPATIENT = new EngineTimings(
            Duration.ofMinutes(1),
            Duration.ofMillis(200),
            Duration.ofMillis(200),
            Duration.ofMillis(5),
            Duration.ofMillis(20));

    private OpenSandboxProviders() {}

    static SandboxProvider at(URI url) {
        return at(url, KEY);
    }

    static SandboxProvider at(URI url, String key) {
        return at(url, key, HASTY);
    }

    static SandboxProvider at(URI url, String key, EngineTimings timings) {
        return new OpenSandboxProviderFactory(RestClient.builder(), Clock.systemUTC(), timings)
                .connect(new ConnectionSettings(
                        PROD, "Production", "opensandbox", url, key, "nobody", Duration.ofDays(1)));
    }

    /// A provider for a port on which nobody listens.
    static SandboxProvider ofNothing() {
        return at(URI.create("http://127.0.0.1:" + NOTHING.number()));
    }
}
