package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Words.say;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a failure means to the person at the browser, in their language: a sentence, and details worth copying into a
/// ticket. The one place where the console puts exceptions into words; neither part ever holds a secret.
public record Explanation(String sentence, String details) {

    private static final Logger log = LoggerFactory.getLogger(Explanation.class);

    public static Explanation of(RuntimeException failure) {
        return switch (failure) {
            case AccessDenied denied ->
                new Explanation(
                        say(denied.explanation()),
                        say("problem.details.permission", denied.permission().word()));
            case AuditUnavailable unavailable ->
                new Explanation(
                        say("problem.audit.nothing-changed", unavailable.explanation()),
                        say("problem.details.code", "audit-unavailable"));
            case ProviderException engine -> new Explanation(say(engine.explanation()), details(engine));
            case RecordedFailure recorded ->
                new Explanation(say(recorded.explanation()), say("problem.details.code", recorded.code()));
            default -> unexpected(failure);
        };
    }

    private static String details(ProviderException failure) {
        var answer = failure.answer();
        List<String> lines = new ArrayList<>();
        lines.add(say("problem.details.code", failure.code()));
        if (answer.status() != 0) {
            lines.add(say("problem.details.status", String.valueOf(answer.status())));
        }
        if (answer.message() != null) {
            lines.add(say("problem.details.message", answer.message()));
        }
        if (answer.requestId() != null) {
            lines.add(say("problem.details.request", answer.requestId()));
        }
        return String.join("\n", lines);
    }

    /// A foreign message might hold a secret: the person gets a number, and the log the rest.
    private static Explanation unexpected(RuntimeException failure) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        log.error("Unexpected failure {}", number, failure);
        return new Explanation(say("problem.unexpected", number), say("problem.details.log", number));
    }
}
