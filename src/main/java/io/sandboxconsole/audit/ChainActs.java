package io.sandboxconsole.audit;

import io.sandboxconsole.audit.format.Part;
import io.sandboxconsole.audit.proof.InvalidKey;
import io.sandboxconsole.audit.retention.RowRange;
import io.sandboxconsole.audit.retention.TrailActor;
import io.sandboxconsole.audit.retention.TrailActs;
import io.sandboxconsole.audit.retention.TrailState;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.leadership.LeadershipLost;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;

/// The acts on the stored chain.
@Repository
class ChainActs implements TrailActs {

    private final RowRedaction redaction;

    private final AuditRetention retention;

    ChainActs(JdbcOperations jdbc, PlatformTransactionManager transactions, AuditRetention retention, Clock clock) {
        var rows = new ChainRows(jdbc);
        this.redaction = new RowRedaction(rows, new ChainWriter(rows, transactions, clock), transactions, clock);
        this.retention = retention;
    }

    @Override
    public List<Long> redact(TrailActor by, List<Long> rows, Set<Part> parts) {
        return available("problem.audit.write", () -> redaction.redact(by, rows, parts));
    }

    @Override
    public TrailState state() {
        return available("problem.audit.read", retention::state);
    }

    @Override
    public Optional<RowRange> cut(TrailActor by) {
        return available("problem.audit.write", () -> retention.cut(by));
    }

    @Override
    public Optional<RowRange> restart(TrailActor by) {
        return available("problem.audit.write", () -> retention.restart(by));
    }

    private static <T> T available(String problem, Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException
                | TransactionException
                | LeadershipLost
                | UncheckedIOException
                | InvalidKey failure) {
            throw new AuditUnavailable(Message.of(problem), failure);
        }
    }
}
