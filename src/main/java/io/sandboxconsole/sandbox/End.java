package io.sandboxconsole.sandbox;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The end of a sandbox: the surest cause that the evidence supports, and the evidence. Texts may come from outside.
///
/// @param at when it ended: the engine's time where it states one, or else when it was first missed
/// @param lastSeen when it was last seen before
/// @param by the name of the person, key or engine's principal that ended it, as of then
/// @param actor the stable id of `by`
/// @param operation the attempt in the trail that ended it
/// @param entry the id of the entry in the engine's own log that says so
public record End(
        Instant at,
        Instant lastSeen,
        Cause cause,
        @Nullable String by,
        @Nullable String actor,
        @Nullable UUID operation,
        @Nullable String entry) {

    /// The cause of an end.
    public enum Cause {
        /// A person deleted it through the console.
        DELETED_BY_PERSON,
        /// An API key or another program deleted it through the console.
        DELETED_BY_KEY,
        /// The engine's own log names who deleted it, not through the console.
        DELETED_ELSEWHERE,
        /// Its expiry was reached.
        EXPIRED,
        /// The engine stopped and deleted it after its own interval.
        AUTO_DELETED,
        /// It had failed; reason and message are those of its last status.
        FAILED,
        /// The platform took its place away.
        EVICTED,
        /// It disappeared while its connection was not watched, between `lastSeen` and `at`.
        GONE_UNWATCHED,
        /// It disappeared while watched, and not through the console; its engine tells no more.
        GONE,
        /// The evidence could not be read yet.
        UNKNOWN;

        /// The cause's name in filters: `deleted-by-person`.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// The cause written `word`, in any case.
        public static Optional<Cause> named(String word) {
            return Arrays.stream(values())
                    .filter(cause -> cause.word().equalsIgnoreCase(word))
                    .findFirst();
        }

        /// The words of all causes.
        public static List<String> words() {
            return Arrays.stream(values()).map(Cause::word).toList();
        }

        /// Whether a later answer of the engine's log may name a surer cause.
        public boolean weak() {
            return certainty() < SURE;
        }

        /// Whether the evidence for this cause outweighs that for `other`.
        public boolean surerThan(Cause other) {
            return certainty() > other.certainty();
        }

        private int certainty() {
            return switch (this) {
                case UNKNOWN -> 0;
                case GONE_UNWATCHED, GONE -> 1;
                case EXPIRED, FAILED, EVICTED -> 2;
                case AUTO_DELETED -> SURE - 1;
                case DELETED_BY_PERSON, DELETED_BY_KEY, DELETED_ELSEWHERE -> SURE;
            };
        }
    }

    private static final int SURE = 4;
}
