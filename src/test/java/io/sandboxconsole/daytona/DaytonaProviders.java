package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import io.sandboxconsole.testing.UnansweredPort;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClient;

/// Makes providers with short pauses between retries. Only an engine that never answers gets a short deadline.
final class DaytonaProviders {

    static final String KEY = "sim-daytona-key";

    static final ConnectionId DAY = new ConnectionId("day");

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

    private DaytonaProviders() {}

    static DaytonaProvider at(URI url) {
        return at(url, KEY, null);
    }

    static DaytonaProvider at(URI url, String key, @Nullable String organization) {
        return at(url, key, organization, Clock.systemUTC());
    }

    static DaytonaProvider at(URI url, String key, @Nullable String organization, Clock clock) {
        return at(
                new ConnectionSettings(DAY, "Daytona", "daytona", url, key, "nobody", null, organization),
                clock,
                HASTY);
    }

    static DaytonaProvider at(URI url, EngineTimings timings) {
        var settings = new ConnectionSettings(DAY, "Daytona", "daytona", url, KEY, "nobody", null, null);
        return at(settings, Clock.systemUTC(), timings);
    }

    private static DaytonaProvider at(ConnectionSettings settings, Clock clock, EngineTimings timings) {
        return (DaytonaProvider) new DaytonaProviderFactory(RestClient.builder(), clock, timings).connect(settings);
    }

    /// A provider for a port on which nobody listens.
    static DaytonaProvider ofNothing() {
        return at(URI.create("http://127.0.0.1:" + NOTHING.number() + "/api"));
    }
}
