package io.sandboxconsole.i18n;

/// Replaces what no database and no encoding takes: a hostile name must stop nothing. The one place that knows it, for
/// the trail, the history and every name column.
public final class WholeText {

    /// Stands for a character that cannot be stored.
    public static final char REPLACEMENT = '\uFFFD';

    private WholeText() {}

    /// Returns `text` with a space for each NUL, and the [#REPLACEMENT] for each half of a character.
    public static String of(String text) {
        return withoutHalves(text.replace('\0', ' '));
    }

    /// Returns `text` with the [#REPLACEMENT] for each half of a character.
    public static String withoutHalves(String text) {
        if (text.codePoints().noneMatch(WholeText::isHalf)) {
            return text;
        }
        var whole = new StringBuilder(text.length());
        text.codePoints().map(c -> isHalf(c) ? REPLACEMENT : c).forEach(whole::appendCodePoint);
        return whole.toString();
    }

    /// Returns whether a code point of a text is half of a surrogate pair.
    public static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /// Returns the beginning of `text`, at most `length` long: a pair is kept whole or left out.
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        boolean half = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, half ? length - 1 : length);
    }
}
