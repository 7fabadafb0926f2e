package io.sandboxconsole.sandbox.provider.http;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.TimedOut;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.words.Phrase;
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
public final class ConnectionLosses {

    private static final Answer UNREADABLE = new Answer(200, null, null, null);

    private final ConnectionId connection;

    public ConnectionLosses(ConnectionId connection) {
        this.connection = connection;
    }

    /// What became of a request that had no proper answer.
    ///
    /// @param waited how long the request took
    public ProviderException of(RestClientException failure, Subject subject, Duration waited) {
        if (failure instanceof UnknownContentTypeException) {
            return new Misconfigured(connection, Phrase.of("problem.reason.address-not-json"), UNREADABLE, null);
        }
        if (failure instanceof MalformedAnswer malformed) {
            return unreadable(malformed.problem(), subject);
        }
        return inputFailure(failure)
                .map(lost -> lost(lost, subject, waited))
                .orElseGet(() -> unreadable(Phrase.of("problem.answer.not-json"), subject));
    }

    private ProviderException lost(IOException lost, Subject subject, Duration waited) {
        return switch (lost) {
            case HttpConnectTimeoutException timeout -> unreached(Phrase.of("problem.reason.connect-timeout"), timeout);
            case HttpTimeoutException timeout -> new TimedOut(connection, waited, timeout);
            case ConnectException refused -> unreached(refusal(refused), refused);
            case UnknownHostException unknown -> unreached(Phrase.of("problem.reason.unknown-host"), unknown);
            case SSLException untrusted -> unreached(Phrase.of("problem.reason.insecure"), untrusted);
            case BoundedResponse.TooLong _ -> unreadable(Phrase.of("problem.answer.too-long"), subject);
            default ->
                new Unavailable(connection, Phrase.of("problem.reason.broken"), Answer.NONE, null, subject.changing());
        };
    }

    /// The HTTP client says of an unknown host, too, that it cannot connect; the reason is further down.
    private static Phrase refusal(ConnectException refused) {
        return hasCause(refused, UnresolvedAddressException.class)
                ? Phrase.of("problem.reason.unknown-host")
                : Phrase.of("problem.reason.refused");
    }

    private Unavailable unreached(Phrase problem, Throwable cause) {
        return new Unavailable(connection, problem, Answer.NONE, cause);
    }

    private Unavailable unreadable(Phrase problem, Subject subject) {
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
