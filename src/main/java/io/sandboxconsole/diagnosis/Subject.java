package io.sandboxconsole.diagnosis;

import java.util.Locale;

/// The parts that are checked, in the order in which a report tells them.
public enum Subject {
    CONFIGURATION,
    DATABASE,
    AUDIT_TRAIL,
    SIGN_IN,
    TLS,
    /// What brings live data to browsers.
    PUSH,
    /// The engines; each connection is one part of this kind.
    CONNECTION;

    /// The word for machines: `audit-trail`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
