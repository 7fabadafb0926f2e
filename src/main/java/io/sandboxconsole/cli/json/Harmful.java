package io.sandboxconsole.cli.json;

/// The characters that a terminal acts on instead of showing them: controls, and marks that turn or break lines.
public final class Harmful {

    private Harmful() {}

    /// Returns whether a code point must not reach a terminal as it is.
    public static boolean is(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> isMark(codePoint);
            default -> false;
        };
    }

    /// Of the invisible characters, joiners belong to scripts and emoji; the rest only deceives.
    private static boolean isMark(int codePoint) {
        return codePoint != 0x200c && codePoint != 0x200d && codePoint != 0xad;
    }
}
