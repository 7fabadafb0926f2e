package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.i18n.Message;
import java.util.ArrayList;
import java.util.List;

/// Scans a filter's text. Recognises blanks, quotes and stars, but no fields.
final class FilterScanner {

    private final String text;

    private int position;

    FilterScanner(String text) {
        this.text = text;
    }

    /// A piece of text up to a blank or stop. `quoted` is true if any part of it was in quotes.
    record Piece(FilterValue value, boolean quoted, int start, int end) {

        boolean isEmpty() {
            return value.isLiteral() && value.text().isEmpty();
        }
    }

    int position() {
        return position;
    }

    boolean atEnd() {
        return position >= text.length();
    }

    /// Whether a term ends here.
    boolean atBlank() {
        return atEnd() || isBlank(text.charAt(position));
    }

    void skipBlanks() {
        while (!atEnd() && isBlank(text.charAt(position))) {
            position++;
        }
    }

    /// Consumes `expected` if it comes next.
    boolean accept(char expected) {
        if (!atEnd() && text.charAt(position) == expected) {
            position++;
            return true;
        }
        return false;
    }

    /// Consumes `expected`, in any case, if it comes next.
    boolean accept(String expected) {
        if (text.regionMatches(true, position, expected, 0, expected.length())) {
            position += expected.length();
            return true;
        }
        return false;
    }

    /// Whether `prefix`, in any case, a key and the sign before its value come next.
    boolean keyWithValueFollows(String prefix) {
        int start = position;
        boolean follows = accept(prefix) && !read(":=").isEmpty() && !atBlank();
        position = start;
        return follows;
    }

    /// Reads the next character, which is there.
    char next() {
        return text.charAt(position++);
    }

    /// The text from `start` up to here, as written.
    String since(int start) {
        return text.substring(start, position);
    }

    /// Reads up to a blank or to one of `stops` outside quotes.
    Piece read(String stops) {
        int start = position;
        boolean quoted = false;
        List<String> pieces = new ArrayList<>();
        var piece = new StringBuilder();
        while (!atBlank() && stops.indexOf(text.charAt(position)) < 0) {
            char c = text.charAt(position);
            if (c == '"') {
                readQuoted(piece);
                quoted = true;
            } else if (c == '*') {
                pieces.add(piece.toString());
                piece.setLength(0);
                position++;
            } else {
                piece.append(c);
                position++;
            }
        }
        pieces.add(piece.toString());
        return new Piece(new FilterValue(pieces), quoted, start, position);
    }

    private void readQuoted(StringBuilder into) {
        int opening = position;
        position++;
        while (!atEnd()) {
            char c = text.charAt(position++);
            if (c == '"') {
                return;
            }
            boolean escape = c == '\\' && !atEnd() && "\\\"".indexOf(text.charAt(position)) >= 0;
            into.append(escape ? text.charAt(position++) : c);
        }
        throw failure(Message.of("rule.filter.quote"), opening, position);
    }

    /// A failure at the text from `start` to `end`, or at the position itself when that is empty.
    FilterSyntaxException failure(Message message, int start, int end) {
        int from = Math.min(start, text.length());
        return new FilterSyntaxException(message, from, Math.min(end, text.length()) - from);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
