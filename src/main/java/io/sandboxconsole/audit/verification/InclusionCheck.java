package io.sandboxconsole.audit.verification;

import io.sandboxconsole.audit.export.ExportLine.Proof;
import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.verification.Line.HashedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks a filtered export, in which each row brings its own proof.
final class InclusionCheck implements LineCheck {

    private final StatementCheck statements;

    private final List<Finding> findings = new ArrayList<>();

    private long first;

    private long last;

    private long rows;

    private long unproved;

    private long redacted;

    InclusionCheck(StatementCheck statements) {
        this.statements = statements;
    }

    @Override
    public void statement(Envelope envelope) {
        statements.check(envelope, false);
    }

    @Override
    public void row(HashedRow row) {
        rows++;
        redacted += row.exported().row().redactedParts().isEmpty() ? 0 : 1;
        first = first == 0 ? row.number() : Math.min(first, row.number());
        last = Math.max(last, row.number());
        Proof proof = row.exported().proof();
        if (proof == null) {
            unproved++;
        } else if (!proves(proof, row.number(), row.computed())) {
            findings.add(Finding.at(Attack.EDIT, row.number(), "Its proof does not lead to a signed checkpoint."));
        }
    }

    private boolean proves(Proof proof, long number, Bytes hash) {
        KnownStatement known = statements.known().get(proof.sequence());
        if (known == null) {
            return false;
        }
        Statement statement = known.statement();
        return proof.inclusion().size() == statement.count()
                && number == statement.first() + proof.inclusion().index()
                && proof.inclusion().root(hash).equals(Optional.of(statement.root()));
    }

    List<Finding> end() {
        findings.addAll(statements.findings());
        return findings;
    }

    long first() {
        return first;
    }

    @Override
    public long last() {
        return last;
    }

    long rows() {
        return rows;
    }

    /// Returns how many rows have redacted parts.
    long redacted() {
        return redacted;
    }

    long unproved() {
        return unproved;
    }
}
