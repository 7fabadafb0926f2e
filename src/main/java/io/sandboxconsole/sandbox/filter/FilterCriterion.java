package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The criterion of one term of a filter. `toString()` is its canonical text.
sealed interface FilterCriterion
        permits FilterCriterion.Words, FilterCriterion.Values, FilterCriterion.HasLabel, FilterTime {

    /// The relative cost of the test; the cheap ones run first.
    int cost();

    /// The test, ready to run over a fleet, whose sandboxes all live.
    Predicate<Sandbox> test(Instant now, Actor me);

    /// The test, ready to run over sandboxes that live or have ended.
    default Predicate<Life> lifeTest(Instant now, Actor me) {
        Predicate<Sandbox> test = test(now, me);
        return life -> test.test(life.sandbox());
    }

    /// The criterion for those who search elsewhere.
    FilterCondition condition(Instant now, Actor me);

    /// A text that occurs somewhere in the visible texts of a sandbox.
    record Words(FilterValue value) implements FilterCriterion {

        private static final int COST = 9;

        @Override
        public int cost() {
            return COST;
        }

        @Override
        public Predicate<Sandbox> test(Instant now, Actor me) {
            return new FilterText(value);
        }

        @Override
        public FilterCondition condition(Instant now, Actor me) {
            return new FilterCondition.Text(value.pieces());
        }

        @Override
        public String toString() {
            String text = value.text();
            boolean special = text.startsWith("-")
                    || text.equalsIgnoreCase(FilterField.NEVER_EXPIRES)
                    || text.regionMatches(true, 0, FilterField.LABEL_PREFIX, 0, FilterField.LABEL_PREFIX.length());
            return special ? value.writtenQuoted() : value.written("");
        }
    }

    /// Requires one of several values in a field; `key` is the metadata key for [FilterField#LABEL] and empty
    /// otherwise.
    record Values(FilterField field, String key, List<FilterValue> values) implements FilterCriterion {

        public Values {
            values = values.stream()
                    .map(value -> normalised(field, value))
                    .distinct()
                    .toList();
        }

        /// The field's name in facets: `state`, `label.purpose`.
        String name() {
            return field == FilterField.LABEL ? FilterField.LABEL_PREFIX + key : field.word();
        }

        @Override
        public int cost() {
            return field.cost();
        }

        @Override
        public Predicate<Sandbox> test(Instant now, Actor me) {
            return FilterMatching.of(this, now, me);
        }

        @Override
        public Predicate<Life> lifeTest(Instant now, Actor me) {
            if (field != FilterField.CAUSE) {
                return FilterCriterion.super.lifeTest(now, me);
            }
            Set<String> words = texts();
            Set<End.Cause> causes = FilterCauses.among(words);
            boolean none = words.contains(FilterCauses.NONE);
            return life ->
                    life.end() == null ? none : causes.contains(life.end().cause());
        }

        @Override
        public FilterCondition condition(Instant now, Actor me) {
            return FilterConditions.of(this, me);
        }

        /// Whether the locks decide it, which [#test] does not know.
        boolean isAboutLocks() {
            return field == FilterField.LOCKED;
        }

        /// The values without a difference between stars and literal ones.
        Set<String> texts() {
            return values.stream().map(FilterValue::text).collect(Collectors.toSet());
        }

        @Override
        public String toString() {
            String list = values.stream().map(value -> value.written(":")).collect(Collectors.joining(","));
            return field == FilterField.LABEL
                    ? FilterField.LABEL_PREFIX + FilterValue.written(key, "") + "=" + list
                    : field.word() + ":" + list;
        }

        private static FilterValue normalised(FilterField field, FilterValue value) {
            if (field.globs()) {
                return value;
            }
            String text = value.text();
            return FilterValue.literal(
                    switch (field) {
                        case STATE ->
                            SandboxState.Kind.named(text)
                                    .map(SandboxState.Kind::word)
                                    .orElse(text);
                        case CONNECTION, LEASE, CLEANUP, CAUSE, LOCKED -> text.toLowerCase(Locale.ROOT);
                        case CREATOR, TEAM, OWNER, ID, LABEL, NAME, IMAGE, REGION, MACHINE, REASON -> text;
                        case AGE, CREATED, EXPIRES, ACTIVITY, ENDED, LIVED, ALIVE -> text;
                    });
        }
    }

    /// Requires a metadata key.
    record HasLabel(String key) implements FilterCriterion {

        @Override
        public int cost() {
            return FilterField.LABEL.cost();
        }

        @Override
        public Predicate<Sandbox> test(Instant now, Actor me) {
            return sandbox -> sandbox.metadata().containsKey(key);
        }

        @Override
        public FilterCondition condition(Instant now, Actor me) {
            return new FilterCondition.HasLabel(key);
        }

        @Override
        public String toString() {
            return FilterField.LABEL_PREFIX + FilterValue.written(key, "");
        }
    }
}
