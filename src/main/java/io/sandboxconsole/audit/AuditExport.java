package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.audit.ChainRows.End;
import io.sandboxconsole.audit.ChainRows.StoredStatement;
import io.sandboxconsole.audit.CutRows.Cut;
import io.sandboxconsole.audit.export.ExportLine;
import io.sandboxconsole.audit.export.ExportLine.ExportedRow;
import io.sandboxconsole.audit.export.ExportLine.Header;
import io.sandboxconsole.audit.export.ExportLine.Proof;
import io.sandboxconsole.audit.export.ExportLine.SignedStatement;
import io.sandboxconsole.audit.export.ExportWriter;
import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.proof.MerkleTree;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.i18n.Message;
import java.io.OutputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

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

    /// Writes the whole trail as it is now, behind the stones of what was cut from it. `output` stays open.
    ///
    /// @throws AuditUnavailable if the database does not answer, or rows are cut or redacted meanwhile
    public void writeAll(OutputStream output) {
        try (var writer = new ExportWriter(output)) {
            End end = rows.end();
            long last = end.row();
            List<Cut> cut = cuts.upTo(end.sequence());
            writer.write(header(end.head().orElse(null), true));
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
                    writer.write(exported(row, null));
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
            writer.write(header(rows.head().orElse(null), false));
            var proofs = new Proofs(writer);
            List<ChainedRow> page = trail.chained(visible, query);
            while (!page.isEmpty()) {
                page.forEach(proofs::write);
                page = trail.chained(visible, query.behind(page.getLast().row().number()));
            }
        } catch (DataAccessException failure) {
            throw new AuditUnavailable(Message.of("problem.audit.read"), failure);
        }
    }

    private Header header(@Nullable ChainHead head, boolean complete) {
        return new Header(
                head == null ? new UUID(0, 0) : head.trail(),
                complete,
                head == null ? 0 : head.number(),
                head == null ? null : head.hash(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                rows.keys());
    }

    private static ExportLine exported(ChainedRow row, @Nullable Proof proof) {
        return new ExportedRow(row.row(), known(row.rowHash()), known(row.hash()), proof);
    }

    private static @Nullable Bytes known(Bytes hash) {
        return hash.equals(ChainedRow.NONE) ? null : hash;
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

    /// Writes rows with proofs. Keeps the checkpoint of the latest row, because neighbours share it.
    private final class Proofs {

        private final ExportWriter writer;

        private @Nullable StoredStatement written;

        private @Nullable Statement statement;

        private MerkleTree tree = new MerkleTree(List.of());

        Proofs(ExportWriter writer) {
            this.writer = writer;
        }

        void write(ChainedRow row) {
            writer.write(exported(row, proof(row.row().number())));
        }

        /// Returns no proof for a row that no checkpoint covers yet, and for one from before the chain.
        private @Nullable Proof proof(long number) {
            if (statement == null || number < statement.first() || number > statement.last()) {
                move(number);
            }
            Statement covering = statement;
            if (covering == null || number < covering.first()) {
                return null;
            }
            int index = (int) (number - covering.first());
            return index < tree.leaves().size() ? new Proof(covering.sequence(), tree.proof(index)) : null;
        }

        private void move(long number) {
            written = rows.covering(number).filter(StoredStatement::signed).orElse(null);
            statement = written == null ? null : Statement.of(written.envelope());
            if (written != null && statement != null && number >= statement.first()) {
                writer.write(new SignedStatement(written.envelope()));
                tree = new MerkleTree(rows.rowHashes(statement.first(), statement.last()));
            }
        }
    }
}
