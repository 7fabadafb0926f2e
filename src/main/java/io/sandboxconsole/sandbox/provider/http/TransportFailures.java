package io.sandboxconsole.sandbox.provider.http;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.TimedOut;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.UnknownContentTypeException;

/// Turns every failure other than an engine's proper error response into one [ProviderException]: no connection, a
/// broken one, a timeout, an unreadable response.
///
/// Exceptions of the HTTP client and of the JSON reader may quote the engine's data. They become the cause only where
/// they cannot.
public final class TransportFailures {

    private static final Answer UNREADABLE = new Answer(200, null, null, null);

    private final ConnectionId connection;

    public TransportFailures(ConnectionId connection) {
        this.connection = connection;
    }

    /// Translates the failure of a request without a proper response.
    ///
    /// @param waited the duration of the request
    public ProviderException of(RestClientException failure, RequestSubject requestSubject, Duration waited) {
        if (failure instanceof UnknownContentTypeException) {
            return foreign(requestSubject.changing());
        }
        if (failure instanceof MalformedResponse malformed) {
            return unreadable(malformed.problem(), requestSubject.changing());
        }
        return inputFailure(failure)
                .map(lost -> of(lost, requestSubject.changing(), waited))
                .orElseGet(() -> unreadable(Message.of("problem.answer.not-json"), requestSubject.changing()));
    }

    /// Returns the exception for a successful response that is not the engine's, such as a proxy's page for people. The
    /// engine may have carried out a change all the same.
    public ProviderException foreign(boolean changing) {
        return changing
                ? unreadable(Message.of("problem.answer.foreign"), true)
                : new Misconfigured(connection, Message.of("problem.reason.address-not-json"), UNREADABLE, null);
    }

    /// Translates the loss of a response.
    ///
    /// @param changing whether the engine's state may have changed although the response was lost
    /// @param waited the duration of the request
    public ProviderException of(IOException lost, boolean changing, Duration waited) {
        return switch (lost) {
            case ConnectTimeoutException timeout -> unreached(Message.of("problem.reason.connect-timeout"), timeout);
            case ConnectionRequestTimeoutException busy -> unreached(Message.of("problem.reason.busy"), busy);
            case SocketTimeoutException timeout -> new TimedOut(connection, waited, timeout, changing);
            case ConnectException refused -> unreached(Message.of("problem.reason.refused"), refused);
            case UnknownHostException unknown -> unreached(Message.of("problem.reason.unknown-host"), unknown);
            // Only these come before the request is sent, see EngineHttpClient; a later one loses the response.
            case SSLHandshakeException untrusted -> unreached(Message.of("problem.reason.insecure"), untrusted);
            case SSLPeerUnverifiedException untrusted -> unreached(Message.of("problem.reason.insecure"), untrusted);
            case ResponseLimits.TooLong _ -> unreadable(Message.of("problem.answer.too-long"), changing);
            default -> new Unavailable(connection, Message.of("problem.reason.broken"), Answer.NONE, null, changing);
        };
    }

    private Unavailable unreached(Message problem, Throwable cause) {
        return new Unavailable(connection, problem, Answer.NONE, cause);
    }

    private Unavailable unreadable(Message problem, boolean changing) {
        return new Unavailable(connection, problem, UNREADABLE, null, changing);
    }

    /// The connection failure among the causes, if any.
    private static Optional<IOException> inputFailure(RestClientException failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .findFirst();
    }
}
