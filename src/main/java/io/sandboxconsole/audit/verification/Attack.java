package io.sandboxconsole.audit.verification;

import java.util.Locale;

/// What was done to a trail.
public enum Attack {
    EDIT("edited"),
    DELETE("deleted"),
    CUT_TAIL("tail cut off"),
    REORDER("reordered"),
    INSERT("inserted"),
    TWO_HISTORIES("two histories"),
    RESTORED_BACKUP("old backup restored"),
    FORGED_CHECKPOINT("forged checkpoint"),
    CLOCK_SET_BACK("clock set back"),
    /// The console has taken the chain up again behind a break: nothing proves the rows before.
    BREAK("chain taken up again"),
    /// Statements are missing, so that nothing says what their rows were.
    MISSING_CHECKPOINT("missing checkpoint"),
    /// A line is none of an export.
    UNREADABLE("unreadable line");

    private final String words;

    Attack(String words) {
        this.words = words;
    }

    /// Returns the word for programs, such as `cut-tail`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return words;
    }
}
