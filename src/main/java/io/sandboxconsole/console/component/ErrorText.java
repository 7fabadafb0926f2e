package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.DatabaseOutage;
import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Describes a failure in the person's language: a sentence, and details worth copying into a ticket. The one place
/// where the console translates exceptions; neither part ever holds a secret.
public record ErrorText(String sentence, String details) {

    private static final Logger log = LoggerFactory.getLogger(ErrorText.class);

    public static ErrorText of(RuntimeException failure) {
        return switch (failure) {
            case AccessDenied denied ->
                new ErrorText(
                        text(denied.explanation()),
                        text("problem.details.permission", denied.permission().word()));
            case AuditUnavailable unavailable ->
                new ErrorText(
                        text("problem.audit.nothing-changed", unavailable.explanation()),
                        text("problem.details.code", "audit-unavailable"));
            case ProviderException engine -> new ErrorText(text(engine.explanation()), details(engine));
            case RecordedFailure recorded ->
                new ErrorText(text(recorded.explanation()), text("problem.details.code", recorded.code()));
            case RuntimeException _
            when DatabaseOutage.causes(failure) ->
                new ErrorText(text("problem.database"), text("problem.details.code", "database-unavailable"));
            default -> unexpected(failure);
        };
    }

    private static String details(ProviderException failure) {
        var response = failure.answer();
        List<String> lines = new ArrayList<>();
        lines.add(text("problem.details.code", failure.code()));
        if (response.status() != 0) {
            lines.add(text("problem.details.status", String.valueOf(response.status())));
        }
        if (response.message() != null) {
            lines.add(text("problem.details.message", response.message()));
        }
        if (response.requestId() != null) {
            lines.add(text("problem.details.request", response.requestId()));
        }
        return String.join("\n", lines);
    }

    /// A foreign message might hold a secret: the person gets a number, and the log the rest.
    private static ErrorText unexpected(RuntimeException failure) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        log.error("[{}] Unexpected failure {}", Condition.INTERNAL_FAILURE, number, failure);
        return new ErrorText(text("problem.unexpected", number), text("problem.details.log", number));
    }
}
