package io.sandboxconsole.audit.verification;

import io.sandboxconsole.audit.export.ExportLine.ExportedRow;
import io.sandboxconsole.audit.export.ExportLine.Header;
import io.sandboxconsole.audit.format.RowHasher;
import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.proof.TrustedKeys;
import io.sandboxconsole.audit.verification.Line.HashedRow;
import java.util.ArrayList;
import java.util.List;

/// Verifies rows and statements that are handed over one by one, as they stand in a complete export. Begins with the
/// stones of what was cut and the first row behind them, or with a signed statement up to which all was verified
/// earlier. Not safe for use by several threads.
public final class TrailVerification {

    private final TrailCheck check;

    private final RowHasher hasher = new RowHasher();

    private final List<Finding> unreadable = new ArrayList<>();

    /// @param header says where the chain ends
    public TrailVerification(Header header, KeyList keys) {
        this.check = new TrailCheck(header, new StatementCheck(new TrustedKeys(keys.keys()), header.trail()));
    }

    /// Begins behind a statement up to which all was verified earlier.
    public void beginBehind(Envelope envelope) {
        check.beginsInTheMiddle();
        check.statement(envelope);
    }

    public void row(ExportedRow row) {
        check.row(new HashedRow(row, hasher.hash(row.row())));
    }

    public void statement(Envelope envelope) {
        check.statement(envelope);
    }

    /// Notes a row that cannot be read.
    public void unreadable(long number, String why) {
        unreadable.add(Finding.at(Attack.UNREADABLE, number, why));
    }

    /// Ends the trail; returns all that was found, by place.
    public List<Finding> end() {
        List<Finding> findings = new ArrayList<>(check.end());
        findings.addAll(unreadable);
        findings.sort(Finding.BY_PLACE);
        return findings;
    }
}
