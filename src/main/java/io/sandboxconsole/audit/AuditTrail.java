package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.i18n.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Stores [AuditEvent]s, append-only. Blocks on the database; safe for use by several threads.
@Repository
public class AuditTrail {

    private final JdbcClient jdbc;

    private final TransactionTemplate transaction;

    AuditTrail(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Appends rows in one transaction: all of them are kept, or none.
    ///
    /// @throws AuditUnavailable if they could not be kept
    public void append(List<AuditEvent> events) {
        insert(AuditInsert.ALWAYS, events);
    }

    /// Like [#append], but skips rows that exist already: for rows whose first write seemed to fail, because a
    /// connection can break after the commit.
    ///
    /// @throws AuditUnavailable if they could not be kept
    public void appendMissing(List<AuditEvent> events) {
        insert(AuditInsert.UNLESS_THERE, events);
    }

    /// Returns the visible rows that match `query`, newest first.
    ///
    /// @throws AuditUnavailable if the database does not answer
    public List<AuditRow> read(Visible visible, AuditQuery query) {
        if (visible.nothing()) {
            return List.of();
        }
        return read(AuditStatement.of(visible, query));
    }

    /// Returns the outcomes of the attempts `operations` among the visible rows, newest first.
    ///
    /// @throws AuditUnavailable if the database does not answer
    public List<AuditRow> outcomes(Visible visible, Set<UUID> operations) {
        if (visible.nothing() || operations.isEmpty()) {
            return List.of();
        }
        return read(AuditStatement.outcomes(visible, operations));
    }

    /// Returns the visible rows of the attempt or event `operation`, newest first.
    ///
    /// @throws AuditUnavailable if the database does not answer
    public List<AuditRow> attempt(Visible visible, UUID operation) {
        return visible.nothing() ? List.of() : read(AuditStatement.attempt(visible, operation));
    }

    /// Counts the entries per actor and action among the newest visible rows that match `query`, at most
    /// [AuditTally#MOST] of them. The limit plays no part.
    ///
    /// @throws AuditUnavailable if the database does not answer
    public List<AuditTally> tally(Visible visible, AuditQuery query) {
        if (visible.nothing()) {
            return List.of();
        }
        var statement = AuditStatement.tallying(visible, query, AuditTally.MOST);
        try {
            return jdbc.sql(statement.sql())
                    .params(statement.parameters())
                    .query((row, _) -> new AuditTally(
                            row.getString("action"),
                            row.getString("actor_id"),
                            row.getString("actor_name"),
                            row.getString("actor_kind"),
                            row.getInt("times"),
                            row.getLong("newest")))
                    .list();
        } catch (DataAccessException failure) {
            throw new AuditUnavailable(Message.of("problem.audit.read"), failure);
        }
    }

    private List<AuditRow> read(AuditStatement statement) {
        try {
            return jdbc.sql(statement.sql())
                    .params(statement.parameters())
                    .query((row, _) -> toRow(row))
                    .list();
        } catch (DataAccessException failure) {
            throw new AuditUnavailable(Message.of("problem.audit.read"), failure);
        }
    }

    /// Counts the visible rows that match `query` per quarter of an hour, keyed by its beginning. The limit plays no
    /// part.
    ///
    /// @throws AuditUnavailable if the database does not answer
    public Map<Instant, Integer> count(Visible visible, AuditQuery query) {
        if (visible.nothing()) {
            return Map.of();
        }
        var statement = AuditStatement.counting(visible, query);
        Map<Instant, Integer> counts = new HashMap<>();
        try {
            jdbc.sql(statement.sql()).params(statement.parameters()).query(row -> {
                counts.put(Instant.ofEpochSecond(row.getLong("quarter") * 900), row.getInt("times"));
            });
        } catch (DataAccessException failure) {
            throw new AuditUnavailable(Message.of("problem.audit.read"), failure);
        }
        return counts;
    }

    private void insert(String sql, List<AuditEvent> events) {
        try {
            transaction.executeWithoutResult(_ -> events.forEach(
                    event -> jdbc.sql(sql).params(AuditInsert.parameters(event)).update()));
        } catch (DataAccessException | TransactionException failure) {
            throw new AuditUnavailable(Message.of("problem.audit.write"), failure);
        }
    }

    private static AuditRow toRow(ResultSet row) throws SQLException {
        var who = new Who(
                row.getString("actor_id"),
                row.getString("actor_name"),
                row.getString("actor_kind"),
                row.getString("door"),
                row.getString("address"));
        var what = new What(
                row.getString("connection"),
                row.getString("sandbox"),
                row.getString("sandbox_name"),
                row.getString("team"),
                row.getString("owner"));
        return new AuditRow(
                row.getLong("id"),
                new AuditEvent(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("operation", UUID.class),
                        Phase.valueOf(row.getString("phase")),
                        who,
                        row.getString("action"),
                        what,
                        toEnding(row)));
    }

    private static @Nullable Ending toEnding(ResultSet row) throws SQLException {
        @Nullable String result = row.getString("result");
        return result == null
                ? null
                : new Ending(
                        Result.valueOf(result),
                        row.getString("code"),
                        row.getString("detail"),
                        row.getString("engine_request"));
    }
}
