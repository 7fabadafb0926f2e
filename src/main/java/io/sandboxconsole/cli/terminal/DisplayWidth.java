package io.sandboxconsole.cli.terminal;

/// The columns that a text takes on a terminal, by Unicode's East Asian Width: two for Chinese characters and emoji,
/// none
/// for combining marks.
public final class DisplayWidth {

    /// First and last code points of wide blocks, beside the emoji that Java knows itself.
    private static final int[] WIDE = {
        0x1100, 0x115f, 0x2329, 0x232a, 0x2630, 0x2637, 0x268a, 0x268f, 0x2e80, 0x303e, 0x3041, 0x3247, 0x3250, 0xa4cf,
        0xa960, 0xa97f, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6f, 0xff01, 0xff60, 0xffe0, 0xffe6,
        0x16fe0, 0x18dff, 0x1aff0, 0x1b2ff, 0x1d300, 0x1d356, 0x1d360, 0x1d376, 0x1f200, 0x1f2ff, 0x20000, 0x3fffd
    };

    private static final int FIRST_WIDE = 0x1100;

    private DisplayWidth() {}

    /// Returns the columns of a text.
    public static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += of(text.codePointAt(i));
        }
        return width;
    }

    static int of(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isVowelOrFinal(codePoint) ? 0 : isWide(codePoint) ? 2 : 1;
        };
    }

    /// Returns the text cut to at most `columns`, with an ellipsis where something is missing.
    public static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        int width = 1;
        int end = 0;
        while (end < text.length() && width + of(text.codePointAt(end)) <= columns) {
            width += of(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        return text.substring(0, end) + "…";
    }

    /// Korean letters that join the one before them.
    private static boolean isVowelOrFinal(int codePoint) {
        return (codePoint >= 0x1160 && codePoint <= 0x11ff) || (codePoint >= 0xd7b0 && codePoint <= 0xd7ff);
    }

    private static boolean isWide(int codePoint) {
        if (codePoint < FIRST_WIDE) {
            return false;
        }
        for (int i = 0; i < WIDE.length; i += 2) {
            if (codePoint >= WIDE[i] && codePoint <= WIDE[i + 1]) {
                return true;
            }
        }
        boolean flagLetter = codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
        return !flagLetter && Character.isEmojiPresentation(codePoint);
    }
}
