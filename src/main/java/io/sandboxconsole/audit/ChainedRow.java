package io.sandboxconsole.audit;

import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Row;

/// A row with its own hash and that of the chain at it; rows from before the chain have none.
public record ChainedRow(Row row, Bytes rowHash, Bytes hash) {

    /// What stands for a hash that is not there.
    static final Bytes NONE = Bytes.zeros(0);
}
