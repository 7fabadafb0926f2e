package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.lock.LockView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// One term of a filter: a criterion that must hold, or must not.
record FilterTerm(boolean negated, FilterCriterion criterion) {

    Predicate<Sandbox> test(Instant now, Actor me, LockView locks) {
        Predicate<Sandbox> test = criterion instanceof FilterCriterion.Values values && values.isAboutLocks()
                ? FilterLocks.test(values.texts(), now, locks)
                : criterion.test(now, me);
        return negated ? test.negate() : test;
    }

    Predicate<Life> lifeTest(Instant now, Actor me, LockView locks) {
        Predicate<Life> test = criterion instanceof FilterCriterion.Values values && values.isAboutLocks()
                ? FilterLocks.lifeTest(values.texts(), now, locks)
                : criterion.lifeTest(now, me);
        return negated ? test.negate() : test;
    }

    FilterCondition condition(Instant now, Actor me) {
        FilterCondition condition = criterion.condition(now, me);
        return negated ? new FilterCondition.Not(condition) : condition;
    }

    /// The values that a facet for `field` reads and writes here; empty for a term of another field.
    List<FilterValue> choices(String field) {
        return switch (criterion) {
            case FilterCriterion.Values values -> values.name().equals(field) ? values.values() : List.of();
            case FilterCriterion.HasLabel(String key) ->
                field.equals(FilterField.LABEL_KEYS) ? List.of(FilterValue.literal(key)) : List.of();
            case FilterCriterion.Words _, FilterTime _ -> List.of();
        };
    }

    /// The metadata key that the term names.
    Optional<String> label() {
        return switch (criterion) {
            case FilterCriterion.Values values ->
                Optional.of(values.key()).filter(_ -> values.field() == FilterField.LABEL);
            case FilterCriterion.HasLabel(String key) -> Optional.of(key);
            case FilterCriterion.Words _, FilterTime _ -> Optional.empty();
        };
    }

    /// The condition on the time `field`, as written after the colon; empty for any other term.
    Optional<String> time(String field) {
        return switch (criterion) {
            case FilterTime time when !negated -> time.written(field);
            case FilterTime _, FilterCriterion.Words _, FilterCriterion.Values _, FilterCriterion.HasLabel _ ->
                Optional.empty();
        };
    }

    FilterTerm respelled(String field, UnaryOperator<String> spelling) {
        return criterion instanceof FilterCriterion.Values values
                        && values.name().equals(field)
                ? new FilterTerm(
                        negated,
                        new FilterCriterion.Values(
                                values.field(),
                                values.key(),
                                values.values().stream()
                                        .map(value -> FilterValue.literal(spelling.apply(value.text())))
                                        .toList()))
                : this;
    }

    FilterPart part() {
        return switch (criterion) {
            case FilterCriterion.Words(FilterValue value) -> part("", List.of(value.text()));
            case FilterCriterion.HasLabel(String key) -> part(FilterField.LABEL_KEYS, List.of(key));
            case FilterCriterion.Values values ->
                part(
                        values.name(),
                        values.values().stream().map(FilterValue::text).toList());
            case FilterTime.Span span -> time(span, span.field());
            case FilterTime.Range range -> time(range, range.field());
            case FilterTime.NeverExpires never -> time(never, FilterField.EXPIRES);
            case FilterTime.Ended ended -> time(ended, FilterField.ENDED);
            case FilterTime.Alive alive -> time(alive, FilterField.ALIVE);
        };
    }

    private FilterPart time(FilterTime time, FilterField field) {
        return part(field.word(), time.written(field.word()).stream().toList());
    }

    private FilterPart part(String field, List<String> values) {
        return new FilterPart(toString(), negated, field, values);
    }

    @Override
    public String toString() {
        return negated ? "-" + criterion : criterion.toString();
    }
}
