package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.EnvironmentConnection;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderFactory;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.provider.SettingsRefused;
import io.sandboxconsole.words.Phrase;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.PropertyResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;

/// Makes a provider for each connection of type `daytona`. Settings that cannot work show at the first call, so that
/// one wrong connection does not keep the others from starting. Only a token without an organization stops the start:
/// the server's answer to it reads like a wrong organization.
@Component
final class DaytonaProviderFactory implements ProviderFactory {

    private final DaytonaTimings timings;

    private final DaytonaHttp http;

    private final Clock clock;

    @Autowired
    DaytonaProviderFactory(RestClient.Builder builder, Clock clock) {
        this(builder, clock, DaytonaTimings.USUAL);
    }

    DaytonaProviderFactory(RestClient.Builder builder, Clock clock, DaytonaTimings timings) {
        this.timings = timings;
        this.http = new DaytonaHttp(builder, timings, clock);
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

    /// @throws SettingsRefused if a token comes without an organization
    @Override
    public SandboxProvider connect(ConnectionSettings settings) {
        return new DaytonaProvider(connection(settings));
    }

    private DaytonaConnection connection(ConnectionSettings settings) {
        DaytonaCredential credential = new DaytonaCredential(settings.apiKey());
        if (credential.isToken() && settings.organization() == null) {
            throw new SettingsRefused(
                    "The connection “%s” has a token, which alone does not say which organization is meant, and console.connections.%s.organization is not set."
                            .formatted(settings.id(), settings.id()),
                    "Set it to the organization’s id.");
        }
        DaytonaHeaders headers = new DaytonaHeaders(clock);
        Supplier<DaytonaApi> opened = SingletonSupplier.of(() -> http.open(settings, credential, headers));
        DaytonaCalls calls = new DaytonaCalls(
                () -> unlessEnded(settings, credential, opened),
                new DaytonaFailures(settings.id(), credential),
                new AuthenticationCircuit(settings.id(), clock),
                timings);
        return new DaytonaConnection(settings, credential, calls, headers, timings, clock);
    }

    /// A token that has ended would only count as a failed login.
    private DaytonaApi unlessEnded(
            ConnectionSettings settings, DaytonaCredential credential, Supplier<DaytonaApi> opened) {
        if (credential.hasEnded(clock.instant())) {
            throw new Misconfigured(settings.id(), Phrase.of("problem.reason.token-ended"), Answer.NONE, null);
        }
        return opened.get();
    }
}
