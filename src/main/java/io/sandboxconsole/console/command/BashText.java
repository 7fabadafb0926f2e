package io.sandboxconsole.console.command;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Quotes words for bash. A quoted word can be pasted into a terminal as it is: it has no line break and no invisible
/// character, and nothing of it is expanded.
final class BashText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    private BashText() {}

    /// Returns the words as one command.
    static String line(Collection<String> words) {
        return words.stream().map(BashText::word).collect(Collectors.joining(" "));
    }

    /// Returns `text` as one word.
    static String word(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        return text.codePoints().anyMatch(BashText::isHidden) ? escaped(text) : single(text);
    }

    /// Returns `text` in single quotes, with its line breaks as they are.
    static String single(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /// Bash reads escapes in such quotes. Bytes, because it reads characters by the language of the terminal.
    private static String escaped(String text) {
        var quoted = new StringBuilder("$'");
        text.codePoints().forEach(point -> {
            if (point == '\'' || point == '\\') {
                quoted.append('\\').append((char) point);
            } else if (point == '\n') {
                quoted.append("\\n");
            } else if (point == '!' || isHidden(point)) {
                for (byte one : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    quoted.append("\\x%02x".formatted(one));
                }
            } else {
                quoted.appendCodePoint(point);
            }
        });
        return quoted.append('\'').toString();
    }

    /// Characters that a terminal acts on, or that are invisible. No argument can hold the character 0.
    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
