package io.sandboxconsole.audit.verification;

import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.verification.Line.HashedRow;

/// Takes the lines of an export one by one.
interface LineCheck {

    void row(HashedRow row);

    void statement(Envelope envelope);

    /// The highest number of a row so far.
    long last();
}
