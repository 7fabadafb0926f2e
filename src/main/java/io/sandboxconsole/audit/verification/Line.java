package io.sandboxconsole.audit.verification;

import io.sandboxconsole.audit.export.ExportLine;
import io.sandboxconsole.audit.export.ExportLine.ExportedRow;
import io.sandboxconsole.audit.export.ExportReader;
import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.MalformedRow;
import io.sandboxconsole.audit.format.RowHasher;

/// A line as read and hashed, which needs no other line.
sealed interface Line {

    /// A row with the hash that its values have.
    record HashedRow(ExportedRow exported, Bytes computed) implements Line {

        long number() {
            return exported.row().number();
        }

        /// Whether the values are those that were hashed when the row was stored.
        boolean isAsStored() {
            return computed.equals(exported.rowHash());
        }
    }

    /// A header or a statement.
    record Other(ExportLine exported) implements Line {}

    /// No line of an export.
    record Unreadable(String why) implements Line {}

    static Line of(byte[] bytes, int offset, int length, RowHasher hasher) {
        try {
            ExportLine exported = ExportReader.read(bytes, offset, length);
            return exported instanceof ExportedRow row
                    ? new HashedRow(row, hasher.hash(row.row()))
                    : new Other(exported);
        } catch (MalformedRow | ArithmeticException malformed) {
            return new Unreadable(String.valueOf(malformed.getMessage()));
        }
    }
}
