package io.sandboxconsole.opensandbox;

import io.sandboxconsole.opensandbox.EngineRefusal.Form;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.ProviderException.FieldError;
import io.sandboxconsole.sandbox.provider.ProviderException.Invalid;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.NotFound;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import io.sandboxconsole.words.Phrase;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Turns an engine's refusal into exactly one [ProviderException]: by its status first, its code second, never by its
/// text.
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

    ProviderException of(EngineRefusal refusal, Subject subject) {
        Redaction redacting = redaction.and(subject.secrets());
        Answer answer = redacting.answer(refusal.answer());
        return switch (refusal.status()) {
            case 400 -> badRequest(refusal, subject, answer);
            case 401, 403 -> new CredentialsRejected(connection, answer);
            case 404, 405 -> missing(refusal, subject, answer);
            case 409 -> new Conflict(connection, problem(answer, "its state does not allow it."), answer);
            case 422 -> rejected(refusal, subject, answer);
            case 429 -> new RateLimited(connection, refusal.retryAfter(), answer);
            case 501 -> new Unsupported(connection, subject.doing(), answer);
            default -> other(refusal, subject, answer);
        };
    }

    private ProviderException badRequest(EngineRefusal refusal, Subject subject, Answer answer) {
        if (refusal.form() != Form.DELIBERATE) {
            return new Invalid(connection, "it does not say why.", List.of(), answer);
        }
        String code = Objects.requireNonNull(refusal.answer().code());
        if (UNSUPPORTED.contains(code)) {
            return new Unsupported(connection, subject.doing(), answer);
        }
        String problem = problem(answer, "it gives the code %s.".formatted(answer.code()));
        List<FieldError> fields = OpenSandboxFields.ofCode(code)
                .map(field -> List.of(new FieldError(field, Phrase.quoted(problem))))
                .orElse(List.of());
        return new Invalid(connection, problem, fields, answer);
    }

    /// Only a deliberate 404 says that something is gone: a proxy in front of the engine, too, answers 404 now and
    /// then.
    private ProviderException missing(EngineRefusal refusal, Subject subject, Answer answer) {
        if (refusal.codeEndsWith("::POD_IP_NOT_AVAILABLE")) {
            return new Conflict(connection, "the sandbox has no address yet.", answer);
        }
        return switch (refusal.form()) {
            case DELIBERATE -> new NotFound(connection, subject.what(), answer);
            case NO_ROUTE, FLAWS -> new Unsupported(connection, subject.doing(), answer);
            case FOREIGN ->
                new Misconfigured(
                        connection,
                        "The address does not lead to an OpenSandbox server: it answers status %d."
                                .formatted(answer.status()),
                        answer,
                        null);
        };
    }

    private ProviderException rejected(EngineRefusal refusal, Subject subject, Answer answer) {
        Redaction redacting = redaction.and(subject.secrets());
        List<FieldError> fields = refusal.flaws().stream()
                .map(flaw -> new FieldError(
                        redacting.sentence(OpenSandboxFields.of(flaw.location(), subject.bodyField())),
                        Phrase.quoted(redacting.sentence(flaw.message()))))
                .toList();
        String problem = fields.isEmpty()
                ? problem(answer, "it does not say why.")
                : String.join(
                        " ",
                        fields.stream()
                                .map(error -> "%s: %s."
                                        .formatted(
                                                error.field(),
                                                withoutStop(error.message().toString())))
                                .toList());
        return new Invalid(connection, problem, fields, answer);
    }

    private ProviderException other(EngineRefusal refusal, Subject subject, Answer answer) {
        int status = answer.status();
        if (status >= 300 && status < 400) {
            String problem = "The server redirects to another address. Use the address it redirects to.";
            return new Misconfigured(connection, problem, answer, null);
        }
        if (refusal.hasCode("TENANT_PROVIDER_UNAVAILABLE")) {
            String problem = "it cannot check our key, because its tenant provider does not answer.";
            return new Unavailable(connection, problem, answer, null);
        }
        if (status >= 500) {
            String problem = problem(answer, "it answered with status %d.".formatted(status));
            boolean unclear = subject.changing() && vague(refusal);
            return new Unavailable(connection, problem, answer, null, unclear);
        }
        return new Invalid(connection, "it answered with status %d.".formatted(status), List.of(), answer);
    }

    /// Whether the server did not mean to say this, so that nobody knows how far it came.
    private static boolean vague(EngineRefusal refusal) {
        return refusal.form() != Form.DELIBERATE || refusal.hasCode("GENERAL::UNKNOWN_ERROR");
    }

    private static String problem(Answer answer, String otherwise) {
        return Objects.requireNonNullElse(answer.message(), otherwise);
    }

    private static String withoutStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
