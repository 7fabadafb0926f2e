package io.sandboxconsole.audit.verification;

import io.sandboxconsole.audit.export.ExportLine.Header;
import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Sha256;
import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.proof.MerkleRoot;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.proof.Statement.Kind;
import io.sandboxconsole.audit.verification.Line.HashedRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Follows a complete export line by line: each row must be as it was stored, follow the row before, and lead to what
/// the next statement says.
///
/// The links are checked with the hashes that the console stored, and these with the values: so one edited row is one
/// finding, and not one for each row behind it.
final class TrailCheck implements LineCheck {

    private final Header header;

    private final StatementCheck statements;

    private final Sha256 sha256 = new Sha256();

    private final ClockCheck clock = new ClockCheck();

    private final Gaps gaps = new Gaps();

    private final Displacements displacements = new Displacements();

    private final List<Finding> findings = new ArrayList<>();

    private final Redactions redactions = new Redactions();

    private final TailRows tail = new TailRows();

    private final Cuts cuts = new Cuts();

    private final WholeRows whole = new WholeRows();

    private MerkleRoot range = new MerkleRoot();

    /// Whether a finding says already that the rows since the last statement are not those that it will state.
    private boolean rangeDamaged;

    /// The latest checkpoint that was signed of other rows.
    private @Nullable Finding mismatch;

    private boolean begun;

    private boolean inTheMiddle;

    private long first;

    private long expected;

    private @Nullable Bytes previous;

    private long rows;

    TrailCheck(Header header, StatementCheck statements) {
        this.header = header;
        this.statements = statements;
    }

    /// Says nothing about what comes before the first statement.
    void beginsInTheMiddle() {
        inTheMiddle = true;
    }

    /// Begins behind a signed statement, and says nothing about what comes before it.
    void beginBehind(KnownStatement known) {
        inTheMiddle = true;
        begin(known);
    }

    @Override
    public void row(HashedRow row) {
        rows++;
        redactions.add(row.exported().row());
        first = first == 0 ? row.number() : first;
        Instant chained = row.exported().row().chained();
        if (chained == null) {
            unchained(row);
        } else if (row.number() < expected && begun) {
            late(row);
        } else {
            inOrder(row, chained);
        }
    }

    /// Rows from before the chain come before its beginning.
    private void unchained(HashedRow row) {
        if (!begun) {
            if (row.number() < expected) {
                findings.add(Finding.at(Attack.REORDER, row.number(), "It comes after a row with a higher number."));
            }
            range.add(row.computed());
            expected = row.number() + 1;
        } else if (row.number() == expected) {
            findings.add(Finding.at(Attack.EDIT, row.number(), "It says that it is from before the chain."));
            passed(row);
            rangeDamaged = true;
        } else {
            insertedAt(row.number(), "It is not in the chain.");
        }
    }

    /// A row after one with a higher number.
    private void late(HashedRow row) {
        if (!gaps.fill(row.number(), expected - 1)) {
            insertedAt(row.number(), "There is another row with this number.");
        }
        rangeDamaged = true;
        previous = null;
    }

    private void insertedAt(long number, String why) {
        findings.add(Finding.at(Attack.INSERT, number, why));
        rangeDamaged = true;
    }

    private void inOrder(HashedRow row, Instant chained) {
        if (!begun) {
            findings.add(
                    Finding.at(Attack.MISSING_CHECKPOINT, row.number(), "No statement says where the chain begins."));
            begun = true;
            expected = row.number();
            rangeDamaged = true;
        }
        if (row.number() > expected) {
            gaps.open(expected, row.number() - 1);
            rangeDamaged = true;
            previous = null;
        }
        boolean displaced = false;
        if (row.isAsStored()) {
            clock.appended(row.number(), chained, "It");
            checkLink(row);
        } else {
            displaced = displacements.add(row);
            rangeDamaged = true;
        }
        passed(row);
        if (displaced) {
            // The row behind it does not follow it, but the one that was there.
            previous = null;
        }
    }

    private void checkLink(HashedRow row) {
        Bytes hash = row.exported().hash();
        if (previous != null
                && (hash == null || !sha256.link(previous, row.computed()).equals(hash))) {
            // It says more precisely what the checkpoint before it says, too.
            findings.removeIf(finding -> finding.equals(mismatch) && finding.last() == row.number() - 1);
            findings.add(new Finding(
                    Attack.EDIT,
                    Math.max(1, row.number() - 1),
                    row.number(),
                    "The second does not follow the first in the chain: one of them is not what was written."));
            rangeDamaged = true;
        }
    }

    private void passed(HashedRow row) {
        previous = row.exported().hash();
        expected = row.number() + 1;
        range.add(row.computed());
        tail.add(row);
    }

    @Override
    public void statement(Envelope envelope) {
        if (!begun && rows == 0 && cuts.add(envelope)) {
            return;
        }
        boolean isFirst = statements.latest() == null;
        statements.check(envelope, true).ifPresentOrElse(known -> take(known, isFirst), this::nextRange);
    }

    private void take(KnownStatement known, boolean isFirst) {
        Kind kind = known.statement().kind();
        if (kind == Kind.BEFORE_THE_CHAIN) {
            stone(known);
        } else if (kind == Kind.CUT) {
            cuts.inPlace(known.statement());
        } else if (isFirst && !begun) {
            if (range.size() > 0) {
                findings.add(new Finding(
                        Attack.INSERT,
                        first,
                        last(),
                        "Nothing states these rows, which come before the first checkpoint."));
            }
            cuts.beginsBehind(known);
            begin(known);
        } else if (kind == Kind.FROM_HERE_AGAIN) {
            again(known);
        } else {
            checkpoint(known);
        }
    }

    private void stone(KnownStatement known) {
        Statement stone = known.statement();
        if (begun) {
            return;
        }
        if (rows == 0 && cuts.any()) {
            cuts.beginsBehind(known);
            begin(known);
            return;
        }
        if (range.hash().equals(stone.root())) {
            whole.add(stone.first(), stone.last());
        }
        if (!range.hash().equals(stone.root())) {
            Attack attack = Long.compare(range.size(), stone.count()) < 0
                    ? Attack.DELETE
                    : range.size() > stone.count() ? Attack.INSERT : Attack.EDIT;
            findings.add(new Finding(
                    attack,
                    stone.first(),
                    Math.max(stone.first(), stone.last()),
                    "Before the chain there were %d rows, and not these %d.".formatted(stone.count(), range.size())));
        }
        begin(known);
    }

    private void begin(KnownStatement known) {
        begun = true;
        expected = known.last() + 1;
        previous = known.chain();
        long place = Math.max(1, known.last());
        if (known.statement().kind() == Kind.BEFORE_THE_CHAIN) {
            clock.appended(place, known.statement().time(), "The beginning of the chain");
        } else {
            clock.stated(place, known.statement().time(), "The checkpoint at which it was cut");
        }
        nextRange();
    }

    /// Behind a break that the console itself admits. What comes behind it is verified again.
    private void again(KnownStatement known) {
        Statement stone = known.statement();
        clock.appended(Math.max(1, known.last()), stone.time(), "The stone behind it");
        var note = stone.note();
        findings.add(new Finding(
                Attack.BREAK,
                stone.first(),
                Math.max(stone.first(), stone.last()),
                "Nothing proves these rows. On %s %s had the chain go on behind them: %s"
                        .formatted(
                                stone.time(),
                                note == null ? "nobody" : "“" + note.by() + "”",
                                note == null ? "" : note.reason())));
        if (range.size() != stone.count() || !range.hash().equals(stone.root())) {
            findings.add(new Finding(
                    Attack.EDIT,
                    stone.first(),
                    Math.max(stone.first(), stone.last()),
                    "They are not the %d rows that stood here then.".formatted(stone.count())));
        }
        if (expected <= stone.last()) {
            gaps.open(expected, stone.last());
        }
        expected = stone.last() + 1;
        previous = known.chain();
        nextRange();
    }

    private void checkpoint(KnownStatement known) {
        Statement statement = known.statement();
        if (range.size() == statement.count() && range.hash().equals(statement.root())) {
            whole.add(statement.first(), statement.last());
        }
        boolean here = expected == known.last() + 1;
        clock.stated(Math.max(1, known.last()), statement.time(), "The checkpoint behind it");
        if (!rangeDamaged && here && !agrees(statement)) {
            mismatch = new Finding(
                    Attack.EDIT,
                    statement.first(),
                    statement.last(),
                    "They fit together, but are not the rows of which checkpoint %d was signed."
                            .formatted(statement.sequence()));
            findings.add(mismatch);
        }
        if (!here && expected > known.last() + 1 && !rangeDamaged) {
            findings.add(new Finding(
                    Attack.MISSING_CHECKPOINT,
                    statement.first(),
                    statement.last(),
                    "Checkpoint %d does not stand behind its last row.".formatted(statement.sequence())));
        }
        if (here) {
            nextRange();
        } else {
            rangeDamaged = true;
        }
    }

    /// A chain that has left the signed one before is a consequence, which the rows of this range are not.
    private boolean agrees(Statement statement) {
        boolean sameRows = range.hash().equals(statement.root()) && range.size() == statement.count();
        return sameRows && (Objects.equals(previous, statement.head()) || !findings.isEmpty());
    }

    private void nextRange() {
        range = new MerkleRoot();
        tail.clear();
        rangeDamaged = false;
    }

    /// Ends the export; returns all that was found.
    List<Finding> end() {
        if (!inTheMiddle) {
            findings.addAll(cuts.findings(statements, first));
        }
        findings.addAll(statements.findings());
        findings.addAll(displacements.findings());
        findings.addAll(gaps.findings());
        findings.addAll(redactions.findings());
        checkEnd();
        findings.addAll(clock.findings());
        findings.removeIf(finding -> finding.attack() == Attack.EDIT && isInserted(finding));
        return findings;
    }

    private boolean isInserted(Finding edit) {
        return findings.stream()
                .anyMatch(
                        finding -> finding.attack() == Attack.INSERT && edit.isWithin(finding.first(), finding.last()));
    }

    private void checkEnd() {
        long stated = statements.known().values().stream()
                .mapToLong(KnownStatement::last)
                .max()
                .orElse(0);
        long told = Math.max(stated, header.head());
        if (told > lastKnown()) {
            findings.add(new Finding(
                    Attack.CUT_TAIL,
                    last() + 1,
                    told,
                    stated > lastKnown()
                            ? "A checkpoint was signed up to row %d.".formatted(stated)
                            : "The chain ended at row %d.".formatted(header.head())));
        } else if (header.head() < lastKnown() && begun) {
            findings.add(new Finding(
                    Attack.INSERT, header.head() + 1, last(), "The chain ended at row %d.".formatted(header.head())));
        } else if (findings.isEmpty()
                && begun
                && header.headHash() != null
                && !header.headHash().equals(previous)) {
            findings.add(Finding.at(Attack.EDIT, last(), "The chain does not end with its hash."));
        }
    }

    long first() {
        return first;
    }

    /// Returns the number of the last row, 0 if there is none.
    @Override
    public long last() {
        return Math.max(0, expected - 1);
    }

    long rows() {
        return rows;
    }

    /// Returns what signed stones say of rows that were cut off.
    List<CutOff> cut() {
        return cuts.signed();
    }

    /// Returns the rows that are as a signed statement says.
    List<RowSpan> whole() {
        return whole.spans();
    }

    /// Returns how many rows have redacted parts.
    long redacted() {
        return redactions.rows();
    }

    /// Returns the number that the last row had before others were renumbered.
    long lastKnown() {
        return displacements.earlierNumber(last());
    }

    /// Returns the rows behind the last statement.
    TailRows tail() {
        return tail;
    }
}
