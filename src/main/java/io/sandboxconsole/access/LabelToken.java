package io.sandboxconsole.access;

import io.sandboxconsole.digest.Digests;
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
        return VALID.matcher(trimmed).matches()
                ? trimmed
                : Digests.sha256Hex(trimmed).substring(0, DIGEST_LENGTH);
    }
}
