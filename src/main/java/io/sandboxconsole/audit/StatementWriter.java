package io.sandboxconsole.audit;

import io.sandboxconsole.audit.ChainRows.StoredStatement;
import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.proof.Envelope.Signature;
import io.sandboxconsole.audit.proof.SigningKey;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.proof.Statement.Kind;
import io.sandboxconsole.audit.proof.Statement.Note;
import io.sandboxconsole.diagnosis.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs statements and appends them to their sequence. The caller begins the transaction. Of two that append at once,
/// the database refuses one.
final class StatementWriter {

    private static final Logger log = LoggerFactory.getLogger(StatementWriter.class);

    private final ChainRows rows;

    private final AuditKeys keys;

    StatementWriter(ChainRows rows, AuditKeys keys) {
        this.rows = rows;
        this.keys = keys;
    }

    /// What is stated of rows.
    record Stated(
            long first,
            long last,
            long count,
            Bytes root,
            @Nullable Bytes head,
            @Nullable Note note) {}

    /// Signs a stone that was written without a key. It states rows of all consoles, and is signed by the one that
    /// comes first.
    void sign(StoredStatement stone, Instant now) {
        SigningKey key = keys.current();
        rows.keep(key.publicKey(), now);
        rows.sign(
                stone.sequence(),
                Envelope.signed(stone.envelope().payloadType(), stone.envelope().payload(), List.of(key)));
    }

    /// Appends a statement behind `latest`.
    ///
    /// @param place the last row that is covered when it is made
    Statement append(StoredStatement latest, Kind kind, Stated stated, long place, Instant now) {
        List<SigningKey> signers = signers(latest.envelope());
        SigningKey key = signers.getLast();
        var statement = new Statement(
                Statement.of(latest.envelope()).trail(),
                latest.sequence() + 1,
                kind,
                stated.first(),
                stated.last(),
                stated.count(),
                stated.root(),
                stated.head(),
                latest.envelope().payloadHash(),
                now,
                key.publicKey().id(),
                signers.size() == 1 ? null : key.publicKey(),
                stated.note());
        var envelope = Envelope.signed(Statement.PAYLOAD_TYPE, statement.payload(), signers);
        rows.keep(key.publicKey(), now);
        rows.insert(new StoredStatement(statement.sequence(), place, envelope, true));
        return statement;
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
                    "[{}] The key {} signs the audit trail from now on, and the key before it does not sign that: auditors need to be given both. Set console.audit.previous-key-file at a change of keys.",
                    Condition.AUDIT_KEY_CHANGED,
                    key.publicKey().id());
        }
        signers.add(key);
        return signers;
    }
}
