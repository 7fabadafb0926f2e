package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.Sandbox;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/// How rows are ordered. Rows with equal keys follow their ids, so that an order is always the same.
public record SortOrder(Key key, boolean descending) {

    /// What rows can be ordered by.
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

        /// How the key is written in addresses: `created`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The key written `word`, in any case.
        public static Optional<Key> named(String word) {
            for (Key key : values()) {
                if (key.word().equalsIgnoreCase(word)) {
                    return Optional.of(key);
                }
            }
            return Optional.empty();
        }

        /// A total order: no two sandboxes are equal in it.
        Comparator<Sandbox> comparator() {
            return primary().thenComparing(BY_ID);
        }

        private Comparator<Sandbox> primary() {
            return switch (this) {
                case CREATED -> Comparator.comparing(Sandbox::createdAt);
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

        /// Whether `row` has a place of its own in this order, wherever it begins.
        private boolean told(Sandbox row) {
            return this != ACTIVITY || row.attributes().lastActivityAt() != null;
        }

        private static String creatorName(Sandbox sandbox) {
            return sandbox.creator().name();
        }
    }

    /// The order nobody has to ask for.
    public static final SortOrder NEWEST_FIRST = new SortOrder(Key.CREATED, true);

    Comparator<Sandbox> comparator() {
        if (!descending) {
            return key.comparator();
        }
        Comparator<Sandbox> reversed = key.comparator().reversed();
        // What no engine has told stays last.
        return key == Key.ACTIVITY
                ? Comparator.comparing((Sandbox row) -> !key.told(row)).thenComparing(reversed)
                : reversed;
    }

    /// Where the row stands among `rows`, ascending by the key, that is the nth in this order.
    IntUnaryOperator places(SortedRows rows) {
        if (!descending) {
            return IntUnaryOperator.identity();
        }
        int told = rows.count(key::told);
        int last = rows.size() - 1;
        return place -> place < told ? told - 1 - place : last - (place - told);
    }
}
