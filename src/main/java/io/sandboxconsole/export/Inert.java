package io.sandboxconsole.export;

/// Makes characters visible that would act instead of being read: controls, and those that turn the direction of text.
final class Inert {

    private static final String DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

    /// Separators of lines, marks of the byte order, and what takes no room at all but joins nothing either.
    private static final String UNSEEN = "\u2028\u2029\u200b\u2060\ufeff";

    private Inert() {}

    static boolean acts(char c) {
        return Character.isISOControl(c) || DIRECTIONS.indexOf(c) >= 0 || UNSEEN.indexOf(c) >= 0;
    }

    /// The character as programs write it: a backslash, a `u` and four digits.
    static String written(char c) {
        return "\\u%04x".formatted((int) c);
    }

    /// One line in which nothing acts: blanks of any kind become a blank.
    static String line(String text) {
        if (text.chars().noneMatch(c -> acts((char) c))) {
            return text;
        }
        var line = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                line.append(' ');
            } else if (acts(c)) {
                line.append(written(c));
            } else {
                line.append(c);
            }
        }
        return line.toString();
    }
}
