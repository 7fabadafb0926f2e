package io.sandboxconsole.audit;

import io.sandboxconsole.audit.ChainRows.StoredStatement;
import io.sandboxconsole.audit.export.ExportLine.ExportedRow;
import io.sandboxconsole.audit.export.ExportLine.Proof;
import io.sandboxconsole.audit.export.ExportLine.SignedStatement;
import io.sandboxconsole.audit.export.ExportWriter;
import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.proof.MerkleTree;
import io.sandboxconsole.audit.proof.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes rows, each with the proof that it is in a checkpoint, and each checkpoint before its first row. Keeps the
/// checkpoint of the latest row, because neighbours share it.
final class RowProofs {

    private final ChainRows rows;

    private final ExportWriter writer;

    private @Nullable StoredStatement written;

    private @Nullable Statement statement;

    private MerkleTree tree = new MerkleTree(List.of());

    RowProofs(ChainRows rows, ExportWriter writer) {
        this.rows = rows;
        this.writer = writer;
    }

    /// Writes `row`, and returns the checkpoint that covers it, if there is one.
    @Nullable
    Statement write(ChainedRow row) {
        Proof proof = proof(row.row().number());
        writer.write(new ExportedRow(row.row(), known(row.rowHash()), known(row.hash()), proof));
        return proof == null ? null : statement;
    }

    static @Nullable Bytes known(Bytes hash) {
        return hash.equals(ChainedRow.NONE) ? null : hash;
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
