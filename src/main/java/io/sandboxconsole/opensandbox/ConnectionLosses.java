package io.sandboxconsole.opensandbox;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.TimedOut;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.UnknownContentTypeException;

/// Turns everything that is not an engine's proper answer into one [ProviderException]: no connection, a broken one,
/// no answer in time, an answer that cannot be read.
///
/// Exceptions of the HTTP client and of the JSON reader may quote what the engine sent. They become the cause only
/// where they cannot.
final class ConnectionLosses {

    private static final Answer UNREADABLE = new Answer(200, null, null, null);

    private final ConnectionId connection;

    ConnectionLosses(ConnectionId connection) {
        this.connection = connection;
    }

    /// @param waited how long the request took
    ProviderException of(RestClientException failure, Subject subject, Duration waited) {
        if (failure instanceof UnknownContentTypeException) {
            return new Misconfigured(
                    connection,
                    "The address does not lead to an OpenSandbox server: the answer is not JSON.",
                    UNREADABLE,
                    null);
        }
        if (failure instanceof MalformedAnswer) {
            return unreadable(String.valueOf(failure.getMessage()), subject);
        }
        return inputFailure(failure)
                .map(lost -> lost(lost, subject, waited))
                .orElseGet(() -> unreadable("the answer is not readable JSON.", subject));
    }

    private ProviderException lost(IOException lost, Subject subject, Duration waited) {
        return switch (lost) {
            case HttpConnectTimeoutException timeout -> unreached("no connection came about in time.", timeout);
            case HttpTimeoutException timeout -> new TimedOut(connection, waited, timeout);
            case ConnectException refused -> unreached(refusal(refused), refused);
            case UnknownHostException unknown -> unreached("the address's host is not known.", unknown);
            case SSLException untrusted -> unreached("no secure connection came about.", untrusted);
            case BoundedResponse.TooLong _ -> unreadable("the answer is too long.", subject);
            default ->
                new Unavailable(
                        connection,
                        "the connection broke before the answer was complete.",
                        Answer.NONE,
                        null,
                        subject.changing());
        };
    }

    /// The HTTP client says of an unknown host, too, that it cannot connect; the reason is further down.
    private static String refusal(ConnectException refused) {
        return hasCause(refused, UnresolvedAddressException.class)
                ? "the address's host is not known."
                : "the connection was refused.";
    }

    private Unavailable unreached(String problem, Throwable cause) {
        return new Unavailable(connection, problem, Answer.NONE, cause);
    }

    private Unavailable unreadable(String problem, Subject subject) {
        return new Unavailable(connection, problem, UNREADABLE, null, subject.changing());
    }

    /// What went wrong with the connection, if that is what went wrong.
    private static Optional<IOException> inputFailure(RestClientException failure) {
        return causes(failure)
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .findFirst();
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
