package io.sandboxconsole.audit;

import io.sandboxconsole.audit.ChainRows.StoredStatement;
import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.retention.RowRange;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Stores what was cut from the trail. The caller begins the transactions.
final class CutRows {

    private final JdbcClient jdbc;

    CutRows(JdbcOperations operations) {
        this.jdbc = JdbcClient.create(operations);
    }

    /// A cut.
    ///
    /// @param sequence its stone
    /// @param base the statement at the last row that was cut, with which the trail begins now
    /// @param done whether its rows are removed
    record Cut(long sequence, RowRange rows, long base, Instant at, boolean done) {

        /// Whether more may have waited than one cut takes.
        boolean isFull() {
            return rows.count() >= TrailCut.MOST / 2;
        }
    }

    void insert(Cut cut) {
        jdbc.sql("""
                insert into audit_cut (sequence, first_number, last_number, row_count, base, at, done)
                values (:sequence, :first, :last, :count, :base, :at, false)
                """)
                .param("sequence", cut.sequence())
                .param("first", cut.rows().first())
                .param("last", cut.rows().last())
                .param("count", cut.rows().count())
                .param("base", cut.base())
                .param("at", cut.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Returns all cuts up to the statement `sequence`, the earliest first.
    List<Cut> upTo(long sequence) {
        return jdbc.sql("select * from audit_cut where sequence <= :sequence order by sequence")
                .param("sequence", sequence)
                .query((row, _) -> new Cut(
                        row.getLong("sequence"),
                        new RowRange(row.getLong("first_number"), row.getLong("last_number"), row.getLong("row_count")),
                        row.getLong("base"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("done")))
                .list();
    }

    Optional<Cut> latest() {
        List<Cut> all = upTo(Long.MAX_VALUE);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /// Returns the number of the first row behind row `after`.
    Optional<Long> firstRow(long after) {
        return jdbc.sql("select id from audit_event where id > :after order by id limit 1")
                .param("after", after)
                .query(Long.class)
                .optional();
    }

    /// Returns the number of the first row that is not older than `cutoff`. Reads no further than to there.
    Optional<Long> firstYoung(long after, Instant cutoff) {
        return jdbc.sql("""
                select id from audit_event where id > :after and (at >= :cutoff or chained >= :cutoff)
                order by id limit 1
                """)
                .param("after", after)
                .param("cutoff", cutoff.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    /// Returns the last place of a cut: a signed statement whose rows all come before row `young`, within `most`
    /// rows if there is one.
    Optional<StoredStatement> place(long first, long young, int most) {
        return place("desc", first, Math.min(young, first + most)).or(() -> place("asc", first, young));
    }

    private Optional<StoredStatement> place(String order, long first, long before) {
        return jdbc.sql("""
                select sequence, last_number, envelope, signed from audit_statement
                where last_number >= :first and last_number < :before and signed and kind <> 'cut'
                order by sequence %s limit 1
                """.formatted(order))
                .param("first", first)
                .param("before", before)
                .query((row, _) -> new StoredStatement(
                        row.getLong("sequence"),
                        row.getLong("last_number"),
                        Envelope.of(row.getString("envelope")),
                        row.getBoolean("signed")))
                .optional();
    }

    /// Returns whether the sink lacks a statement up to `sequence`.
    boolean isUndelivered(long sequence) {
        return jdbc.sql("select count(*) from audit_statement where sequence <= :sequence and not delivered")
                        .param("sequence", sequence)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /// Removes the oldest rows up to `last`, at most `limit`, and returns how many there were.
    int removeRows(long last, int limit) {
        return jdbc.sql("""
                delete from audit_event where id in (
                    select id from audit_event where id <= :last order by id limit %d)
                """.formatted(limit)).param("last", last).update();
    }

    /// Removes the statements before `base`, but no stone of a cut, at most `limit`.
    int removeStatements(long base, int limit) {
        return jdbc.sql("""
                delete from audit_statement where sequence in (
                    select sequence from audit_statement where sequence < :base and kind <> 'cut'
                    order by sequence limit %d)
                """.formatted(limit)).param("base", base).update();
    }

    void done(long sequence) {
        jdbc.sql("update audit_cut set done = true where sequence = :sequence")
                .param("sequence", sequence)
                .update();
    }
}
