package io.sandboxconsole.audit;

import io.sandboxconsole.audit.ChainRows.StoredStatement;
import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.RowHasher;
import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.proof.Envelope.Signature;
import io.sandboxconsole.audit.proof.MerkleRoot;
import io.sandboxconsole.audit.proof.SigningKey;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.proof.Statement.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs what is not signed yet: the stone, and the next rows. The caller sees to it that one console at a time does
/// so, in a transaction.
final class CheckpointWriter {

    private static final Logger log = LoggerFactory.getLogger(CheckpointWriter.class);

    private final ChainRows rows;

    private final AuditKeys keys;

    private final AuditProperties.Checkpoints settings;

    private final InstantSource time;

    private long brokenAt;

    CheckpointWriter(ChainRows rows, AuditKeys keys, AuditProperties.Checkpoints settings, InstantSource time) {
        this.rows = rows;
        this.keys = keys;
        this.settings = settings;
        this.time = time;
    }

    /// Signs the next statement that is due, and returns whether there was one.
    ///
    /// @param all whether rows are due that may still wait
    boolean signNext(boolean all) {
        @Nullable StoredStatement latest = rows.latest().orElse(null);
        if (latest == null) {
            return false;
        }
        if (!latest.signed()) {
            sign(latest);
            return true;
        }
        Statement before = Statement.of(latest.envelope());
        long waiting = rows.head().map(ChainHead::number).orElse(0L) - before.last();
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        boolean due = all
                || waiting >= settings.rows()
                || Duration.between(before.time(), now).compareTo(settings.interval()) >= 0;
        return waiting > 0 && due && checkpoint(latest, before, (int) Math.min(waiting, settings.rows()), now);
    }

    /// A stone states rows of all consoles, and is signed by the one that comes first.
    private void sign(StoredStatement stone) {
        SigningKey key = keys.current();
        rows.keep(key.publicKey(), time.instant());
        rows.sign(
                stone.sequence(),
                Envelope.signed(stone.envelope().payloadType(), stone.envelope().payload(), List.of(key)));
    }

    private boolean checkpoint(StoredStatement latest, Statement before, int count, Instant now) {
        var hasher = new RowHasher();
        var root = new MerkleRoot();
        Bytes chain = before.chain(latest.envelope());
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
        List<SigningKey> signers = signers(latest.envelope());
        SigningKey key = signers.getLast();
        var statement = new Statement(
                before.trail(),
                latest.sequence() + 1,
                Kind.CHECKPOINT,
                before.last() + 1,
                before.last() + count,
                count,
                root.hash(),
                chain,
                latest.envelope().payloadHash(),
                now,
                key.publicKey().id(),
                signers.size() == 1 ? null : key.publicKey());
        var envelope = Envelope.signed(Statement.PAYLOAD_TYPE, statement.payload(), signers);
        rows.keep(key.publicKey(), now);
        rows.insert(new StoredStatement(statement.sequence(), statement.last(), envelope, true));
        return true;
    }

    /// What was changed is not signed: the rows stay without a checkpoint until it is explained.
    private boolean broken(long row) {
        if (brokenAt != row) {
            brokenAt = row;
            log.error(
                    "The audit trail was changed at row {}: it is not what the console wrote. No checkpoint is signed from there on. Export the trail and verify it.",
                    row);
        }
        return false;
    }

    /// Returns the key of this console, behind the previous one if that has signed so far: both sign the change.
    private List<SigningKey> signers(Envelope latest) {
        SigningKey key = keys.current();
        List<String> before = latest.signatures().stream().map(Signature::keyId).toList();
        if (before.contains(key.publicKey().id())) {
            return List.of(key);
        }
        List<SigningKey> signers = new ArrayList<>();
        keys.previous()
                .filter(previous -> before.contains(previous.publicKey().id()))
                .ifPresent(signers::add);
        if (signers.isEmpty()) {
            log.warn(
                    "The key {} signs the audit trail from now on, and the key before it does not sign that: auditors need to be given both. Set console.audit.previous-key-file at a change of keys.",
                    key.publicKey().id());
        }
        signers.add(key);
        return signers;
    }
}
