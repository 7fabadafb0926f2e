package io.sandboxconsole.opensandbox;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.opensandbox.OpenSandboxError.Form;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.ProviderException.FieldError;
import io.sandboxconsole.sandbox.provider.ProviderException.Invalid;
import io.sandboxconsole.sandbox.provider.ProviderException.LimitReached;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.NotFound;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import io.sandboxconsole.sandbox.provider.http.Redaction;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Maps an engine's error to exactly one [ProviderException]: by its code where it has one of its own, else by its
/// status, and never by its text.
final class OpenSandboxFailures {

    private static final Set<String> UNSUPPORTED = Set.of(
            "SANDBOX::API_NOT_SUPPORTED",
            "SANDBOX::UNSUPPORTED_POOL_REF",
            "DIAGNOSTICS_SCOPE_UNSUPPORTED",
            // Of all engines only agent-sandbox answers 400 to a wrong state: it can neither pause nor resume.
            "KUBERNETES::INVALID_STATE");

    private final ConnectionId connection;

    private final Redaction redaction;

    OpenSandboxFailures(ConnectionId connection, Redaction redaction) {
        this.connection = connection;
        this.redaction = redaction;
    }

    ProviderException of(OpenSandboxError error, RequestSubject requestSubject) {
        Redaction redacting = redaction.and(requestSubject.secrets());
        Answer answer = redacting.answer(error.answer());
        if (error.codeEndsWith("QUOTA_EXCEEDED")) {
            return new LimitReached(connection, OpenSandboxLimits.namespace(answer), error.retryAfter(), answer);
        }
        return switch (error.status()) {
            case 400 -> badRequest(error, requestSubject, answer);
            case 401 -> new CredentialsRejected(connection, answer);
            case 403 -> forbidden(error, answer);
            case 404, 405 -> missing(error, requestSubject, answer);
            case 409 -> new Conflict(connection, problem(answer, Message.of("problem.reason.state")), answer);
            case 422 -> rejected(error, requestSubject, answer);
            case 429 -> busy(error, requestSubject, answer);
            case 501 -> new Unsupported(connection, requestSubject.doing(), answer);
            default -> other(error, requestSubject, answer);
        };
    }

    /// A released server rejects a key with 401; something in between may do so with 403. A code of the server's own is
    /// about the request.
    private ProviderException forbidden(OpenSandboxError error, Answer answer) {
        return error.form() == Form.DELIBERATE && !error.codeEndsWith("API_KEY")
                ? new Invalid(
                        connection, problem(answer, Message.of("problem.reason.code", code(answer))), List.of(), answer)
                : new CredentialsRejected(connection, answer);
    }

    /// A full pool concerns this change alone, and no other call.
    private ProviderException busy(OpenSandboxError error, RequestSubject requestSubject, Answer answer) {
        return requestSubject.changing() && error.form() == Form.DELIBERATE && !error.codeEndsWith("RATE_LIMITED")
                ? new LimitReached(connection, OpenSandboxLimits.pool(answer), error.retryAfter(), answer)
                : new RateLimited(connection, error.retryAfter(), answer);
    }

    private ProviderException badRequest(OpenSandboxError error, RequestSubject requestSubject, Answer answer) {
        if (error.form() != Form.DELIBERATE) {
            return new Invalid(connection, Message.of("problem.reason.unsaid"), List.of(), answer);
        }
        String code = Objects.requireNonNull(error.answer().code());
        if (UNSUPPORTED.contains(code)) {
            return new Unsupported(connection, requestSubject.doing(), answer);
        }
        Message problem = problem(answer, Message.of("problem.reason.code", code(answer)));
        List<FieldError> fields = OpenSandboxFields.ofCode(code)
                .map(field -> List.of(new FieldError(field, problem)))
                .orElse(List.of());
        return new Invalid(connection, problem, fields, answer);
    }

    /// Only a deliberate 404 proves absence: a proxy in front of the engine, too, answers 404 now and then.
    private ProviderException missing(OpenSandboxError error, RequestSubject requestSubject, Answer answer) {
        if (error.codeEndsWith("::POD_IP_NOT_AVAILABLE")) {
            return new Conflict(connection, Message.of("problem.reason.no-address-yet"), answer);
        }
        return switch (error.form()) {
            case DELIBERATE -> new NotFound(connection, requestSubject.what(), answer);
            case NO_ROUTE, FLAWS -> new Unsupported(connection, requestSubject.doing(), answer);
            case FOREIGN ->
                new Misconfigured(
                        connection, Message.of("problem.reason.address-status", status(answer)), answer, null);
        };
    }

    private ProviderException rejected(OpenSandboxError error, RequestSubject requestSubject, Answer answer) {
        Redaction redacting = redaction.and(requestSubject.secrets());
        List<FieldError> fields = OpenSandboxFields.fields(error, requestSubject.bodyField(), redacting);
        Message problem =
                OpenSandboxFields.summary(fields).orElseGet(() -> problem(answer, Message.of("problem.reason.unsaid")));
        return new Invalid(connection, problem, fields, answer);
    }

    private ProviderException other(OpenSandboxError error, RequestSubject requestSubject, Answer answer) {
        int status = answer.status();
        if (status >= 300 && status < 400) {
            Message problem = Message.of("problem.reason.redirect");
            return new Misconfigured(connection, problem, answer, null);
        }
        if (error.hasCode("TENANT_PROVIDER_UNAVAILABLE")) {
            Message problem = Message.of("problem.reason.tenant-provider");
            return new Unavailable(connection, problem, answer, null);
        }
        if (status >= 500) {
            Message problem = problem(answer, Message.of("problem.reason.status", status(answer)));
            boolean unclear = requestSubject.changing() && vague(error);
            return new Unavailable(connection, problem, answer, null, unclear);
        }
        return new Invalid(connection, Message.of("problem.reason.status", status(answer)), List.of(), answer);
    }

    /// Whether the error is unplanned, so that the progress of the request is unknown.
    private static boolean vague(OpenSandboxError error) {
        return error.form() != Form.DELIBERATE || error.hasCode("GENERAL::UNKNOWN_ERROR");
    }

    /// Returns the engine's own message, or else ours.
    private static Message problem(Answer answer, Message otherwise) {
        return answer.message() == null ? otherwise : Message.quoted(answer.message());
    }

    /// Formats the status without a locale's thousands separators.
    private static String status(Answer answer) {
        return String.valueOf(answer.status());
    }

    private static String code(Answer answer) {
        return String.valueOf(answer.code());
    }
}
