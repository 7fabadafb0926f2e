package io.sandboxconsole.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// An order of lives. Lives with equal keys follow their connection and id, so that every order is total.
public record HistoryOrder(Key key, boolean descending) {

    /// The newest first.
    public static final HistoryOrder NEWEST_FIRST = new HistoryOrder(Key.CREATED, true);

    /// The sort keys. A life without a value for the key stays last in both directions.
    public enum Key {
        CREATED,
        ENDED,
        NAME,
        STATE,
        CAUSE,
        CREATOR,
        TEAM,
        CONNECTION,
        IMAGE,
        EXPIRES,
        LIVED;

        /// The key as addresses write it: `created`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The key written `word`, in any case.
        public static Optional<Key> named(String word) {
            return Arrays.stream(values())
                    .filter(key -> key.word().equalsIgnoreCase(word))
                    .findFirst();
        }
    }
}
