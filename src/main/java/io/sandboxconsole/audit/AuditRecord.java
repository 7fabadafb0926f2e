package io.sandboxconsole.audit;

import io.sandboxconsole.audit.format.Bytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of the trail with its place and hashes, for files.
///
/// @param chained when it was appended; absent in rows from before the chain, like the hashes
public record AuditRecord(
        AuditRow row,
        @Nullable Instant chained,
        @Nullable Bytes rowHash,
        @Nullable Bytes hash) {

    static AuditRecord of(ChainedRow row) {
        return new AuditRecord(
                new AuditRow(
                        row.row().number(), EventRow.event(row.row()), row.row().redactedParts()),
                row.row().chained(),
                RowProofs.known(row.rowHash()),
                RowProofs.known(row.hash()));
    }
}
