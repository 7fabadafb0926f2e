package io.sandboxconsole.audit;

import org.springframework.dao.DataIntegrityViolationException;

/// The trail cannot be written or read now. Whoever wanted to change something must not.
public final class AuditUnavailable extends RuntimeException {

    AuditUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    /// Whether the database is there, but does not take what it was given, and never will.
    public boolean refused() {
        return getCause() instanceof DataIntegrityViolationException;
    }
}
