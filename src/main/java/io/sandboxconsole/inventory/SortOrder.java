package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.Sandbox;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/// An order of rows. Rows with equal keys follow their ids, so that every order is total.
public record SortOrder(Key key, boolean descending) {

    /// The sort keys of rows.
    public enum Key {
        CREATED,
        NAME,
        STATE,
        CREATOR,
        TEAM,
        IMAGE,
        EXPIRES,
        CONNECTION,
        ACTIVITY;

        private static final Comparator<Sandbox> BY_ID = Comparator.<Sandbox, String>comparing(
                        sandbox -> sandbox.id().value())
                .thenComparing(sandbox -> sandbox.id().connection());

        /// Returns the key as URLs write it: `created`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Returns the key written `word`, in any case.
        public static Optional<Key> named(String word) {
            for (Key key : values()) {
                if (key.word().equalsIgnoreCase(word)) {
                    return Optional.of(key);
                }
            }
            return Optional.empty();
        }

        /// Returns a total order: no two sandboxes are equal in it.
        Comparator<Sandbox> comparator() {
            return primary().thenComparing(BY_ID);
        }

        private Comparator<Sandbox> primary() {
            return switch (this) {
                // One without a time of creation counts as the oldest.
                case CREATED ->
                    Comparator.comparing(Sandbox::createdAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));
                case NAME -> Comparator.comparing(Sandbox::title, String.CASE_INSENSITIVE_ORDER);
                case STATE -> Comparator.comparing(sandbox -> sandbox.state().kind());
                case CREATOR ->
                    Comparator.comparing(Key::creatorName, String.CASE_INSENSITIVE_ORDER)
                            .thenComparing(sandbox -> sandbox.creator().id());
                case TEAM ->
                    Comparator.comparing(Sandbox::team, Comparator.nullsLast(Comparator.<String>naturalOrder()));
                case IMAGE -> Comparator.comparing(sandbox -> sandbox.source().text());
                case EXPIRES ->
                    Comparator.comparing(Sandbox::expiresAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()));
                case CONNECTION -> Comparator.comparing(sandbox -> sandbox.id().connection());
                case ACTIVITY ->
                    Comparator.comparing(
                            sandbox -> sandbox.attributes().lastActivityAt(),
                            Comparator.nullsLast(Comparator.<Instant>naturalOrder()));
            };
        }

        /// Returns whether `row` has a value for this key; rows without one stay last in both directions.
        private boolean hasValue(Sandbox row) {
            return this != ACTIVITY || row.attributes().lastActivityAt() != null;
        }

        private static String creatorName(Sandbox sandbox) {
            return sandbox.creator().name();
        }
    }

    /// The default order.
    public static final SortOrder NEWEST_FIRST = new SortOrder(Key.CREATED, true);

    Comparator<Sandbox> comparator() {
        if (!descending) {
            return key.comparator();
        }
        Comparator<Sandbox> reversed = key.comparator().reversed();
        // Rows without an activity known from their engine stay last.
        return key == Key.ACTIVITY
                ? Comparator.comparing((Sandbox row) -> !key.hasValue(row)).thenComparing(reversed)
                : reversed;
    }

    /// Returns the function from a position in this order to the row's index in `rows`, ascending by the key.
    IntUnaryOperator places(SortedRows rows) {
        if (!descending) {
            return IntUnaryOperator.identity();
        }
        int valued = rows.count(key::hasValue);
        int last = rows.size() - 1;
        return place -> place < valued ? valued - 1 - place : last - (place - valued);
    }
}
