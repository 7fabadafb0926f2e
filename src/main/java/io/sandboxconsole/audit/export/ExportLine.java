package io.sandboxconsole.audit.export;

import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Row;
import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.proof.InclusionProof;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line of an export.
public sealed interface ExportLine {

    /// The first line.
    ///
    /// @param complete whether all rows follow, in order; otherwise each brings its own proof
    /// @param head the number of the last row at the time of the export
    /// @param headHash the hash of the chain there; absent if there is no chain yet
    /// @param keys the console's public keys in PEM, which prove nothing by themselves
    record Header(
            UUID trail,
            boolean complete,
            long head,
            @Nullable Bytes headHash,
            Instant created,
            List<String> keys) implements ExportLine {

        public Header {
            keys = List.copyOf(keys);
        }
    }

    /// A row of the trail, with the hashes that the console stored with it.
    ///
    /// @param rowHash its own hash; absent in rows from before the chain
    /// @param hash the hash of the chain at it; absent in rows from before the chain
    record ExportedRow(
            Row row,
            @Nullable Bytes rowHash,
            @Nullable Bytes hash,
            @Nullable Proof proof) implements ExportLine {}

    /// Where a row stands among those of a checkpoint.
    ///
    /// @param sequence the checkpoint, which stands in an earlier line
    record Proof(long sequence, InclusionProof inclusion) {}

    /// A signed statement.
    record SignedStatement(Envelope envelope) implements ExportLine {}
}
