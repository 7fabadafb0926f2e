package io.sandboxconsole.audit.verification;

import java.util.Locale;

/// What a verification comes to, with the exit code of the command.
public enum Verdict {
    /// All rows are as they were written, and signed statements from outside of the database attest the end.
    UNTOUCHED_END_ATTESTED(0),
    BROKEN(1),
    /// All rows are as they were written; a missing end or a restored backup would not show.
    UNTOUCHED_END_NOT_ATTESTED(2),
    /// All fits together, but the keys come from the console itself, which could have made them up.
    KEYS_NOT_VERIFIED(3),
    /// Each row was in the trail as it stands here; what is missing does not show.
    INCLUSION_ONLY(4);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    /// Returns the word for programs, such as `untouched-end-attested`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
