package io.sandboxconsole.apikey;

import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.i18n.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Computes the stored hash and lookup of a key's value (HMAC-SHA-256), with a secret that is not in the database.
@Component
class KeyHash {

    private static final String ALGORITHM = "HmacSHA256";

    private static final int SEED_DIGITS = 16;

    private final @Nullable SecretKeySpec secret;

    KeyHash(ApiKeyProperties properties) {
        @Nullable String text = text(properties);
        this.secret = text == null ? null : new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    boolean ready() {
        return secret != null;
    }

    String of(String value) {
        if (secret == null) {
            throw new RequestRefused("not-configured", Message.of("problem.key.not-configured"));
        }
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256.", impossible);
        }
    }

    /// Returns the stored lookup of a value: its beginning, or for a configured value, whose beginning would reveal too
    /// much, a digest.
    String lookup(String value) {
        return KeyValue.seedable(value)
                ? "seed-" + of("lookup:" + value).substring(0, SEED_DIGITS)
                : KeyValue.lookup(value);
    }

    /// Derives a secret of 32 bytes for another purpose. No value of a key begins like the text that is hashed for it.
    byte[] derived(String purpose) {
        return HexFormat.of().parseHex(of("derived:" + purpose));
    }

    /// Returns whether `value` has this hash, in constant time.
    boolean matches(String value, String hash) {
        return MessageDigest.isEqual(
                of(value).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    private static @Nullable String text(ApiKeyProperties properties) {
        if (properties.secretFile() == null) {
            return properties.secret();
        }
        try {
            String text = Files.readString(properties.secretFile()).strip();
            if (text.length() < ApiKeyProperties.MINIMUM_SECRET) {
                throw new IllegalStateException(
                        "The file of console.api-keys.secret-file holds less than %d characters."
                                .formatted(ApiKeyProperties.MINIMUM_SECRET));
            }
            return text;
        } catch (IOException failure) {
            throw new UncheckedIOException("The file of console.api-keys.secret-file cannot be read.", failure);
        }
    }
}
