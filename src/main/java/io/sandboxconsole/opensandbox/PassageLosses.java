package io.sandboxconsole.opensandbox;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.TimedOut;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.words.Phrase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/// Turns a raw call without an answer into one [ProviderException].
///
/// @param connection whose engine was called
record PassageLosses(ConnectionId connection) {

    /// @param changing whether something may have changed although the answer was lost
    /// @param waited how long the call took
    ProviderException of(IOException lost, boolean changing, Duration waited) {
        return switch (lost) {
            case ConnectTimeoutException timeout -> unreached(Phrase.of("problem.reason.connect-timeout"), timeout);
            case ConnectionRequestTimeoutException busy -> unreached(Phrase.of("problem.reason.busy"), busy);
            case SocketTimeoutException timeout -> new TimedOut(connection, waited, timeout);
            case ConnectException refused -> unreached(Phrase.of("problem.reason.refused"), refused);
            case UnknownHostException unknown -> unreached(Phrase.of("problem.reason.unknown-host"), unknown);
            case SSLException untrusted -> unreached(Phrase.of("problem.reason.insecure"), untrusted);
            default -> new Unavailable(connection, Phrase.of("problem.reason.broken"), Answer.NONE, null, changing);
        };
    }

    private Unavailable unreached(Phrase problem, IOException cause) {
        return new Unavailable(connection, problem, Answer.NONE, cause);
    }
}
