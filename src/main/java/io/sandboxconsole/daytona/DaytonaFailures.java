package io.sandboxconsole.daytona;

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
import io.sandboxconsole.sandbox.provider.http.ConnectionLosses;
import io.sandboxconsole.sandbox.provider.http.Redaction;
import io.sandboxconsole.sandbox.provider.http.Subject;
import io.sandboxconsole.words.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.UnknownContentTypeException;

/// Turns every failed call into exactly one [ProviderException]. The server has no machine-readable codes, so where one
/// status means several things its words must tell them apart.
public final class DaytonaFailures {

    /// In the words of a 400 that is about the sandbox rather than about the request.
    private static final List<String> STATES =
            List.of("state", "errored", "is not st", "is not paused", "failed to start", "not recoverable");

    private final ConnectionId connection;

    private final DaytonaCredential credential;

    private final Redaction redaction;

    private final ConnectionLosses losses;

    public DaytonaFailures(ConnectionId connection, DaytonaCredential credential) {
        this.connection = connection;
        this.credential = credential;
        this.redaction = new Redaction(credential.secrets());
        this.losses = new ConnectionLosses(connection);
    }

    /// What a failed call means.
    ///
    /// @param waited how long the call took
    public ProviderException of(RestClientException failure, Subject subject, Duration waited) {
        return switch (failure) {
            case DaytonaRefusal refusal -> of(refusal, subject);
            case UnknownContentTypeException _ ->
                new Misconfigured(connection, Phrase.of("problem.reason.daytona-not-json"), Answer.NONE, null);
            default -> losses.of(failure, subject, waited);
        };
    }

    /// What a rejection means of a call that servers leave to people: of a key nothing, because no key may make it.
    public ProviderException ofPersonal(CredentialsRejected rejection, Subject subject) {
        return credential.isToken() ? rejection : notForKeys(subject, rejection.answer());
    }

    public Unsupported notForKeys(Subject subject, Answer answer) {
        return new Unsupported(connection, Phrase.of("problem.doing.with-key", subject.doing()), answer);
    }

    private ProviderException of(DaytonaRefusal refusal, Subject subject) {
        Answer answer = redaction.and(subject.secrets()).answer(refusal.answer());
        return switch (answer.status()) {
            case 400 -> badRequest(refusal, answer);
            case 401 -> new CredentialsRejected(connection, answer);
            case 403 -> forbidden(refusal, subject, answer);
            case 404, 405 -> missing(refusal, subject, answer);
            case 409 -> new Conflict(connection, words(answer, Phrase.of("problem.reason.state")), answer);
            case 422, 501 -> new Unsupported(connection, subject.doing(), answer);
            case 429 -> new RateLimited(connection, refusal.retryAfter(), answer);
            default -> other(subject, answer);
        };
    }

    private ProviderException badRequest(DaytonaRefusal refusal, Answer answer) {
        Phrase problem = words(answer, Phrase.of("problem.reason.unsaid"));
        return STATES.stream().anyMatch(refusal::says)
                ? new Conflict(connection, problem, answer)
                : new Invalid(connection, problem, List.of(), answer);
    }

    /// “Access denied” is all the server says of a missing permission: which one it is it does not tell.
    private ProviderException forbidden(DaytonaRefusal refusal, Subject subject, Answer answer) {
        if (refusal.says("authentication context")) {
            Phrase explanation = Phrase.of("problem.daytona.organization", connection.value());
            return new CredentialsRejected(connection, explanation, answer);
        }
        if (refusal.says("suspended")) {
            return new Conflict(connection, words(answer, Phrase.of("problem.reason.unsaid")), answer);
        }
        Phrase problem = !refusal.own() || refusal.says("access denied")
                ? Phrase.of("problem.reason.permission", subject.doing())
                : words(answer, Phrase.of("problem.reason.unsaid"));
        return new Invalid(connection, problem, List.of(), answer);
    }

    /// A route that a server's settings hide is missing like one it never had, and is missing in its own words.
    private ProviderException missing(DaytonaRefusal refusal, Subject subject, Answer answer) {
        if (!refusal.own()) {
            Phrase problem = Phrase.of("problem.reason.daytona-status", String.valueOf(answer.status()));
            return new Misconfigured(connection, problem, answer, null);
        }
        return Stream.of("cannot get /", "cannot post /", "cannot put /", "cannot delete /", "cannot patch /")
                        .anyMatch(refusal::says)
                ? new Unsupported(connection, subject.doing(), answer)
                : new NotFound(connection, subject.what(), answer);
    }

    private ProviderException other(Subject subject, Answer answer) {
        int status = answer.status();
        if (status >= 300 && status < 400) {
            return new Misconfigured(connection, Phrase.of("problem.reason.redirect"), answer, null);
        }
        Phrase problem = Phrase.of("problem.reason.status", String.valueOf(status));
        if (status >= 500) {
            // A server that cannot check a credential has not begun.
            boolean unclear = subject.changing() && status != 503;
            return new Unavailable(connection, words(answer, problem), answer, null, unclear);
        }
        return new Invalid(connection, words(answer, problem), List.of(), answer);
    }

    /// What the engine itself says, or else what we know.
    private static Phrase words(Answer answer, Phrase otherwise) {
        return answer.message() == null ? otherwise : Phrase.quoted(answer.message());
    }
}
