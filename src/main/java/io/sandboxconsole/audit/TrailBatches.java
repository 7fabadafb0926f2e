package io.sandboxconsole.audit;

import io.sandboxconsole.audit.ChainRows.End;
import io.sandboxconsole.audit.ChainRows.StoredStatement;
import io.sandboxconsole.audit.CutRows.Cut;
import io.sandboxconsole.audit.IntegrityReport.Progress;
import io.sandboxconsole.audit.export.ExportLine.ExportedRow;
import io.sandboxconsole.audit.format.MalformedRow;
import io.sandboxconsole.audit.verification.Finding;
import io.sandboxconsole.audit.verification.TrailVerification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One check of the rows in the database, of which few are in memory at a time. Not safe for use by several threads.
final class TrailBatches {

    private static final int BATCH = 1_000;

    private final ChainRows rows;

    private final CutRows cuts;

    private final End end;

    private final TrailVerification verification;

    private List<StoredStatement> waiting = List.of();

    /// @param verification takes what is read, up to `end`
    TrailBatches(ChainRows rows, CutRows cuts, End end, TrailVerification verification) {
        this.rows = rows;
        this.cuts = cuts;
        this.end = end;
        this.verification = verification;
    }

    /// @param start the statement behind which the check begins; empty for the whole trail
    /// @param onProgress is told after each batch
    List<Finding> check(Optional<StoredStatement> start, Consumer<Progress> onProgress) {
        List<Cut> cut = start.isPresent() ? List.of() : cuts.upTo(end.sequence());
        cut.forEach(earlier ->
                rows.statements(earlier.sequence() - 1, 1).forEach(stone -> verification.statement(stone.envelope())));
        long uncut = cut.isEmpty() ? Long.MIN_VALUE : cut.getLast().rows().last();
        long begin = start.map(StoredStatement::last).orElse(uncut);
        start.ifPresent(statement -> verification.beginBehind(statement.envelope()));
        waiting = rows.statements(
                start.map(StoredStatement::sequence)
                        .orElse(cut.isEmpty() ? -1L : cut.getLast().base() - 1),
                BATCH);
        long from = Math.max(0, begin);
        long after = begin;
        List<ChainedRow> batch = read(after);
        while (!batch.isEmpty()) {
            batch.forEach(this::row);
            after = batch.getLast().row().number();
            onProgress.accept(new Progress(after - from, end.row() - from));
            batch = read(after);
        }
        statementsBefore(Long.MAX_VALUE);
        return verification.end();
    }

    /// Where a row of the batch cannot be read, the batch ends before it.
    private List<ChainedRow> read(long after) {
        try {
            return rows.rows(after, end.row(), BATCH);
        } catch (MalformedRow | IllegalArgumentException malformed) {
            return beforeTheUnreadable(after);
        }
    }

    private List<ChainedRow> beforeTheUnreadable(long after) {
        List<ChainedRow> readable = new ArrayList<>();
        long last = after;
        while (true) {
            try {
                List<ChainedRow> next = rows.rows(last, end.row(), 1);
                readable.addAll(next);
                if (next.isEmpty()) {
                    return readable;
                }
                last = next.getFirst().row().number();
            } catch (MalformedRow | IllegalArgumentException malformed) {
                verification.unreadable(last + 1, String.valueOf(malformed.getMessage()));
                return readable;
            }
        }
    }

    private void row(ChainedRow row) {
        statementsBefore(row.row().number());
        try {
            verification.row(
                    new ExportedRow(row.row(), RowProofs.known(row.rowHash()), RowProofs.known(row.hash()), null));
        } catch (MalformedRow | ArithmeticException malformed) {
            verification.unreadable(row.row().number(), String.valueOf(malformed.getMessage()));
        }
    }

    private void statementsBefore(long number) {
        while (!waiting.isEmpty()
                && waiting.getFirst().sequence() <= end.sequence()
                && waiting.getFirst().last() < number) {
            StoredStatement statement = waiting.getFirst();
            if (statement.signed()) {
                verification.statement(statement.envelope());
            }
            waiting = waiting.size() == 1
                    ? rows.statements(statement.sequence(), BATCH)
                    : waiting.subList(1, waiting.size());
        }
    }
}
