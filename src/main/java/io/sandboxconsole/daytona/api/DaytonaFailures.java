package io.sandboxconsole.daytona.api;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.ProviderException.Invalid;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.NotFound;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import io.sandboxconsole.sandbox.provider.http.Redaction;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import io.sandboxconsole.sandbox.provider.http.TransportFailures;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.UnknownContentTypeException;

/// Maps every failed call to exactly one [ProviderException]. The server has no machine-readable codes, so where one
/// status has several meanings its message distinguishes them.
public final class DaytonaFailures {

    /// Parts of the message of a 400 that is about the sandbox rather than the request.
    private static final List<String> STATES =
            List.of("state", "errored", "is not st", "is not paused", "failed to start", "not recoverable");

    private final ConnectionId connection;

    private final DaytonaCredential credential;

    private final DaytonaPermissions permissions;

    private final Redaction redaction;

    private final TransportFailures losses;

    public DaytonaFailures(ConnectionId connection, DaytonaCredential credential, DaytonaPermissions permissions) {
        this.connection = connection;
        this.credential = credential;
        this.permissions = permissions;
        this.redaction = new Redaction(credential.secrets());
        this.losses = new TransportFailures(connection);
    }

    /// Returns the exception for a failed call.
    ///
    /// @param waited the duration of the call
    public ProviderException of(RestClientException failure, RequestSubject requestSubject, Duration waited) {
        return switch (failure) {
            case DaytonaError error -> of(error, requestSubject);
            case UnknownContentTypeException _
            when !requestSubject.changing() ->
                new Misconfigured(connection, Message.of("problem.reason.daytona-not-json"), Answer.NONE, null);
            default -> losses.of(failure, requestSubject, waited);
        };
    }

    /// Returns the exception for a rejected call that servers reserve for people: for a key Unsupported, because no key
    /// may make it.
    public ProviderException ofPersonal(CredentialsRejected rejection, RequestSubject requestSubject) {
        return credential.isToken() ? rejection : notForKeys(requestSubject, rejection.answer());
    }

    public Unsupported notForKeys(RequestSubject requestSubject, Answer answer) {
        return new Unsupported(connection, Message.of("problem.doing.with-key", requestSubject.doing()), answer);
    }

    private ProviderException of(DaytonaError error, RequestSubject requestSubject) {
        Answer answer = redaction.and(requestSubject.secrets()).answer(error.answer());
        return switch (answer.status()) {
            case 400 -> badRequest(error, answer);
            case 401 -> new CredentialsRejected(connection, answer);
            case 403 -> forbidden(error, requestSubject, answer);
            case 404, 405 -> missing(error, requestSubject, answer);
            case 409 -> new Conflict(connection, words(answer, Message.of("problem.reason.state")), answer);
            case 422, 501 -> new Unsupported(connection, requestSubject.doing(), answer);
            case 429 -> new RateLimited(connection, error.retryAfter(), answer);
            default -> other(error, requestSubject, answer);
        };
    }

    private ProviderException badRequest(DaytonaError error, Answer answer) {
        Message problem = words(answer, Message.of("problem.reason.unsaid"));
        return STATES.stream().anyMatch(error::says)
                ? new Conflict(connection, problem, answer)
                : new Invalid(connection, problem, List.of(), answer);
    }

    /// The server answers a missing permission with “Access denied” and does not name it; its description of our key
    /// may.
    private ProviderException forbidden(DaytonaError error, RequestSubject requestSubject, Answer answer) {
        if (error.says("authentication context")) {
            Message explanation = Message.of("problem.daytona.organization", connection.value());
            return new CredentialsRejected(connection, explanation, answer);
        }
        if (error.says("suspended")) {
            return new Conflict(connection, words(answer, Message.of("problem.reason.unsaid")), answer);
        }
        Message problem = !error.own() || error.says("access denied")
                ? lacking(error.needed(), requestSubject)
                : words(answer, Message.of("problem.reason.unsaid"));
        return new Invalid(connection, problem, List.of(), answer);
    }

    private Message lacking(@Nullable String needed, RequestSubject requestSubject) {
        return needed != null && permissions.lacks(needed)
                ? Message.of("problem.reason.permission-named", needed, requestSubject.doing())
                : Message.of("problem.reason.permission", requestSubject.doing());
    }

    /// A route hidden by a server's settings is missing like one it never had, with the same message.
    private ProviderException missing(DaytonaError error, RequestSubject requestSubject, Answer answer) {
        if (!error.own()) {
            Message problem = Message.of("problem.reason.daytona-status", String.valueOf(answer.status()));
            return new Misconfigured(connection, problem, answer, null);
        }
        return Stream.of("cannot get /", "cannot post /", "cannot put /", "cannot delete /", "cannot patch /")
                        .anyMatch(error::says)
                ? new Unsupported(connection, requestSubject.doing(), answer)
                : new NotFound(connection, requestSubject.what(), answer);
    }

    private ProviderException other(DaytonaError error, RequestSubject requestSubject, Answer answer) {
        int status = answer.status();
        if (status >= 300 && status < 400) {
            return new Misconfigured(connection, Message.of("problem.reason.redirect"), answer, null);
        }
        Message problem = Message.of("problem.reason.status", String.valueOf(status));
        if (status >= 500) {
            // 503 of the server: it could not check the credential, so the change has not begun.
            boolean begun = status != 503 || !error.own();
            boolean unclear = requestSubject.changing() && begun;
            return new Unavailable(connection, words(answer, problem), answer, null, unclear);
        }
        return new Invalid(connection, words(answer, problem), List.of(), answer);
    }

    /// Returns the engine's own message, or else ours.
    private static Message words(Answer answer, Message otherwise) {
        return answer.message() == null ? otherwise : Message.quoted(answer.message());
    }
}
