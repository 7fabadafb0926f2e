package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A criterion on a sandbox's times.
sealed interface FilterTime extends FilterCriterion {

    /// The value of `expires:` for sandboxes without an expiry.
    String NEVER = "never";

    /// The text of this criterion after `field` and a colon, if it is about `field`.
    default Optional<String> written(String field) {
        return switch (this) {
            case NeverExpires _ -> field.equals(FilterField.EXPIRES.word()) ? Optional.of(NEVER) : Optional.empty();
            case Span _, Created _ ->
                Optional.of(toString())
                        .filter(text -> text.startsWith(field + ":"))
                        .map(text -> text.substring(field.length() + 1));
        };
    }

    /// Compares a sandbox's age, its time to expiry or its idle time with an amount of time.
    record Span(FilterField field, Comparison comparison, Duration amount) implements FilterTime {

        @Override
        public int cost() {
            return field.cost();
        }

        @Override
        public Predicate<Sandbox> test(Instant now, Actor me) {
            return field == FilterField.EXPIRES ? left(now.plus(amount)) : passed(now.minus(amount));
        }

        private Predicate<Sandbox> left(Instant then) {
            return sandbox -> {
                Instant expiry = sandbox.expiresAt();
                return expiry != null && comparison.holds(expiry.compareTo(then));
            };
        }

        private Predicate<Sandbox> passed(Instant then) {
            return sandbox -> {
                Instant since =
                        field == FilterField.ACTIVITY ? sandbox.attributes().lastActivityAt() : sandbox.createdAt();
                return since != null && comparison.holds(then.compareTo(since));
            };
        }

        @Override
        public String toString() {
            return field.word() + ":" + comparison.sign() + FilterTimes.written(amount);
        }
    }

    /// The comparison of two amounts.
    enum Comparison {
        AT_LEAST(">="),
        AT_MOST("<="),
        MORE(">"),
        LESS("<");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        boolean holds(int order) {
            return switch (this) {
                case AT_LEAST -> order >= 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                case LESS -> order < 0;
            };
        }
    }

    /// Requires a creation from one moment or day (included) to another (a day is included, a moment is not).
    record Created(@Nullable Moment from, @Nullable Moment to) implements FilterTime {

        @Override
        public int cost() {
            return FilterField.CREATED.cost();
        }

        @Override
        public Predicate<Sandbox> test(Instant now, Actor me) {
            Instant first = from == null ? Instant.MIN : from.at();
            Instant limit = to == null ? Instant.MAX : to.end();
            return sandbox -> {
                Instant created = sandbox.createdAt();
                return created != null && !created.isBefore(first) && created.isBefore(limit);
            };
        }

        @Override
        public String toString() {
            return "created:" + (from == null ? "" : from) + ".." + (to == null ? "" : to);
        }
    }

    /// A moment, or a whole day in UTC.
    record Moment(Instant at, boolean day) {

        /// The first moment after it.
        Instant end() {
            return day ? at.plus(Duration.ofDays(1)) : at;
        }

        @Override
        public String toString() {
            return day ? at.atZone(ZoneOffset.UTC).toLocalDate().toString() : at.toString();
        }
    }

    /// Requires that the sandbox has no expiry.
    record NeverExpires() implements FilterTime {

        @Override
        public int cost() {
            return FilterField.EXPIRES.cost();
        }

        @Override
        public Predicate<Sandbox> test(Instant now, Actor me) {
            return sandbox -> sandbox.expiresAt() == null;
        }

        @Override
        public String toString() {
            return FilterField.NEVER_EXPIRES;
        }
    }
}
