package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.Sandbox;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// How rows are ordered. Rows with equal keys follow their ids, so that an order is always the same.
public record SortOrder(Key key, boolean descending) {

    /// What rows can be ordered by.
    public enum Key {
        CREATED(Comparator.comparing(Sandbox::createdAt)),
        NAME(Comparator.comparing(Sandbox::title, String.CASE_INSENSITIVE_ORDER)),
        STATE(Comparator.comparing(sandbox -> sandbox.state().kind())),
        CREATOR(Comparator.comparing(Key::creatorName, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(sandbox -> sandbox.creator().id())),
        TEAM(Comparator.comparing(Sandbox::team, Comparator.nullsLast(Comparator.<String>naturalOrder()))),
        IMAGE(Comparator.comparing(sandbox -> sandbox.source().text())),
        EXPIRES(Comparator.comparing(Sandbox::expiresAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))),
        CONNECTION(Comparator.comparing(sandbox -> sandbox.id().connection()));

        private static final Comparator<Sandbox> BY_ID = Comparator.<Sandbox, String>comparing(
                        sandbox -> sandbox.id().value())
                .thenComparing(sandbox -> sandbox.id().connection());

        private final Comparator<Sandbox> comparator;

        Key(Comparator<Sandbox> comparator) {
            this.comparator = comparator;
        }

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
            return comparator.thenComparing(BY_ID);
        }

        private static String creatorName(Sandbox sandbox) {
            return sandbox.creator().name();
        }
    }

    /// The order nobody has to ask for.
    public static final SortOrder NEWEST_FIRST = new SortOrder(Key.CREATED, true);

    Comparator<Sandbox> comparator() {
        return descending ? key.comparator().reversed() : key.comparator();
    }
}
