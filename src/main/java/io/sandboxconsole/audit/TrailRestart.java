package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.ChainRows.ChainHead;
import io.sandboxconsole.audit.ChainRows.StoredStatement;
import io.sandboxconsole.audit.StatementWriter.Stated;
import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.RowHasher;
import io.sandboxconsole.audit.proof.MerkleRoot;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.proof.Statement.Kind;
import io.sandboxconsole.audit.proof.Statement.Note;
import io.sandboxconsole.audit.retention.RowRange;
import io.sandboxconsole.audit.retention.TrailActor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Has the chain go on behind a break: a signed stone states the rows since the last checkpoint as they were found,
/// and proves nothing about them.
final class TrailRestart {

    /// The action of the row that says so.
    static final String EVENT = "trail-restarted";

    private static final int PAGE = 1_000;

    private final ChainRows rows;

    private final StatementWriter statements;

    private final ChainWriter chain;

    private final InstantSource time;

    TrailRestart(ChainRows rows, StatementWriter statements, ChainWriter chain, InstantSource time) {
        this.rows = rows;
        this.statements = statements;
        this.chain = chain;
        this.time = time;
    }

    /// Returns the number of the first row that does not follow the last checkpoint; empty if all do.
    Optional<Long> brokenAt() {
        StoredStatement end = rows.latestEnd().orElse(null);
        ChainHead head = rows.head().orElse(null);
        if (end == null || head == null) {
            return Optional.empty();
        }
        var hasher = new RowHasher();
        Statement stated = Statement.of(end.envelope());
        Bytes hash = stated.chain(end.envelope());
        long expected = stated.last() + 1;
        for (var page = rows.rows(stated.last(), head.number(), PAGE);
                !page.isEmpty();
                page = rows.rows(expected - 1, head.number(), PAGE)) {
            for (ChainedRow row : page) {
                hash = hasher.link(hash, hasher.hash(row.row()));
                if (row.row().number() != expected || !hash.equals(row.hash())) {
                    return Optional.of(expected);
                }
                expected++;
            }
        }
        boolean ends = expected == head.number() + 1 && hash.equals(head.hash()) && rows.highest() < expected;
        return ends ? Optional.empty() : Optional.of(expected);
    }

    /// Signs the stone, in the caller's transaction.
    ///
    /// @return the rows that nothing proves; empty if nothing is broken
    Optional<RowRange> restart(TrailActor by) {
        ChainHead head = chain.lockedHead();
        if (brokenAt().isEmpty()) {
            return Optional.empty();
        }
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        rows.latest().filter(stone -> !stone.signed()).ifPresent(stone -> statements.sign(stone, now));
        StoredStatement latest = rows.latest().orElseThrow();
        StoredStatement end = rows.latestEnd().orElseThrow();
        long first = Statement.of(end.envelope()).last() + 1;
        long last = Math.max(first - 1, Math.max(head.number(), rows.highest()));
        MerkleRoot root = root(first, last);
        var range = new RowRange(first, last, root.size());
        Statement stone = statements.append(
                latest,
                Kind.FROM_HERE_AGAIN,
                new Stated(first, last, root.size(), root.hash(), head.hash(), new Note(by.id(), by.reason())),
                last,
                now);
        // Behind the rows that others have written past the console.
        rows.move(new ChainHead(head.trail(), last, head.hash()));
        chain.appendHere(List.of(RowRedaction.event(
                by,
                time,
                EVENT,
                new What(null, "%d-%d".formatted(first, last), "rows " + range, null, null),
                new Ending(
                        Result.SUCCEEDED,
                        "",
                        "The chain goes on behind row %d; stone %d says so, and nothing proves rows %s."
                                .formatted(last, stone.sequence(), range),
                        null))));
        return Optional.of(range);
    }

    private MerkleRoot root(long first, long last) {
        var hasher = new RowHasher();
        var root = new MerkleRoot();
        long after = first - 1;
        for (var page = rows.rows(after, last, PAGE); !page.isEmpty(); page = rows.rows(after, last, PAGE)) {
            page.forEach(row -> root.add(hasher.hash(row.row())));
            after = page.getLast().row().number();
        }
        return root;
    }
}
