package io.sandboxconsole.console.component;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a failure means to the person at the browser: a sentence, and details worth copying into a ticket. The one
/// place where the console puts exceptions into words; neither part ever holds a secret.
public record Explanation(String sentence, String details) {

    private static final Logger log = LoggerFactory.getLogger(Explanation.class);

    public static Explanation of(RuntimeException failure) {
        return switch (failure) {
            case AccessDenied denied ->
                new Explanation(
                        String.valueOf(denied.getMessage()),
                        "Missing permission: %s".formatted(denied.permission().word()));
            case AuditUnavailable unavailable ->
                new Explanation(
                        "%s Nothing was changed. Try again when the database is back."
                                .formatted(unavailable.getMessage()),
                        "Code: audit-unavailable");
            case ProviderException engine -> new Explanation(engine.explanation(), details(engine));
            case RecordedFailure recorded ->
                new Explanation(recorded.explanation(), "Code: %s".formatted(recorded.code()));
            default -> unexpected(failure);
        };
    }

    private static String details(ProviderException failure) {
        var answer = failure.answer();
        var text = new StringBuilder("Code: ").append(failure.code());
        if (answer.status() != 0) {
            text.append("\nHTTP status: ").append(answer.status());
        }
        if (answer.message() != null) {
            text.append("\nThe engine says: ").append(answer.message());
        }
        if (answer.requestId() != null) {
            text.append("\nRequest id: ").append(answer.requestId());
        }
        return text.toString();
    }

    /// A foreign message might hold a secret: the person gets a number, and the log the rest.
    private static Explanation unexpected(RuntimeException failure) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        log.error("Unexpected failure {}", number, failure);
        return new Explanation(
                "Something went wrong inside the console. An administrator finds it in the log under %s."
                        .formatted(number),
                "Log reference: %s".formatted(number));
    }
}
