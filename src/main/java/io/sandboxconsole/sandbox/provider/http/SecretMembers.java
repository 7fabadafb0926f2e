package io.sandboxconsole.sandbox.provider.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hides the values of telling JSON members anywhere in a text, also of JSON that is quoted in JSON: then every quote
/// is escaped once more. What follows such a member is hidden to the end of its value, or of the text.
final class SecretMembers {

    private static final Pattern MEMBER = Pattern.compile(
            "(\\\\*+)\"(?:authorization|api[_-]?key|access_?token|jwt_?token|token|ssh_?command|value|env|headers"
                    + "|outboundProxyUrl|[\\w-]*preview-token|password|input)\\1\"\\s*:\\s*",
            Pattern.CASE_INSENSITIVE);

    private SecretMembers() {}

    static String hidden(String text) {
        Matcher member = MEMBER.matcher(text);
        StringBuilder told = new StringBuilder();
        int from = 0;
        while (from <= text.length() && member.find(from)) {
            String escape = member.group(1);
            told.append(text, from, member.end())
                    .append(escape)
                    .append('"')
                    .append(SecretPatterns.MARK)
                    .append(escape)
                    .append('"');
            from = end(text, member.end(), escape.length());
        }
        return told.append(text, from, text.length()).toString();
    }

    /// Where the value that begins at `start` ends: a text, an object, a list, or a bare word.
    ///
    /// @param escapes how many backslashes stand before each quote that counts
    private static int end(String text, int start, int escapes) {
        int depth = 0;
        boolean quoted = false;
        for (int at = start; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '"' && counts(text, start, at, escapes)) {
                quoted = !quoted;
                if (!quoted && depth == 0) {
                    return at + 1;
                }
            } else if (!quoted) {
                depth += step(letter);
                if (depth < 0 || (depth == 0 && letter == ',')) {
                    return at;
                }
                if (depth == 0 && step(letter) < 0) {
                    return at + 1;
                }
            }
        }
        return text.length();
    }

    private static int step(char letter) {
        return switch (letter) {
            case '{', '[' -> 1;
            case '}', ']' -> -1;
            default -> 0;
        };
    }

    /// Whether a quote begins or ends a text. One that belongs to the text is escaped once more, and so is each
    /// backslash before it.
    private static boolean counts(String text, int start, int quote, int escapes) {
        int first = quote;
        while (first > start && text.charAt(first - 1) == '\\') {
            first--;
        }
        return (quote - first) % (2 * (escapes + 1)) == escapes;
    }
}
