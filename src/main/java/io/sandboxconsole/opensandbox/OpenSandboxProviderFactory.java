package io.sandboxconsole.opensandbox;

import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.EnvironmentConnection;
import io.sandboxconsole.sandbox.provider.ProviderFactory;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.provider.http.EngineHttp;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import io.sandboxconsole.sandbox.provider.http.Redaction;
import io.sandboxconsole.sandbox.provider.http.ServerClock;
import io.sandboxconsole.sandbox.provider.http.TransportFailures;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.PropertyResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;

/// Makes a provider for each connection of type `opensandbox`. Invalid settings surface at the first call, so that one
/// wrong connection does not keep the others from starting.
@Component
final class OpenSandboxProviderFactory implements ProviderFactory {

    static final EngineTimings USUAL = EngineTimings.usual(Duration.ofSeconds(200));

    private static final String KEY_VARIABLE = "OPENSANDBOX_API_KEY";

    private final EngineTimings timings;

    private final EngineHttp http;

    private final Clock clock;

    @Autowired
    OpenSandboxProviderFactory(RestClient.Builder builder, Clock clock) {
        this(builder, clock, USUAL);
    }

    OpenSandboxProviderFactory(RestClient.Builder builder, Clock clock, EngineTimings timings) {
        this.timings = timings;
        this.http = new EngineHttp(builder, timings);
        this.clock = clock;
    }

    @Override
    public String type() {
        return "opensandbox";
    }

    @Override
    public boolean isDefault() {
        return true;
    }

    @Override
    public Optional<EnvironmentConnection> fromEnvironment(PropertyResolver environment) {
        String url = environment.getProperty("OPENSANDBOX_URL", "");
        return url.isBlank()
                ? Optional.empty()
                : Optional.of(new EnvironmentConnection(url, environment.getProperty(KEY_VARIABLE, ""), null));
    }

    @Override
    public Set<String> secretVariables() {
        return Set.of(KEY_VARIABLE);
    }

    @Override
    public SandboxProvider connect(ConnectionSettings settings) {
        Redaction redaction = new Redaction(List.of(settings.apiKey().strip()));
        ServerClock serverClock = new ServerClock(clock);
        RateLimitGate gate = new RateLimitGate(clock);
        OpenSandboxDialect dialect = new OpenSandboxDialect(settings, serverClock, gate, clock);
        Supplier<OpenSandboxApi> api = SingletonSupplier.of(() -> http.open(OpenSandboxApi.class, dialect));
        OpenSandboxCalls calls = new OpenSandboxCalls(
                api, new OpenSandboxFailures(settings.id(), redaction), new TransportFailures(settings.id()), timings);
        return new OpenSandboxProvider(settings, calls, timings, serverClock, gate);
    }
}
