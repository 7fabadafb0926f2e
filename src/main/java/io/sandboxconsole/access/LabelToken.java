package io.sandboxconsole.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Converts a name to a valid label value of a sandbox's metadata: at most 63 letters, digits, dashes, dots and
/// underscores, beginning and ending with a letter or digit.
public final class LabelToken {

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

    private static final int DIGEST_LENGTH = 32;

    private LabelToken() {}

    /// Returns `name`, stripped, when it is already valid, otherwise the first 32 hex digits of its SHA-256.
    public static String of(String name) {
        String trimmed = name.strip();
        return VALID.matcher(trimmed).matches() ? trimmed : digest(trimmed);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
