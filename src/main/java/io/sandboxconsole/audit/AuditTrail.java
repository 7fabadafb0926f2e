package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.audit.AuditStatement.Hints;
import io.sandboxconsole.audit.format.Field;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.i18n.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;

/// Stores [AuditEvent]s, append-only and as a chain. Blocks on the database; safe for use by several threads.
@Repository
public class AuditTrail {

    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);

    /// How long rows of work in the background are held back for others to share a transaction with.
    private static final Duration PATIENCE = Duration.ofMillis(10);

    private static final ScopedValue<Boolean> PATIENT = ScopedValue.newInstance();

    private final JdbcClient jdbc;

    private final ChainRows rows;

    private final ChainWriter chain;

    private final TimeBounds times;

    AuditTrail(JdbcOperations jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.rows = new ChainRows(jdbc);
        this.chain = new ChainWriter(rows, transactions, clock);
        this.times = new TimeBounds(this.jdbc, clock);
    }

    /// Runs `work` in the background: its rows may be held back for some milliseconds, so that more of them share a
    /// transaction. They outlive a killed console all the same when their append returns.
    public static <T> T patiently(Supplier<T> work) {
        return ScopedValue.where(PATIENT, true).call(work::get);
    }

    static Duration patience() {
        return PATIENT.orElse(false) ? PATIENCE : Duration.ZERO;
    }

    /// Appends rows in one transaction: all of them are kept, or none. It is a transaction of its own, which other
    /// callers may share, and it outlives a killed console when this returns.
    ///
    /// @return the places of the rows, in order
    /// @throws AuditUnavailable if they could not be kept
    public List<AuditPlace> append(List<AuditEvent> events) {
        return append(new ChainAppend(events, false));
    }

    /// Like [#append], but skips rows that exist already: for rows whose first write seemed to fail, because a
    /// connection can break after the commit.
    ///
    /// @return the places of the rows that were missing, in order
    /// @throws AuditUnavailable if they could not be kept
    public List<AuditPlace> appendMissing(List<AuditEvent> events) {
        return append(new ChainAppend(events, true));
    }

    private List<AuditPlace> append(ChainAppend append) {
        try {
            List<AuditPlace> places = chain.append(append);
            append.rows.forEach(row -> times.appended((Instant) Objects.requireNonNull(row.get(Field.AT))));
            return places;
        } catch (DataAccessException | TransactionException failure) {
            throw new AuditUnavailable(Message.of("problem.audit.write"), failure);
        }
    }

    /// Begins the chain behind the rows of earlier versions. While the database does not answer, that is left to the
    /// first row.
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        try {
            chain.begin();
        } catch (DataAccessException | TransactionException failure) {
            log.warn(
                    "[{}] The chain over the audit trail begins with the next row: the database does not answer.",
                    Condition.DATABASE_UNREACHABLE);
        }
    }

    /// Returns the visible rows that match `query`, newest first.
    ///
    /// @throws AuditUnavailable if the database does not answer
    public List<AuditRow> read(Visible visible, AuditQuery query) {
        if (visible.nothing()) {
            return List.of();
        }
        return read(() -> AuditStatement.of(visible, query, hints(query.criteria())));
    }

    /// Returns the same rows with their hashes.
    List<ChainedRow> chained(Visible visible, AuditQuery query) {
        if (visible.nothing()) {
            return List.of();
        }
        var statement = AuditStatement.of(visible, query, hints(query.criteria()));
        return jdbc.sql(statement.sql())
                .params(statement.parameters())
                .query((row, _) -> RowColumns.chained(row))
                .list();
    }

    /// Returns the outcomes of the attempts `operations` among the visible rows, newest first.
    ///
    /// @throws AuditUnavailable if the database does not answer
    public List<AuditRow> outcomes(Visible visible, Set<UUID> operations) {
        if (visible.nothing() || operations.isEmpty()) {
            return List.of();
        }
        return read(() -> AuditStatement.outcomes(visible, operations));
    }

    /// Returns the visible rows of the attempt or event `operation`, newest first.
    ///
    /// @throws AuditUnavailable if the database does not answer
    public List<AuditRow> attempt(Visible visible, UUID operation) {
        return visible.nothing() ? List.of() : read(() -> AuditStatement.attempt(visible, operation));
    }

    /// Returns the rows of the attempt or event `operation` with their hashes.
    List<ChainedRow> chained(Visible visible, UUID operation) {
        if (visible.nothing()) {
            return List.of();
        }
        var statement = AuditStatement.attempt(visible, operation);
        return jdbc.sql(statement.sql())
                .params(statement.parameters())
                .query((row, _) -> RowColumns.chained(row))
                .list();
    }

    /// Returns whether a text is searched row by row, so that a search needs a range of time.
    public boolean searchesRowByRow() {
        return answered(() -> !rows.isPostgres());
    }

    /// Counts the visible entries that match, and stops at `most`. An attempt is one entry.
    ///
    /// @throws AuditUnavailable if the database does not answer
    public int countUpTo(Visible visible, AuditCriteria criteria, int most) {
        return visible.nothing()
                ? 0
                : answered(() -> number(AuditStatement.countingUpTo(visible, criteria, most, hints(criteria)))
                        .intValue());
    }

    /// Counts the visible rows that match, up to row `last`.
    ///
    /// @throws AuditUnavailable if the database does not answer
    public long countRows(Visible visible, AuditCriteria criteria, long last) {
        return visible.nothing()
                ? 0
                : answered(() -> number(AuditStatement.countingRows(visible, criteria, last, hints(criteria))));
    }

    private Long number(AuditStatement statement) {
        return jdbc.sql(statement.sql())
                .params(statement.parameters())
                .query(Long.class)
                .single();
    }

    /// Counts the values of `field` among the newest visible entries that match, at most [AuditFacet#MOST] of them.
    ///
    /// @throws AuditUnavailable if the database does not answer
    public AuditFacet facet(Visible visible, AuditCriteria criteria, AuditField field) {
        if (visible.nothing()) {
            return new AuditFacet(List.of(), false);
        }
        return answered(() -> {
            var statement = AuditStatement.facet(visible, criteria, field, AuditFacet.MOST, hints(criteria));
            return AuditFacet.of(jdbc.sql(statement.sql())
                    .params(statement.parameters())
                    .query((row, _) -> new AuditFacet.Tally(
                            row.getString("field_value"),
                            row.getString("label"),
                            row.getInt("times"),
                            row.getLong("newest")))
                    .list());
        });
    }

    private Hints hints(AuditCriteria criteria) {
        boolean indexed = rows.isPostgres();
        return new Hints(
                indexed,
                times.after(criteria.from()),
                indexed ? times.upTo(criteria.from(), criteria.to()) : Long.MAX_VALUE);
    }

    private List<AuditRow> read(Supplier<AuditStatement> statement) {
        return answered(() -> {
            AuditStatement sql = statement.get();
            return jdbc.sql(sql.sql())
                    .params(sql.parameters())
                    .query((row, _) -> toRow(row))
                    .list();
        });
    }

    private static <T> T answered(Supplier<T> read) {
        try {
            return read.get();
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
        return answered(() -> {
            var statement = AuditStatement.counting(visible, query.criteria(), hints(query.criteria()));
            Map<Instant, Integer> counts = new HashMap<>();
            jdbc.sql(statement.sql()).params(statement.parameters()).query(row -> {
                counts.put(Instant.ofEpochSecond(row.getLong("quarter") * 900), row.getInt("times"));
            });
            return counts;
        });
    }

    private static AuditRow toRow(ResultSet columns) throws SQLException {
        var row = RowColumns.row(columns);
        return new AuditRow(row.number(), EventRow.event(row), row.redactedParts());
    }
}
