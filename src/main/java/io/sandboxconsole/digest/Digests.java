package io.sandboxconsole.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Makes SHA-256 digests, which every Java platform has.
public final class Digests {

    private Digests() {}

    /// Begins a digest of several parts, for one thread.
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }

    /// Returns the digest of a text in UTF-8.
    public static byte[] sha256(String text) {
        return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Returns the digest of a text in UTF-8 as 64 hexadecimal digits.
    public static String sha256Hex(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }
}
