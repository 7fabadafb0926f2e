package io.sandboxconsole.audit.format;

/// A unit that is encoded by itself. The row holds only the salted hashes of the two others, so that each can be
/// redacted while the row keeps its hash.
public enum Part {
    /// What identifies the row; never redacted.
    ROW('R'),
    /// What tells of a person.
    PERSON('P'),
    /// What was written or said.
    CONTENT('C');

    private final byte code;

    Part(char code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }
}
