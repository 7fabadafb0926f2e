package io.sandboxconsole.i18n;

import java.util.regex.Pattern;

/// Neutralizes foreign text: makes each character visible that would move, hide or reverse the text beside it, on a
/// screen as a sign and in a file as an escape. Letters of every script and emoji stay as they are.
public final class SafeText {

    /// `ESC [ 1 ; 32 m` and its like, which only colour. All other escape sequences are shown.
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;:]*+m");

    private static final Pattern LINE_END = Pattern.compile("\r\n");

    /// The Unicode block that has a picture for each control character.
    private static final int PICTURES = 0x2400;

    private static final int LONGEST_IN_A_SENTENCE = 160;

    private static final int KEPT_BEGINNING = 120;

    private static final int KEPT_END = 30;

    private SafeText() {}

    /// Returns the text for a screen: colours are dropped, line breaks and tabs stay.
    public static String of(String text) {
        String plain = LINE_END.matcher(COLOUR.matcher(text).replaceAll("")).replaceAll("\n");
        if (plain.codePoints().allMatch(SafeText::harmless)) {
            return plain;
        }
        var shown = new StringBuilder(plain.length() + 16);
        plain.codePoints().forEach(character -> append(shown, character));
        return shown.toString();
    }

    /// Like [#of], for text that must stay on one line.
    public static String line(String text) {
        return of(text).replace("\n", "␊").replace("\t", "␉");
    }

    /// Returns a text that fits into a title or a sentence: of a long one its beginning and its end.
    public static String shortened(String text) {
        if (text.length() <= LONGEST_IN_A_SENTENCE) {
            return text;
        }
        int[] characters = text.codePoints().toArray();
        return characters.length <= LONGEST_IN_A_SENTENCE
                ? text
                : new String(characters, 0, KEPT_BEGINNING)
                        + "…"
                        + new String(characters, characters.length - KEPT_END, KEPT_END);
    }

    /// Returns one line for a file, in which colours are escaped too: whitespace of any kind becomes a blank.
    public static String escapedLine(String text) {
        if (text.codePoints().noneMatch(SafeText::acts)) {
            return text;
        }
        var line = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            if (Character.isWhitespace(character)) {
                line.append(' ');
            } else if (acts(character)) {
                line.append(escaped(character));
            } else {
                line.appendCodePoint(character);
            }
        });
        return line.toString();
    }

    /// Returns whether the character has an effect beyond its glyph, as line breaks and tabs have, too.
    public static boolean acts(int character) {
        return !harmless(character) || character == '\n' || character == '\t';
    }

    /// Returns the escape of a character: a backslash, a `u` and four digits, twice for one beyond the first 65,536.
    public static String escaped(int character) {
        var written = new StringBuilder();
        for (char half : Character.toChars(character)) {
            written.append("\\u%04x".formatted((int) half));
        }
        return written.toString();
    }

    private static void append(StringBuilder shown, int character) {
        if (harmless(character)) {
            shown.appendCodePoint(character);
        } else if (character < ' ') {
            shown.appendCodePoint(PICTURES + character);
        } else if (character == 0x7f) {
            shown.append('␡');
        } else {
            shown.append("⟨U+%04X⟩".formatted(character));
        }
    }

    private static boolean harmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\t';
            // Joins emoji and shapes Persian and Indic letters; hides no text.
            case Character.FORMAT -> character == 0x200d || character == 0x200c;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE, Character.UNASSIGNED ->
                false;
            default -> !empty(character);
        };
    }

    /// Returns whether a letter, mark or sign is invisible, so that two different names look the same.
    private static boolean empty(int character) {
        return switch (character) {
            // A joiner of marks, the fillers of Hangul, two vowels of Khmer, the blank of Braille.
            case 0x34f, 0x115f, 0x1160, 0x3164, 0xffa0, 0x17b4, 0x17b5, 0x2800 -> true;
            default -> false;
        };
    }
}
