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
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.UnknownContentTypeException;

/// Turns everything that is not an engine's proper answer into one [ProviderException]: no connection, a broken one,
/// no answer in time, an answer that cannot be read.
///
/// Exceptions of the HTTP client and of the JSON reader may quote what the engine sent. They become the cause only
/// where they cannot.
public final class TransportFailures {

    private static final Answer UNREADABLE = new Answer(200, null, null, null);

    private final ConnectionId connection;

    public TransportFailures(ConnectionId connection) {
        this.connection = connection;
    }

    /// What became of a request that had no proper answer.
    ///
    /// @param waited how long the request took
    public ProviderException of(RestClientException failure, RequestSubject requestSubject, Duration waited) {
        if (failure instanceof UnknownContentTypeException) {
            return new Misconfigured(connection, Message.of("problem.reason.address-not-json"), UNREADABLE, null);
        }
        if (failure instanceof MalformedResponse malformed) {
            return unreadable(malformed.problem(), requestSubject.changing());
        }
        return inputFailure(failure)
                .map(lost -> of(lost, requestSubject.changing(), waited))
                .orElseGet(() -> unreadable(Message.of("problem.answer.not-json"), requestSubject.changing()));
    }

    /// What became of a request whose answer was lost.
    ///
    /// @param changing whether something may have changed although the answer was lost
    /// @param waited how long the request took
    public ProviderException of(IOException lost, boolean changing, Duration waited) {
        return switch (lost) {
            case ConnectTimeoutException timeout -> unreached(Message.of("problem.reason.connect-timeout"), timeout);
            case ConnectionRequestTimeoutException busy -> unreached(Message.of("problem.reason.busy"), busy);
            case SocketTimeoutException timeout -> new TimedOut(connection, waited, timeout);
            case ConnectException refused -> unreached(Message.of("problem.reason.refused"), refused);
            case UnknownHostException unknown -> unreached(Message.of("problem.reason.unknown-host"), unknown);
            case SSLException untrusted -> unreached(Message.of("problem.reason.insecure"), untrusted);
            case AnswerLimits.TooLong _ -> unreadable(Message.of("problem.answer.too-long"), changing);
            default -> new Unavailable(connection, Message.of("problem.reason.broken"), Answer.NONE, null, changing);
        };
    }

    private Unavailable unreached(Message problem, Throwable cause) {
        return new Unavailable(connection, problem, Answer.NONE, cause);
    }

    private Unavailable unreadable(Message problem, boolean changing) {
        return new Unavailable(connection, problem, UNREADABLE, null, changing);
    }

    /// What went wrong with the connection, if that is what went wrong.
    private static Optional<IOException> inputFailure(RestClientException failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .findFirst();
    }
}
