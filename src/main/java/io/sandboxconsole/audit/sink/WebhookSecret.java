package io.sandboxconsole.audit.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret that sender and receiver of a webhook share. It signs as *Standard Webhooks* do. Its text is never shown.
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";

    private static final int SHORTEST = 24;

    private final SecretKeySpec key;

    private WebhookSecret(byte[] key) {
        if (key.length < SHORTEST) {
            throw new IllegalArgumentException(
                    "The secret of the audit webhook has fewer than %d bytes.".formatted(SHORTEST));
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /// Reads the secret from the settings or its file.
    ///
    /// @throws IllegalArgumentException if it is too short or no Base64
    /// @throws UncheckedIOException if the file cannot be read
    static WebhookSecret of(WebhookProperties properties) {
        if (properties.secretFile() == null) {
            return of(Objects.requireNonNull(properties.secret()));
        }
        try {
            return of(Files.readString(properties.secretFile()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Reads a secret: Base64 after `whsec_`, or any text.
    static WebhookSecret of(String text) {
        String secret = text.strip();
        if (!secret.startsWith(PREFIX)) {
            return new WebhookSecret(secret.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return new WebhookSecret(Base64.getDecoder().decode(secret.substring(PREFIX.length())));
        } catch (IllegalArgumentException invalid) {
            // Its message could repeat a part of the secret.
            throw new IllegalArgumentException(
                    "The secret of the audit webhook is no Base64 of %d bytes or more.".formatted(SHORTEST));
        }
    }

    /// Returns the value of the header `webhook-signature`.
    String signature(String id, long timestamp, String body) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            byte[] signed =
                    mac.doFinal("%s.%d.%s".formatted(id, timestamp, body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Java has no HMAC-SHA256.", impossible);
        }
    }

    @Override
    public String toString() {
        return "WebhookSecret";
    }
}
