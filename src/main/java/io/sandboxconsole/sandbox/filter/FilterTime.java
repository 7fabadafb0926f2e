package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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
            case Span _, Range _, Ended _, Alive _ ->
                Optional.of(toString())
                        .filter(text -> text.startsWith(field + ":"))
                        .map(text -> text.substring(field.length() + 1));
        };
    }

    /// The moments from one, included, to another, excluded; both whole microseconds, as databases hold them.
    record Window(@Nullable Instant from, @Nullable Instant before) {

        private static final Duration STEP = Duration.of(1, ChronoUnit.MICROS);

        /// The moments that compare with `then` like this.
        static Window of(Comparison order, Instant then) {
            return switch (order) {
                case MORE -> new Window(then.plus(STEP), null);
                case AT_LEAST -> new Window(then, null);
                case LESS -> new Window(null, then);
                case AT_MOST -> new Window(null, then.plus(STEP));
            };
        }

        boolean contains(@Nullable Instant moment) {
            return moment != null
                    && (from == null || !moment.isBefore(from))
                    && (before == null || moment.isBefore(before));
        }
    }

    /// Compares an amount of time with a sandbox's age, its life, or the time to its expiry, since its last use or
    /// since its end.
    record Span(FilterField field, Comparison comparison, Duration amount) implements FilterTime {

        @Override
        public int cost() {
            return field.cost();
        }

        /// The moments that meet it: the longer the time since one, the earlier it is.
        private Window window(Instant now) {
            Instant exact = now.truncatedTo(ChronoUnit.MICROS);
            return field == FilterField.EXPIRES
                    ? Window.of(comparison, exact.plus(amount))
                    : Window.of(comparison.reversed(), exact.minus(amount));
        }

        @Override
        public Predicate<Sandbox> test(Instant now, Actor me) {
            Window window = window(now);
            return switch (field) {
                case EXPIRES -> sandbox -> window.contains(sandbox.expiresAt());
                case ACTIVITY -> sandbox -> window.contains(sandbox.attributes().lastActivityAt());
                case ENDED -> _ -> false;
                case LIVED -> sandbox -> sandbox.createdAt() != null && lived(sandbox.createdAt(), now);
                default -> sandbox -> window.contains(sandbox.createdAt());
            };
        }

        @Override
        public Predicate<Life> lifeTest(Instant now, Actor me) {
            Window window = window(now);
            return switch (field) {
                case ENDED ->
                    life -> life.end() != null && window.contains(life.end().at());
                case LIVED ->
                    life -> lived(
                            life.begin(), life.end() == null ? now : life.end().at());
                default -> FilterTime.super.lifeTest(now, me);
            };
        }

        private boolean lived(Instant begin, Instant until) {
            long lived = ChronoUnit.MICROS.between(
                    begin.truncatedTo(ChronoUnit.MICROS), until.truncatedTo(ChronoUnit.MICROS));
            return comparison.holds(Long.compare(Math.max(0, lived), amount.dividedBy(Window.STEP)));
        }

        @Override
        public FilterCondition condition(Instant now, Actor me) {
            Window window = window(now);
            return switch (field) {
                case EXPIRES -> FilterCondition.Time.of(FilterCondition.Moment.EXPIRES, window);
                case ACTIVITY -> FilterCondition.Time.of(FilterCondition.Moment.ACTIVITY, window);
                case ENDED -> FilterCondition.Time.of(FilterCondition.Moment.ENDED, window);
                case LIVED -> lived(window, amount.dividedBy(Window.STEP));
                default -> FilterCondition.Time.of(FilterCondition.Moment.CREATED, window);
            };
        }

        private FilterCondition.Lived lived(Window begun, long micros) {
            return switch (comparison) {
                case AT_LEAST -> new FilterCondition.Lived(micros, null, begun.from(), begun.before());
                case MORE -> new FilterCondition.Lived(micros + 1, null, begun.from(), begun.before());
                case AT_MOST -> new FilterCondition.Lived(null, micros + 1, begun.from(), begun.before());
                case LESS -> new FilterCondition.Lived(null, micros, begun.from(), begun.before());
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

        /// The comparison of the moments in the past that amounts of time lead to.
        Comparison reversed() {
            return switch (this) {
                case AT_LEAST -> AT_MOST;
                case AT_MOST -> AT_LEAST;
                case MORE -> LESS;
                case LESS -> MORE;
            };
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

    /// Requires a creation or an end from one moment or day (included) to another (a day is included, a moment is
    /// not).
    record Range(
            FilterField field,
            @Nullable Moment from,
            @Nullable Moment to) implements FilterTime {

        @Override
        public int cost() {
            return field.cost();
        }

        private Window window() {
            return new Window(from == null ? null : from.at(), to == null ? null : to.end());
        }

        @Override
        public Predicate<Sandbox> test(Instant now, Actor me) {
            Window window = window();
            return field == FilterField.ENDED ? _ -> false : sandbox -> window.contains(sandbox.createdAt());
        }

        @Override
        public Predicate<Life> lifeTest(Instant now, Actor me) {
            Window window = window();
            return field == FilterField.ENDED
                    ? life -> life.end() != null && window.contains(life.end().at())
                    : FilterTime.super.lifeTest(now, me);
        }

        @Override
        public FilterCondition condition(Instant now, Actor me) {
            return FilterCondition.Time.of(
                    field == FilterField.ENDED ? FilterCondition.Moment.ENDED : FilterCondition.Moment.CREATED,
                    window());
        }

        @Override
        public String toString() {
            return field.word() + ":" + (from == null ? "" : from) + ".." + (to == null ? "" : to);
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
        public FilterCondition condition(Instant now, Actor me) {
            return new FilterCondition.NeverExpires();
        }

        @Override
        public String toString() {
            return FilterField.NEVER_EXPIRES;
        }
    }

    /// Requires that the sandbox has ended, or that it lives.
    record Ended(boolean ended) implements FilterTime {

        static final String YES = "yes";

        static final String NO = "no";

        @Override
        public int cost() {
            return FilterField.ENDED.cost();
        }

        @Override
        public Predicate<Sandbox> test(Instant now, Actor me) {
            return _ -> !ended;
        }

        @Override
        public Predicate<Life> lifeTest(Instant now, Actor me) {
            return life -> (life.end() != null) == ended;
        }

        @Override
        public FilterCondition condition(Instant now, Actor me) {
            return new FilterCondition.Ended(ended);
        }

        @Override
        public String toString() {
            return FilterField.ENDED.word() + ":" + (ended ? YES : NO);
        }
    }

    /// Requires that the sandbox lived at a moment.
    record Alive(Instant at) implements FilterTime {

        @Override
        public int cost() {
            return FilterField.ALIVE.cost();
        }

        private Window begun() {
            return Window.of(Comparison.AT_MOST, at);
        }

        @Override
        public Predicate<Sandbox> test(Instant now, Actor me) {
            Window begun = begun();
            return sandbox -> begun.contains(sandbox.createdAt());
        }

        @Override
        public Predicate<Life> lifeTest(Instant now, Actor me) {
            Window begun = begun();
            return life -> begun.contains(life.begin())
                    && (life.end() == null || !begun.contains(life.end().at()));
        }

        @Override
        public FilterCondition condition(Instant now, Actor me) {
            return new FilterCondition.Alive(at.plus(Window.STEP));
        }

        @Override
        public String toString() {
            return FilterField.ALIVE.word() + ":" + at;
        }
    }
}
