package io.sandboxconsole.sandbox.provider.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Masks the values of JSON members with secret names anywhere in a text, also in JSON quoted within JSON, where every
/// quote is escaped once more. Masks to the end of the value, or of the text.
final class SecretMembers {

    private static final Pattern MEMBER = Pattern.compile(
            "(\\\\*+)\"(?:authorization|api[_-]?key|access_?token|jwt_?token|token|ssh_?command|value|env|headers"
                    + "|outboundProxyUrl|[\\w-]*preview-token|password|input)\\1\"\\s*:\\s*",
            Pattern.CASE_INSENSITIVE);

    private SecretMembers() {}

    static String hidden(String text) {
        Matcher member = MEMBER.matcher(text);
        StringBuilder masked = new StringBuilder();
        int from = 0;
        while (from <= text.length() && member.find(from)) {
            String escape = member.group(1);
            masked.append(text, from, member.end())
                    .append(escape)
                    .append('"')
                    .append(SecretPatterns.MARK)
                    .append(escape)
                    .append('"');
            from = end(text, member.end(), escape.length());
        }
        return masked.append(text, from, text.length()).toString();
    }

    /// The end of the value that begins at `start`: a string, an object, a list, or a bare word.
    ///
    /// @param escapes the number of backslashes before each significant quote
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

    /// Whether a quote begins or ends a string. One within the string is escaped once more, and so is each backslash
    /// before it.
    private static boolean counts(String text, int start, int quote, int escapes) {
        int first = quote;
        while (first > start && text.charAt(first - 1) == '\\') {
            first--;
        }
        return (quote - first) % (2 * (escapes + 1)) == escapes;
    }
}
