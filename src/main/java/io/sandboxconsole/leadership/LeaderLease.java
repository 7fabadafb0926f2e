package io.sandboxconsole.leadership;

import io.sandboxconsole.diagnosis.Condition;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// The right to do one task, for a term that each renewal and each fenced write extends. One console holds it at a
/// time by the database's clock; the clocks of the consoles play no part. Blocks on the database; safe for use by
/// several threads.
///
/// ```java
/// lease.tryAcquireOrRenew().ifPresent(token -> lease.fenced(token, () -> rows.write(batch)));
/// ```
public final class LeaderLease {

    private static final Logger log = LoggerFactory.getLogger(LeaderLease.class);

    private final String name;

    private final LeaseRows rows;

    private final AtomicBoolean outage = new AtomicBoolean();

    LeaderLease(String name, LeaseRows rows) {
        this.name = name;
        this.rows = rows;
    }

    /// Becomes or stays the holder, if no other console is. To stay it, ask or write every 5 seconds. Never waits for
    /// another console. While the database does not answer, it returns no token, and logs that once.
    ///
    /// @return the proof, for [#fenced]; empty if another console holds the lease or the database does not answer
    public Optional<FencingToken> tryAcquireOrRenew() {
        try {
            Optional<FencingToken> token = rows.acquireOrRenew(name);
            if (outage.compareAndSet(true, false)) {
                log.info("The database answers again: “{}” may go on.", name);
            }
            return token;
        } catch (DataAccessException | TransactionException failure) {
            if (outage.compareAndSet(false, true)) {
                log.warn(
                        "[{}] The database does not answer: {} “{}” waits until it does.",
                        Condition.DATABASE_UNREACHABLE,
                        NestedExceptionUtils.getMostSpecificCause(failure).getMessage(),
                        name);
            }
            return Optional.empty();
        }
    }

    /// Returns whether the database did not answer when this console last asked: then nothing is known of the holder.
    public boolean unanswered() {
        return outage.get();
    }

    /// Runs `work` in a transaction that commits only while `token` is valid, and extends the term. Until it ends, no
    /// other console can take over and no other thread enters: keep it short, and call no engine in it.
    ///
    /// @throws LeadershipLost if another console has taken over; `work` has not run
    public <T> T fenced(FencingToken token, Supplier<T> work) {
        return rows.fenced(name, token, work);
    }

    /// Like the other, for work without a result.
    public void fenced(FencingToken token, Runnable work) {
        fenced(token, () -> {
            work.run();
            return token;
        });
    }

    /// Gives the lease up if this console holds it.
    public void release() {
        try {
            rows.release(name);
        } catch (DataAccessException | TransactionException failure) {
            log.debug("“{}” could not be given up; its term ends by itself.", name, failure);
        }
    }

    /// Removes the lease if this console holds it.
    void end() {
        try {
            rows.remove(name);
        } catch (DataAccessException | TransactionException failure) {
            log.debug("“{}” is done, and its lease stays for now.", name, failure);
        }
    }
}
