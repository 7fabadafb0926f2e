package io.sandboxconsole.audit;

import io.sandboxconsole.audit.ChainRows.ChainHead;
import io.sandboxconsole.audit.ChainRows.StoredStatement;
import io.sandboxconsole.audit.format.RowHasher;
import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.proof.MerkleRoot;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.proof.Statement.Kind;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Begins the chain behind the rows that are there: a stone states them as they are, and the chain goes on from its
/// hash. The stone is signed with the first checkpoint, because the key belongs to one console and rows to all.
final class ChainBeginning {

    private static final Logger log = LoggerFactory.getLogger(ChainBeginning.class);

    private static final int PAGE = 1_000;

    private final ChainRows rows;

    private final InstantSource time;

    private final RowHasher hasher = new RowHasher();

    /// The rows that were read so far.
    private final MerkleRoot root = new MerkleRoot();

    private long first;

    private long latest = Long.MIN_VALUE;

    ChainBeginning(ChainRows rows, InstantSource time) {
        this.rows = rows;
        this.time = time;
    }

    /// Reads the rows that are there, so that few are left for the time when the head is locked: there may be millions.
    synchronized void readAhead() {
        read(rows.highest());
    }

    private void read(long last) {
        for (List<ChainedRow> page = rows.rows(latest, last, PAGE);
                !page.isEmpty();
                page = rows.rows(latest, last, PAGE)) {
            if (root.size() == 0) {
                first = page.getFirst().row().number();
            }
            page.forEach(row -> root.add(hasher.hash(row.row())));
            latest = page.getLast().row().number();
        }
    }

    /// Writes the stone and the head, alone: the caller holds the lock of the head.
    ChainHead begin() {
        rows.lockUnbegun();
        return rows.head().orElseGet(this::write);
    }

    private synchronized ChainHead write() {
        Statement stone = stone(rows.highest());
        var envelope = new Envelope(Statement.PAYLOAD_TYPE, stone.payload(), List.of());
        rows.insert(new StoredStatement(stone.sequence(), stone.last(), envelope, false));
        var head = new ChainHead(stone.trail(), stone.last(), envelope.payloadHash());
        rows.move(head);
        log.info(
                "The chain over the audit trail begins behind row {}; {} rows are before it.",
                stone.last(),
                stone.count());
        return head;
    }

    private Statement stone(long last) {
        read(last);
        return new Statement(
                UUID.randomUUID(),
                0,
                Kind.BEFORE_THE_CHAIN,
                root.size() == 0 ? last + 1 : first,
                last,
                root.size(),
                root.hash(),
                null,
                null,
                time.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                null);
    }
}
