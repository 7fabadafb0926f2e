package io.sandboxconsole.audit;

/// The trail cannot be written or read now. Whoever wanted to change something must not.
public final class AuditUnavailable extends RuntimeException {

    AuditUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
