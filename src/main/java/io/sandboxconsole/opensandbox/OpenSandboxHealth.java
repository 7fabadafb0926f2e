package io.sandboxconsole.opensandbox;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.EngineHealth;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.NotFound;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Checks a server's health. Never retries a call: the result is the state at this moment.
final class OpenSandboxHealth {

    private static final RequestSubject HEALTH =
            RequestSubject.reading(Message.of("problem.doing.health"), Message.of("problem.what.health"));

    private static final RequestSubject LISTING =
            RequestSubject.reading(Message.of("problem.doing.list"), Message.of("problem.what.sandboxes"));

    private static final RequestSubject VERSION =
            RequestSubject.reading(Message.of("problem.doing.version"), Message.of("problem.what.version"));

    private final ConnectionId connection;

    private final OpenSandboxCalls calls;

    OpenSandboxHealth(ConnectionId connection, OpenSandboxCalls calls) {
        this.connection = connection;
        this.calls = calls;
    }

    EngineHealth check() {
        Duration roundTrip = roundTrip();
        list();
        return new EngineHealth(version().orElse(null), roundTrip);
    }

    /// Measures the round trip to a healthy server's health route, which needs no credential.
    Duration roundTrip() {
        long start = System.nanoTime();
        String status =
                ofEngine(() -> calls.once(HEALTH, OpenSandboxApi::health, health -> String.valueOf(health.status())));
        Duration roundTrip = Duration.ofNanos(System.nanoTime() - start);
        if (!status.equals("healthy")) {
            throw new Unavailable(connection, Message.of("problem.reason.unhealthy"), Answer.NONE, null);
        }
        return roundTrip;
    }

    /// Makes a call that requires the key.
    ///
    /// @throws ProviderException.CredentialsRejected if the server rejects the key
    void list() {
        ofEngine(() -> calls.once(LISTING, api -> api.sandboxes(1, 1, null), Function.identity()));
    }

    /// Runs a call that every engine answers; a server that lacks it is none.
    private <T> T ofEngine(Supplier<T> call) {
        try {
            return call.get();
        } catch (Unsupported | NotFound notAnEngine) {
            throw new Misconfigured(
                    connection, Message.of("problem.reason.address-lacking"), notAnEngine.answer(), null);
        }
    }

    /// Reads the version. Servers before the middle of 2026 do not state it, and no behavior depends on it.
    Optional<String> version() {
        try {
            return calls.once(VERSION, OpenSandboxApi::version, version -> Optional.ofNullable(version.version()));
        } catch (ProviderException unstated) {
            return Optional.empty();
        }
    }
}
