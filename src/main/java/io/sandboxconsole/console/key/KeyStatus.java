package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.apikey.ApiKey;
import io.sandboxconsole.console.component.BadgeTone;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The status of a key, shown as a sign and a word, never by colour alone.
enum KeyStatus {
    ACTIVE("●", BadgeTone.GOOD),
    EXPIRING("◔", BadgeTone.WARN),
    EXPIRED("✕", BadgeTone.BAD),
    REVOKED("✕", BadgeTone.BAD),
    DELETED("–", BadgeTone.INFO);

    /// A key is shown as expiring in the last part of its life, one in so many.
    private static final int LAST = 5;

    /// The last part of a long life is still not soon.
    private static final Duration SOON = Duration.ofDays(30);

    private final String sign;

    private final BadgeTone tone;

    KeyStatus(String sign, BadgeTone tone) {
        this.sign = sign;
        this.tone = tone;
    }

    static KeyStatus of(ApiKey key, Instant now) {
        return switch (key.standing(now)) {
            case ACTIVE -> expiring(key, now) ? EXPIRING : ACTIVE;
            case EXPIRED -> EXPIRED;
            case REVOKED -> REVOKED;
            case DELETED -> DELETED;
        };
    }

    private static boolean expiring(ApiKey key, Instant now) {
        if (key.expires() == null) {
            return false;
        }
        Duration last = Duration.between(key.created().at(), key.expires()).dividedBy(LAST);
        return Duration.between(now, key.expires()).compareTo(last.compareTo(SOON) < 0 ? last : SOON) <= 0;
    }

    static Optional<KeyStatus> named(String word) {
        return Stream.of(values())
                .filter(standing -> standing.word().equals(word))
                .findFirst();
    }

    /// Whether the key authenticates requests.
    boolean counts() {
        return this == ACTIVE || this == EXPIRING;
    }

    String sign() {
        return sign;
    }

    BadgeTone tone() {
        return tone;
    }

    /// The word in the page's address.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return switch (this) {
            case ACTIVE -> text("key.standing.active");
            case EXPIRING -> text("key.standing.expiring");
            case EXPIRED -> text("key.standing.expired");
            case REVOKED -> text("key.standing.revoked");
            case DELETED -> text("key.standing.deleted");
        };
    }
}
