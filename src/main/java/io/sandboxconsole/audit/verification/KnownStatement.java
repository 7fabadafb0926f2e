package io.sandboxconsole.audit.verification;

import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.proof.Statement;

/// A statement whose signature holds.
record KnownStatement(Statement statement, Bytes payloadHash, Bytes chain) {

    static KnownStatement of(Statement statement, Envelope envelope) {
        return new KnownStatement(statement, envelope.payloadHash(), statement.chain(envelope));
    }

    long sequence() {
        return statement.sequence();
    }

    long last() {
        return statement.last();
    }
}
