package io.sandboxconsole.history;

import io.sandboxconsole.digest.Digests;
import io.sandboxconsole.i18n.WholeText;
import java.util.HexFormat;

/// Brings texts from outside into a form that every database stores, compares and orders alike.
public final class StoredText {

    /// The length of a column for a name, in `char` values.
    public static final int NAME = 255;

    /// Stands before, between and after the parts of a column with several texts.
    static final char BREAK = '\u0001';

    /// Stands between a key and its value.
    static final char EQUALS = '\u0002';

    private static final int KEPT_OF_LONG_ID = 180;

    private StoredText() {}

    /// Returns `text` in one case: two texts are equal in it just when `equalsIgnoreCase` says so.
    static String folded(String text) {
        if (text.chars().allMatch(c -> c < 'A' || (c > 'Z' && c < 0x80))) {
            return text;
        }
        var folded = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /// Returns `text` without the characters that no database accepts, and without those that part texts.
    public static String clean(String text) {
        if (isClean(text)) {
            return text;
        }
        var clean = new StringBuilder(text.length());
        text.codePoints().map(c -> isClean(c) ? c : WholeText.REPLACEMENT).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /// Returns whether a database holds `text` as it is.
    static boolean isClean(String text) {
        return text.codePoints().allMatch(StoredText::isClean);
    }

    private static boolean isClean(int c) {
        return c > EQUALS && !WholeText.isHalf(c);
    }

    /// Returns the engine's id of a sandbox as the column `sandbox` holds it: as it is, or a digest of one that
    /// does not fit.
    public static String id(String id) {
        return id.length() <= NAME && isClean(id)
                ? id
                : WholeText.cut(clean(id), KEPT_OF_LONG_ID) + "~" + Digests.sha256Hex(hex(id));
    }

    /// Returns `text` in hexadecimal digits, which every database stores.
    static String hex(String text) {
        var digits = new StringBuilder(text.length() * 4);
        text.chars().forEach(c -> digits.append(HexFormat.of().toHexDigits((char) c)));
        return digits.toString();
    }

    /// Returns the text whose [#hex] is `digits`.
    public static String unhex(String digits) {
        var text = new char[digits.length() / 4];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) HexFormat.fromHexDigits(digits, 4 * i, 4 * i + 4);
        }
        return new String(text);
    }
}
