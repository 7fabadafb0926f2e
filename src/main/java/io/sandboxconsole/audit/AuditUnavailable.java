package io.sandboxconsole.audit;

import io.sandboxconsole.i18n.Message;
import org.springframework.dao.DataIntegrityViolationException;

/// Reports that the audit trail cannot be written or read now: a change whose intent is not recorded must not run.
public final class AuditUnavailable extends RuntimeException {

    private final transient Message explanation;

    public AuditUnavailable(Message explanation, Throwable cause) {
        super(explanation.toString(), cause);
        this.explanation = explanation;
    }

    /// The localizable sentence for people.
    public Message explanation() {
        return explanation;
    }

    /// Returns whether the database answered, but rejects these rows for good.
    public boolean refused() {
        return getCause() instanceof DataIntegrityViolationException;
    }
}
