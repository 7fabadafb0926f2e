package io.sandboxconsole.audit;

import io.sandboxconsole.audit.format.Part;
import io.sandboxconsole.audit.format.RedactionAct;
import io.sandboxconsole.audit.format.Row;
import io.sandboxconsole.audit.format.Seal;
import java.util.HashSet;
import java.util.Set;

/// Sees to it that an export is one state of the trail, although it is read page by page: what is cut or redacted
/// meanwhile would look like an attack, because the row that says so comes behind the end of the export.
final class ExportConsistency {

    private final ChainRows rows;

    private final CutRows cuts;

    private final ChainRows.End end;

    private final Set<Long> redacted = new HashSet<>();

    private boolean gap;

    private long latest = -1;

    ExportConsistency(ChainRows rows, CutRows cuts, ChainRows.End end) {
        this.rows = rows;
        this.cuts = cuts;
        this.end = end;
    }

    void passed(Row row) {
        gap |= latest >= 0 && row.chained() != null && row.number() != latest + 1;
        latest = row.number();
        if (row.seal(Part.PERSON) instanceof Seal.Redacted || row.seal(Part.CONTENT) instanceof Seal.Redacted) {
            redacted.add(row.number());
        }
        RedactionAct.of(row).ifPresent(act -> redacted.remove(act.row()));
    }

    /// @throws IllegalStateException if the trail was changed by its own console meanwhile
    void check() {
        boolean cut = gap
                && cuts.latest()
                        .filter(last -> last.sequence() > end.sequence())
                        .isPresent();
        if (cut || (!redacted.isEmpty() && rows.areRedactedBehind(end.row(), redacted))) {
            throw new IllegalStateException("Rows were cut or redacted while they were exported.");
        }
    }
}
