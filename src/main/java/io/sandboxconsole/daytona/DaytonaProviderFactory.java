package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.api.AuthenticationCircuit;
import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaCalls;
import io.sandboxconsole.daytona.api.DaytonaConnection;
import io.sandboxconsole.daytona.api.DaytonaCredential;
import io.sandboxconsole.daytona.api.DaytonaDialect;
import io.sandboxconsole.daytona.api.DaytonaFailures;
import io.sandboxconsole.daytona.api.DaytonaHeaders;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.EnvironmentConnection;
import io.sandboxconsole.sandbox.provider.InvalidSettings;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderFactory;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.provider.http.EngineHttp;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.PropertyResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;

/// Makes a provider for each connection of type `daytona`. Invalid settings surface at the first call, so that one
/// wrong connection does not keep the others from starting. Only a token without an organization stops the start: the
/// server's answer to it reads like a wrong organization.
@Component
final class DaytonaProviderFactory implements ProviderFactory {

    static final EngineTimings USUAL = EngineTimings.usual(Duration.ofSeconds(60));

    private final EngineTimings timings;

    private final EngineHttp http;

    private final Clock clock;

    @Autowired
    DaytonaProviderFactory(RestClient.Builder builder, Clock clock) {
        this(builder, clock, USUAL);
    }

    DaytonaProviderFactory(RestClient.Builder builder, Clock clock, EngineTimings timings) {
        this.timings = timings;
        this.http = new EngineHttp(builder, timings);
        this.clock = clock;
    }

    @Override
    public String type() {
        return "daytona";
    }

    @Override
    public Optional<EnvironmentConnection> fromEnvironment(PropertyResolver environment) {
        return DaytonaVariables.connection(environment);
    }

    @Override
    public Set<String> secretVariables() {
        return DaytonaVariables.SECRETS;
    }

    /// @throws InvalidSettings if a token comes without an organization
    @Override
    public SandboxProvider connect(ConnectionSettings settings) {
        return new DaytonaProvider(connection(settings));
    }

    private DaytonaConnection connection(ConnectionSettings settings) {
        DaytonaCredential credential = new DaytonaCredential(settings.apiKey());
        if (credential.isToken() && settings.organization() == null) {
            throw new InvalidSettings(
                    "The connection “%s” has a token, which alone does not say which organization is meant, and console.connections.%s.organization is not set."
                            .formatted(settings.id(), settings.id()),
                    "Set it to the organization’s id.");
        }
        DaytonaHeaders headers = new DaytonaHeaders(clock);
        DaytonaDialect dialect = new DaytonaDialect(settings, credential, headers, clock);
        Supplier<DaytonaApi> opened = SingletonSupplier.of(() -> http.open(DaytonaApi.class, dialect));
        DaytonaCalls calls = new DaytonaCalls(
                () -> unlessEnded(settings, credential, opened),
                new DaytonaFailures(settings.id(), credential, headers.permissions()),
                new AuthenticationCircuit(settings.id(), clock),
                timings);
        return new DaytonaConnection(settings, credential, calls, headers, timings, clock);
    }

    /// An expired token would only count as a failed login.
    private DaytonaApi unlessEnded(
            ConnectionSettings settings, DaytonaCredential credential, Supplier<DaytonaApi> opened) {
        if (credential.hasEnded(clock.instant())) {
            throw new Misconfigured(settings.id(), Message.of("problem.reason.token-ended"), Answer.NONE, null);
        }
        return opened.get();
    }
}
