package io.sandboxconsole.sandbox;

import io.sandboxconsole.words.Phrase;

/// What somebody should notice about a lease.
public enum LeaseFlag {
    DAMAGED,
    AMBIGUOUS,
    CONTRADICTED,
    OVERDUE,
    NEVER_STOPS,
    PUBLIC_PORTS,
    KEPT;

    /// Few words, for a badge.
    public Phrase word() {
        return switch (this) {
            case DAMAGED -> Phrase.of("lease.flag.damaged");
            case AMBIGUOUS -> Phrase.of("lease.flag.ambiguous");
            case CONTRADICTED -> Phrase.of("lease.flag.contradicted");
            case OVERDUE -> Phrase.of("lease.flag.overdue");
            case NEVER_STOPS -> Phrase.of("lease.flag.never-stops");
            case PUBLIC_PORTS -> Phrase.of("lease.flag.public-ports");
            case KEPT -> Phrase.of("lease.flag.kept");
        };
    }

    /// A sentence that says what it means.
    public Phrase meaning() {
        return switch (this) {
            case DAMAGED -> Phrase.of("lease.meaning.damaged");
            case AMBIGUOUS -> Phrase.of("lease.meaning.ambiguous");
            case CONTRADICTED -> Phrase.of("lease.meaning.contradicted");
            case OVERDUE -> Phrase.of("lease.meaning.overdue");
            case NEVER_STOPS -> Phrase.of("lease.meaning.never-stops");
            case PUBLIC_PORTS -> Phrase.of("lease.meaning.public-ports");
            case KEPT -> Phrase.of("lease.meaning.kept");
        };
    }
}
