package io.sandboxconsole.audit.proof;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// Keys as text: Base64 between lines that name their kind (RFC 7468).
final class PemText {

    private static final int LINE = 64;

    private PemText() {}

    static String of(String label, byte[] bytes) {
        String lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, lines);
    }

    /// Returns all blocks of that kind. A line break may be written as `\n`, as environment variables do.
    static List<byte[]> blocks(String label, String text) {
        return Pattern.compile("-----BEGIN %1$s-----([^-]*)-----END %1$s-----".formatted(label))
                .matcher(text.replace("\\n", "\n"))
                .results()
                .map(block -> decoded(block.group(1)))
                .toList();
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException failure) {
            throw new InvalidKey("A key holds something that is no Base64.");
        }
    }
}
