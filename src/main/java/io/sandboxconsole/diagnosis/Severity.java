package io.sandboxconsole.diagnosis;

import java.util.Locale;

/// How bad a condition is, the least bad first.
public enum Severity {
    GOOD,
    /// Works, and is worth knowing; nothing has to be done.
    NOTE,
    /// Works, but deserves attention.
    WARNING,
    /// One function is unavailable until a person intervenes; the rest works.
    MISSING,
    /// A part does not work at all.
    BROKEN;

    /// The word for machines: `broken`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
