package io.sandboxconsole.daytona.api;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Stops calls once the server has rejected the credential. Each further rejection counts as a failed login, and after
/// a few of them the server locks out every client behind our address.
public final class AuthenticationCircuit {

    /// A check that succeeds ends it earlier.
    private static final Duration LENGTH = Duration.ofMinutes(5);

    private final ConnectionId connection;

    private final Clock clock;

    private @Nullable CredentialsRejected rejection;

    private Instant until = Instant.MIN;

    public AuthenticationCircuit(ConnectionId connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /// Admits a call.
    ///
    /// @throws CredentialsRejected if the credential was rejected a short while ago
    public synchronized void pass() {
        if (rejection != null && clock.instant().isBefore(until)) {
            throw new CredentialsRejected(connection, rejection.answer());
        }
    }

    public synchronized void open(CredentialsRejected rejected) {
        rejection = rejected;
        until = clock.instant().plus(LENGTH);
    }

    public synchronized void close() {
        rejection = null;
    }
}
