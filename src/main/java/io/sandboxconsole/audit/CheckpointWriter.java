package io.sandboxconsole.audit;

import io.sandboxconsole.audit.ChainRows.ChainHead;
import io.sandboxconsole.audit.ChainRows.StoredStatement;
import io.sandboxconsole.audit.StatementWriter.Stated;
import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.RowHasher;
import io.sandboxconsole.audit.proof.MerkleRoot;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.proof.Statement.Kind;
import io.sandboxconsole.diagnosis.Condition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs what is not signed yet: the stone, and the next rows. The caller sees to it that one console at a time does
/// so, in a transaction.
final class CheckpointWriter {

    private static final Logger log = LoggerFactory.getLogger(CheckpointWriter.class);

    private final ChainRows rows;

    private final StatementWriter statements;

    private final AuditProperties.Checkpoints settings;

    private final InstantSource time;

    private long brokenAt;

    CheckpointWriter(
            ChainRows rows, StatementWriter statements, AuditProperties.Checkpoints settings, InstantSource time) {
        this.rows = rows;
        this.statements = statements;
        this.settings = settings;
        this.time = time;
    }

    /// Signs the next statement that is due, and returns whether there was one.
    ///
    /// @param all whether rows are due that may still wait
    boolean signNext(boolean all) {
        @Nullable StoredStatement latest = rows.latest().orElse(null);
        @Nullable StoredStatement end = rows.latestEnd().orElse(null);
        if (latest == null || end == null) {
            return false;
        }
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        if (!latest.signed()) {
            statements.sign(latest, now);
            return true;
        }
        Statement before = Statement.of(end.envelope());
        long waiting = rows.head().map(ChainHead::number).orElse(0L) - before.last();
        boolean due = all
                || waiting >= settings.rows()
                || Duration.between(before.time(), now).compareTo(settings.interval()) >= 0;
        return waiting > 0
                && due
                && checkpoint(latest, before, before.chain(end.envelope()), (int) Math.min(waiting, settings.rows()));
    }

    private boolean checkpoint(StoredStatement latest, Statement before, Bytes head, int count) {
        var hasher = new RowHasher();
        var root = new MerkleRoot();
        Bytes chain = head;
        List<ChainedRow> next = rows.rows(before.last(), Long.MAX_VALUE, count);
        for (ChainedRow row : next) {
            Bytes rowHash = hasher.hash(row.row());
            chain = hasher.link(chain, rowHash);
            root.add(rowHash);
            if (row.row().number() != before.last() + root.size() || !chain.equals(row.hash())) {
                return broken(row.row().number());
            }
        }
        if (next.size() < count) {
            return broken(before.last() + next.size() + 1);
        }
        long last = before.last() + count;
        statements.append(
                latest,
                Kind.CHECKPOINT,
                new Stated(before.last() + 1, last, count, root.hash(), chain, null),
                last,
                time.instant().truncatedTo(ChronoUnit.MICROS));
        brokenAt = 0;
        return true;
    }

    /// What was changed is not signed: the rows stay without a checkpoint until it is explained.
    private boolean broken(long row) {
        if (brokenAt != row) {
            brokenAt = row;
            log.error(
                    "[{}] The audit trail was changed at row {}: it is not what the console wrote. No checkpoint is signed from there on. Export the trail and verify it; then an admin can have the chain go on, from the page Audit.",
                    Condition.AUDIT_TRAIL_CHANGED,
                    row);
        }
        return false;
    }
}
