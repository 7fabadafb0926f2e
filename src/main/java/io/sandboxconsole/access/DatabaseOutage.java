package io.sandboxconsole.access;

import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.diagnosis.Condition;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Follows, for one repeated task, whether the database answers: logs one line when an outage begins and one when it
/// ends. Safe for use by several threads.
public final class DatabaseOutage {

    private final Logger log;

    private final String task;

    private final AtomicBoolean lasting = new AtomicBoolean();

    /// @param task what waits meanwhile, as the subject of a sentence in the log
    public DatabaseOutage(Logger log, String task) {
        this.log = log;
        this.task = task;
    }

    /// Returns whether `failure` means that the database does not answer now, so that a repetition may succeed.
    public static boolean causes(RuntimeException failure) {
        return switch (failure) {
            case AuditUnavailable unavailable -> !unavailable.refused();
            case TransientDataAccessException _,
                    RecoverableDataAccessException _,
                    NonTransientDataAccessResourceException _,
                    CannotCreateTransactionException _ -> true;
            default -> false;
        };
    }

    /// Runs `work`. A failure for want of the database is logged if it is the first, and never thrown; others are
    /// thrown.
    public void run(Runnable work) {
        try {
            work.run();
            ended();
        } catch (RuntimeException failure) {
            if (!causes(failure)) {
                throw failure;
            }
            began(failure);
        }
    }

    /// Logs that the outage began, unless it lasts already.
    public void began(RuntimeException failure) {
        if (lasting.compareAndSet(false, true)) {
            log.warn(
                    "[{}] The database does not answer: {} {} until it does.",
                    Condition.DATABASE_UNREACHABLE,
                    NestedExceptionUtils.getMostSpecificCause(failure).getMessage(),
                    task);
        }
    }

    /// Logs that the outage has ended, if one lasted.
    public void ended() {
        if (lasting.compareAndSet(true, false)) {
            log.info("The database answers again. {} no longer.", task);
        }
    }
}
