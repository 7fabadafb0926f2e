package io.sandboxconsole.audit.verification;

import java.util.Comparator;

/// An attack and its place.
///
/// @param first the number of the first row that is concerned
/// @param last the number of the last one
/// @param explanation a sentence on what does not fit
public record Finding(Attack attack, long first, long last, String explanation) {

    static final Comparator<Finding> BY_PLACE = Comparator.comparingLong(Finding::first)
            .thenComparing(Finding::attack)
            .thenComparingLong(Finding::last);

    static Finding at(Attack attack, long row, String explanation) {
        return new Finding(attack, row, row, explanation);
    }

    boolean isWithin(long from, long to) {
        return first >= from && last <= to;
    }

    @Override
    public String toString() {
        String rows = first == last ? "row %d".formatted(first) : "rows %d–%d".formatted(first, last);
        return "%s: %s. %s".formatted(attack, rows, explanation);
    }
}
