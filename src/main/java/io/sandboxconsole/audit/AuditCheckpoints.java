package io.sandboxconsole.audit;

import io.sandboxconsole.audit.ChainRows.StoredStatement;
import io.sandboxconsole.audit.proof.InvalidKey;
import io.sandboxconsole.audit.sink.LineSink;
import io.sandboxconsole.audit.verification.KeyList;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.SelfCheck;
import io.sandboxconsole.diagnosis.Subject;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.leadership.FencingToken;
import io.sandboxconsole.leadership.LeaderLease;
import io.sandboxconsole.leadership.Leadership;
import io.sandboxconsole.leadership.LeadershipLost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Has the trail signed by checkpoints, and hands them to the sink outside of the database. Of several consoles one
/// does. Blocks on the database; safe for use by several threads.
@Component
@EnableConfigurationProperties(AuditProperties.class)
public class AuditCheckpoints implements SelfCheck {

    private static final Logger log = LoggerFactory.getLogger(AuditCheckpoints.class);

    private static final int DELIVERED_AT_ONCE = 500;

    private final ChainRows rows;

    private final StatementWriter statements;

    private final CheckpointWriter writer;

    private final LeaderLease lease;

    private final List<LineSink> sinks;

    private volatile String problem = "";

    @Autowired
    AuditCheckpoints(JdbcOperations jdbc, Leadership leadership, AuditProperties properties, Clock clock) {
        this(jdbc, leadership, properties, clock, sinks(properties.checkpoints()));
    }

    AuditCheckpoints(
            JdbcOperations jdbc, Leadership leadership, AuditProperties properties, Clock clock, List<LineSink> sinks) {
        this.rows = new ChainRows(jdbc);
        this.statements = new StatementWriter(rows, new AuditKeys(properties, () -> isInMemory(jdbc)));
        this.writer = new CheckpointWriter(rows, statements, properties.checkpoints(), clock);
        this.lease = leadership.of("audit");
        this.sinks = List.copyOf(sinks);
    }

    @Override
    public Subject subject() {
        return Subject.AUDIT_TRAIL;
    }

    @Override
    public List<Finding> check() {
        return problem.isEmpty()
                ? List.of()
                : List.of(new Finding(
                        Condition.AUDIT_CHECKPOINTS_WAIT,
                        Message.of("doctor.audit.checkpoints"),
                        Message.of("doctor.audit.checkpoints.then")));
    }

    private static List<LineSink> sinks(AuditProperties.Checkpoints settings) {
        List<LineSink> sinks = new ArrayList<>();
        if (settings.file() != null) {
            sinks.add(LineSink.file(settings.file()));
        }
        if (settings.stdout()) {
            sinks.add(LineSink.standardOutput());
        }
        return sinks;
    }

    private static boolean isInMemory(JdbcOperations jdbc) {
        return Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>) AuditCheckpoints::isInMemory));
    }

    private static boolean isInMemory(Connection connection) throws SQLException {
        return connection.getMetaData().getURL().startsWith("jdbc:h2:mem:");
    }

    /// Signs what is due and delivers what is signed, if this console is the one that does. A lease is renewed as
    /// often.
    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void round() {
        sign(false);
        sortWords();
    }

    /// So often that the list stays short: no append comes to find it full and sort it in while others wait.
    private void sortWords() {
        try {
            if (lease.tryAcquireOrRenew().isPresent()) {
                rows.sortWords();
            }
        } catch (DataAccessException failure) {
            log.debug("The words of new rows of the audit trail wait in a list.", failure);
        }
    }

    /// Signs all rows that are there, so that an export has an attested end, unless another console is the one that
    /// signs.
    public void signAll() {
        sign(true);
    }

    private synchronized void sign(boolean all) {
        try {
            lease.tryAcquireOrRenew().ifPresent(token -> {
                signDue(token, all);
                deliver();
            });
            problem = "";
        } catch (LeadershipLost
                | DataAccessException
                | TransactionException
                | UncheckedIOException
                | InvalidKey failure) {
            report(failure);
        }
    }

    private void signDue(FencingToken token, boolean all) {
        boolean more = true;
        while (more) {
            more = lease.fenced(token, () -> writer.signNext(all));
        }
    }

    /// Returns what signs with the keys of this console.
    StatementWriter statements() {
        return statements;
    }

    /// Returns whether statements are handed to a place outside of the database.
    boolean hasSink() {
        return !sinks.isEmpty();
    }

    /// Without a sink all waits for one.
    private void deliver() {
        if (sinks.isEmpty()) {
            return;
        }
        for (StoredStatement statement : rows.undelivered(DELIVERED_AT_ONCE)) {
            try {
                for (LineSink sink : sinks) {
                    sink.accept(statement.envelope().json());
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            rows.delivered(statement.sequence());
        }
    }

    /// An outage is logged once.
    private void report(RuntimeException failure) {
        String now = String.valueOf(failure.getMessage());
        if (!now.equals(problem)) {
            problem = now;
            log.warn("[{}] The audit trail gets no checkpoints now: {}", Condition.AUDIT_CHECKPOINTS_WAIT, now);
        }
    }

    /// Returns the public keys that have signed so far, in PEM, as the console itself tells them.
    public String publicKeys() {
        return KeyList.FROM_THE_CONSOLE + "\n" + String.join("", rows.keys());
    }
}
