package io.sandboxconsole.sandbox.lease;

import io.sandboxconsole.i18n.Message;

/// A condition of a lease that a person should notice.
public enum LeaseFlag {
    DAMAGED,
    AMBIGUOUS,
    CONTRADICTED,
    OVERDUE,
    NEVER_STOPS,
    PUBLIC_PORTS,
    KEPT;

    /// A few words, for a badge.
    public Message word() {
        return switch (this) {
            case DAMAGED -> Message.of("lease.flag.damaged");
            case AMBIGUOUS -> Message.of("lease.flag.ambiguous");
            case CONTRADICTED -> Message.of("lease.flag.contradicted");
            case OVERDUE -> Message.of("lease.flag.overdue");
            case NEVER_STOPS -> Message.of("lease.flag.never-stops");
            case PUBLIC_PORTS -> Message.of("lease.flag.public-ports");
            case KEPT -> Message.of("lease.flag.kept");
        };
    }

    /// A sentence that explains the flag.
    public Message meaning() {
        return switch (this) {
            case DAMAGED -> Message.of("lease.meaning.damaged");
            case AMBIGUOUS -> Message.of("lease.meaning.ambiguous");
            case CONTRADICTED -> Message.of("lease.meaning.contradicted");
            case OVERDUE -> Message.of("lease.meaning.overdue");
            case NEVER_STOPS -> Message.of("lease.meaning.never-stops");
            case PUBLIC_PORTS -> Message.of("lease.meaning.public-ports");
            case KEPT -> Message.of("lease.meaning.kept");
        };
    }
}
