package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaConnection;
import io.sandboxconsole.daytona.api.DaytonaRequestSubjects;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.EngineHealth;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.NotFound;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/// Checks a server's health and whether it accepts our credential. Never retries a call: the result is the state at
/// this moment.
final class DaytonaHealth {

    private static final RequestSubject HEALTH =
            RequestSubject.reading(Message.of("problem.doing.health"), Message.of("problem.what.health"));

    private final DaytonaConnection connection;

    DaytonaHealth(DaytonaConnection connection) {
        this.connection = connection;
    }

    EngineHealth check() {
        return ofEngine(connection, () -> {
            Duration roundTrip = roundTrip();
            checkCredential();
            connection
                    .calls()
                    .probe(
                            DaytonaRequestSubjects.LISTING,
                            api -> api.sandboxes(DaytonaRequestSubjects.ONE_ROW),
                            Function.identity());
            connection.calls().accepted();
            return new EngineHealth(connection.headers().version().orElse(null), roundTrip);
        });
    }

    /// Runs calls that every Daytona server answers; one that lacks them is none.
    ///
    /// @throws Misconfigured if the server is no Daytona server
    static <T> T ofEngine(DaytonaConnection connection, Supplier<T> work) {
        try {
            return work.get();
        } catch (Unsupported | NotFound notAnEngine) {
            throw new Misconfigured(
                    connection.settings().id(),
                    Message.of("problem.reason.daytona-lacking"),
                    notAnEngine.answer(),
                    null);
        }
    }

    /// Measures the round trip to a healthy server's health route, which needs no credential.
    Duration roundTrip() {
        long start = System.nanoTime();
        String status = connection.calls().probe(HEALTH, DaytonaApi::health, health -> String.valueOf(health.status()));
        Duration roundTrip = Duration.ofNanos(System.nanoTime() - start);
        if (!status.equals("ok")) {
            throw new Unavailable(
                    connection.settings().id(), Message.of("problem.reason.unhealthy"), Answer.NONE, null);
        }
        return roundTrip;
    }

    /// Only `/api-keys/current` describes a key, only `/users/me` a person. Servers too old for either go on to the
    /// listing.
    private void checkCredential() {
        try {
            if (connection.credential().isToken()) {
                connection.calls().probe(DaytonaRequestSubjects.CREDENTIAL, DaytonaApi::me, Function.identity());
            } else {
                connection
                        .calls()
                        .probe(DaytonaRequestSubjects.CREDENTIAL, DaytonaApi::currentKey, Function.identity());
            }
        } catch (Unsupported | NotFound unknown) {
            // The listing shows whether the credential is valid.
        }
    }
}
