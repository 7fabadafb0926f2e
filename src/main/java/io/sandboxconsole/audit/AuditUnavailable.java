package io.sandboxconsole.audit;

import io.sandboxconsole.i18n.Message;
import org.springframework.dao.DataIntegrityViolationException;

/// The trail cannot be written or read now. Whoever wanted to change something must not.
public final class AuditUnavailable extends RuntimeException {

    private final transient Message explanation;

    AuditUnavailable(Message explanation, Throwable cause) {
        super(explanation.toString(), cause);
        this.explanation = explanation;
    }

    /// The sentence for people.
    public Message explanation() {
        return explanation;
    }

    /// Whether the database is there, but does not take what it was given, and never will.
    public boolean refused() {
        return getCause() instanceof DataIntegrityViolationException;
    }
}
