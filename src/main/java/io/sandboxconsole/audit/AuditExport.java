package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.audit.ChainRows.ChainHead;
import io.sandboxconsole.audit.ChainRows.End;
import io.sandboxconsole.audit.ChainRows.StoredStatement;
import io.sandboxconsole.audit.CutRows.Cut;
import io.sandboxconsole.audit.export.ExportLine.ExportedRow;
import io.sandboxconsole.audit.export.ExportLine.Header;
import io.sandboxconsole.audit.export.ExportLine.SignedStatement;
import io.sandboxconsole.audit.export.ExportWriter;
import io.sandboxconsole.i18n.Message;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;

/// Streams rows of the trail with the material that proves them, for the offline verifier. The caller records the
/// export. Holds no transaction and few rows at a time; blocks on the database.
@Repository
public class AuditExport {

    private static final int PAGE = 1_000;

    private final ChainRows rows;

    private final CutRows cuts;

    private final AuditTrail trail;

    private final Clock clock;

    AuditExport(JdbcOperations jdbc, AuditTrail trail, Clock clock) {
        this.rows = new ChainRows(jdbc);
        this.cuts = new CutRows(jdbc);
        this.trail = trail;
        this.clock = clock;
    }

    /// Returns an export without a console around it.
    public static AuditExport of(JdbcOperations jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new AuditExport(jdbc, new AuditTrail(jdbc, transactions, clock), clock);
    }

    /// The trail at one moment.
    public static final class Moment {

        private final End end;

        private final Instant time;

        private Moment(End end, Instant time) {
            this.end = end;
            this.time = time;
        }

        /// Returns the number of the last row, 0 if there is none.
        public long lastRow() {
            return end.row();
        }
    }

    /// Returns the trail as it is now, for an export of it that others append to meanwhile.
    ///
    /// @throws AuditUnavailable if the database does not answer
    public Moment now() {
        try {
            return new Moment(rows.end(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        } catch (DataAccessException failure) {
            throw new AuditUnavailable(Message.of("problem.audit.read"), failure);
        }
    }

    /// Writes the whole trail as it was at `moment`, behind the stones of what was cut from it. `output` stays open.
    ///
    /// @throws AuditUnavailable if the database does not answer, or rows are cut or redacted meanwhile
    public void writeAll(Moment moment, OutputStream output) {
        try (var writer = new ExportWriter(output)) {
            End end = moment.end;
            long last = end.row();
            List<Cut> cut = cuts.upTo(end.sequence());
            writer.write(header(rows, end.head().orElse(null), true, moment.time));
            for (Cut earlier : cut) {
                rows.statements(earlier.sequence() - 1, 1)
                        .forEach(stone -> writer.write(new SignedStatement(stone.envelope())));
            }
            var statements =
                    new Statements(writer, cut.isEmpty() ? 0 : cut.getLast().base(), end.sequence());
            long begin = cut.isEmpty() ? Long.MIN_VALUE : cut.getLast().rows().last();
            var consistency = new ExportConsistency(rows, cuts, end);
            List<ChainedRow> page = rows.rows(begin, last, PAGE);
            while (!page.isEmpty()) {
                for (ChainedRow row : page) {
                    statements.writeBefore(row.row().number());
                    writer.write(new ExportedRow(
                            row.row(), RowProofs.known(row.rowHash()), RowProofs.known(row.hash()), null));
                    consistency.passed(row.row());
                }
                page = rows.rows(page.getLast().row().number(), last, PAGE);
            }
            statements.writeBefore(Long.MAX_VALUE);
            consistency.check();
        } catch (DataAccessException | IllegalStateException failure) {
            throw new AuditUnavailable(Message.of("problem.audit.read"), failure);
        }
    }

    /// Writes the rows that match `query` and are visible, each with its own proof: newest first, or as the query
    /// says. Its limit is that of a page and plays no part. `output` stays open.
    ///
    /// @throws AuditUnavailable if the database does not answer
    public void write(Visible visible, AuditQuery query, OutputStream output) {
        try (var writer = new ExportWriter(output)) {
            writer.write(header(rows, false, clock));
            var proofs = new RowProofs(rows, writer);
            forEach(visible, query, proofs::write);
        } catch (DataAccessException failure) {
            throw new AuditUnavailable(Message.of("problem.audit.read"), failure);
        }
    }

    /// Passes the same rows to `sink`, for a file without proofs.
    ///
    /// @throws AuditUnavailable if the database does not answer
    public void read(Visible visible, AuditQuery query, Consumer<AuditRecord> sink) {
        try {
            forEach(visible, query, row -> sink.accept(AuditRecord.of(row)));
        } catch (DataAccessException failure) {
            throw new AuditUnavailable(Message.of("problem.audit.read"), failure);
        }
    }

    private void forEach(Visible visible, AuditQuery query, Consumer<ChainedRow> sink) {
        AuditQuery next = query.paged();
        List<ChainedRow> page = trail.chained(visible, next);
        while (!page.isEmpty()) {
            page.forEach(sink);
            next = next.behind(page.getLast().row().number());
            page = trail.chained(visible, next);
        }
    }

    static Header header(ChainRows rows, boolean complete, Clock clock) {
        return header(rows, rows.head().orElse(null), complete, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    static Header header(ChainRows rows, @Nullable ChainHead head, boolean complete, Instant time) {
        return new Header(
                head == null ? new UUID(0, 0) : head.trail(),
                complete,
                head == null ? 0 : head.number(),
                head == null ? null : head.hash(),
                time,
                rows.keys());
    }

    /// Writes the signed statements, each behind the last row that it states.
    private final class Statements {

        private final ExportWriter writer;

        private final long lastSequence;

        private List<StoredStatement> waiting;

        Statements(ExportWriter writer, long firstSequence, long lastSequence) {
            this.waiting = rows.statements(firstSequence - 1, PAGE);
            this.writer = writer;
            this.lastSequence = lastSequence;
        }

        void writeBefore(long number) {
            while (!waiting.isEmpty()
                    && waiting.getFirst().sequence() <= lastSequence
                    && waiting.getFirst().last() < number) {
                StoredStatement statement = waiting.getFirst();
                if (statement.signed()) {
                    writer.write(new SignedStatement(statement.envelope()));
                }
                waiting = waiting.size() == 1
                        ? rows.statements(statement.sequence(), PAGE)
                        : waiting.subList(1, waiting.size());
            }
        }
    }
}
