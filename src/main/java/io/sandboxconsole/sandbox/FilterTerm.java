package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Actor;
import java.time.Instant;
import java.util.function.Predicate;

/// One term of a filter: a criterion that must hold, or must not.
record FilterTerm(boolean negated, FilterCriterion criterion) {

    Predicate<Sandbox> test(Instant now, Actor me) {
        Predicate<Sandbox> test = criterion.test(now, me);
        return negated ? test.negate() : test;
    }

    /// Whether this is the term that a facet for `field` reads and writes.
    boolean chooses(String field) {
        return !negated
                && criterion instanceof FilterCriterion.Values values
                && values.name().equals(field);
    }

    @Override
    public String toString() {
        return negated ? "-" + criterion : criterion.toString();
    }
}
