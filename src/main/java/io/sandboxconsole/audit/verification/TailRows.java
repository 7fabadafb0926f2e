package io.sandboxconsole.audit.verification;

import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.proof.MerkleRoot;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.verification.Line.HashedRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rows behind the last statement of an export, about which the sink may know more than the export. Holds at most
/// as many as several checkpoints cover.
final class TailRows {

    private static final int MOST = 100_000;

    private final List<TailRow> rows = new ArrayList<>();

    private record TailRow(
            long number,
            Bytes computed,
            @Nullable Bytes hash,
            @Nullable Instant chained) {}

    void add(HashedRow row) {
        if (rows.size() < MOST) {
            rows.add(new TailRow(
                    row.number(),
                    row.computed(),
                    row.exported().hash(),
                    row.exported().row().chained()));
        }
    }

    void clear() {
        rows.clear();
    }

    /// Returns whether these are the rows that `statement` states.
    boolean agrees(Statement statement) {
        var root = new MerkleRoot();
        @Nullable Bytes hash = null;
        for (TailRow row : rows) {
            if (row.number() >= statement.first() && row.number() <= statement.last()) {
                root.add(row.computed());
                hash = row.hash();
            }
        }
        return root.size() == statement.count()
                && root.hash().equals(statement.root())
                && Objects.equals(hash, statement.head());
    }

    /// Returns whether all rows of these numbers were appended after `time`.
    boolean areLaterThan(Instant time, long first, long last) {
        return rows.stream()
                .filter(row -> row.number() >= first && row.number() <= last)
                .allMatch(row -> row.chained() != null && row.chained().isAfter(time));
    }
}
