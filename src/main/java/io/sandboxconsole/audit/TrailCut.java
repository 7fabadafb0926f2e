package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.ChainRows.StoredStatement;
import io.sandboxconsole.audit.CutRows.Cut;
import io.sandboxconsole.audit.StatementWriter.Stated;
import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.RowHasher;
import io.sandboxconsole.audit.proof.MerkleRoot;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.proof.Statement.Kind;
import io.sandboxconsole.audit.proof.Statement.Note;
import io.sandboxconsole.audit.retention.RowRange;
import io.sandboxconsole.audit.retention.TrailActor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cuts the oldest rows off the trail, at a checkpoint: a signed stone says which, and from then on the trail begins
/// behind them. The rows themselves are removed afterwards, batch by batch.
final class TrailCut {

    /// The action of the row that says so.
    static final String EVENT = "trail-cut";

    /// The most rows of one cut, unless one statement alone has more: all of them are read before it is signed.
    static final int MOST = 100_000;

    private static final int PAGE = 1_000;

    private final ChainRows rows;

    private final CutRows cuts;

    private final StatementWriter statements;

    private final ChainWriter chain;

    private final InstantSource time;

    TrailCut(ChainRows rows, CutRows cuts, StatementWriter statements, ChainWriter chain, InstantSource time) {
        this.rows = rows;
        this.cuts = cuts;
        this.statements = statements;
        this.chain = chain;
        this.time = time;
    }

    /// Rows that can be cut.
    ///
    /// @param end the statement that ends with the last of them
    /// @param root the root of the Merkle tree over them, as they are
    /// @param changed the rows that are not those that were stated; absent if all are
    /// @param seen the latest cut when they were read
    record Candidate(
            RowRange rows,
            StoredStatement end,
            Bytes root,
            @Nullable RowRange changed,
            Optional<Cut> seen) {}

    /// Returns the rows to cut: those that are older than `kept` and covered by signed statements, of which the sink
    /// has each. Reads all of them, without a transaction: rows that are covered do not change.
    Optional<Candidate> candidate(Duration kept, boolean hasSink) {
        Optional<Cut> before = cuts.latest();
        long after = before.map(cut -> cut.rows().last()).orElse(Long.MIN_VALUE);
        long first = cuts.firstRow(after).orElse(Long.MAX_VALUE);
        Instant cutoff = time.instant().minus(kept);
        long young = cuts.firstYoung(after, cutoff).orElse(Long.MAX_VALUE);
        if (first >= young || before.filter(cut -> !cut.done()).isPresent()) {
            return Optional.empty();
        }
        return cuts.place(first, young, MOST)
                .filter(end -> !hasSink || !cuts.isUndelivered(end.sequence()))
                .map(end -> read(before, first, end));
    }

    private Candidate read(Optional<Cut> before, long first, StoredStatement end) {
        var hasher = new RowHasher();
        var root = new MerkleRoot();
        @Nullable RowRange changed = null;
        long after = first - 1;
        long sequence = before.map(Cut::base).orElse(-1L);
        while (sequence < end.sequence()) {
            StoredStatement next = rows.statements(sequence, 1).getFirst();
            Statement stated = Statement.of(next.envelope());
            sequence = next.sequence();
            if (stated.kind() != Kind.CUT) {
                var part = new MerkleRoot();
                for (var page = rows.rows(after, stated.last(), PAGE);
                        !page.isEmpty();
                        page = rows.rows(after, stated.last(), PAGE)) {
                    for (ChainedRow row : page) {
                        Bytes hash = hasher.hash(row.row());
                        part.add(hash);
                        root.add(hash);
                    }
                    after = page.getLast().row().number();
                }
                after = Math.max(after, stated.last());
                if (part.size() != stated.count() || !part.hash().equals(stated.root())) {
                    changed = new RowRange(
                            changed == null ? stated.first() : changed.first(), stated.last(), part.size());
                }
            }
        }
        return new Candidate(new RowRange(first, end.last(), root.size()), end, root.hash(), changed, before);
    }

    /// Signs the stone, from when on the rows are not part of the trail. In the caller's transaction.
    ///
    /// @return empty if another cut was faster
    Optional<RowRange> sign(Candidate candidate, TrailActor by) {
        chain.lockedHead();
        StoredStatement latest = rows.latest().orElseThrow();
        if (!cuts.latest().equals(candidate.seen()) || !latest.signed()) {
            return Optional.empty();
        }
        Statement end = Statement.of(candidate.end().envelope());
        RowRange range = candidate.rows();
        String reason = by.reason();
        if (candidate.changed() != null) {
            reason += " Of these, rows %s were not as stated.".formatted(candidate.changed());
        }
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        Statement stone = statements.append(
                latest,
                Kind.CUT,
                new Stated(
                        range.first(),
                        range.last(),
                        range.count(),
                        candidate.root(),
                        end.chain(candidate.end().envelope()),
                        new Note(by.id(), reason)),
                latest.last(),
                now);
        cuts.insert(new Cut(stone.sequence(), range, candidate.end().sequence(), now, false));
        chain.appendHere(List.of(RowRedaction.event(
                by,
                time,
                EVENT,
                new What(null, "%d-%d".formatted(range.first(), range.last()), "rows " + range, null, null),
                new Ending(
                        Result.SUCCEEDED,
                        "",
                        "%d rows were cut off; stone %d says so.".formatted(range.count(), stone.sequence()),
                        null))));
        return Optional.of(range);
    }

    /// Removes the next rows that are cut, in the caller's transaction; returns whether there may be more.
    ///
    /// @param hasSink whether they wait until the sink has their stone
    boolean removeSome(boolean hasSink) {
        Cut cut = cuts.latest().filter(latest -> !latest.done()).orElse(null);
        if (cut == null || (hasSink && cuts.isUndelivered(cut.sequence()))) {
            return false;
        }
        if (cuts.removeRows(cut.rows().last(), PAGE) == 0 && cuts.removeStatements(cut.base(), PAGE) == 0) {
            cuts.done(cut.sequence());
            return false;
        }
        return true;
    }
}
