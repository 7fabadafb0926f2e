package io.sandboxconsole.console.component;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Converts a command between its written form, `sh -c "sleep 60"`, and the list of words that engines take. Only
/// quotes and, between double quotes, the backslash are special.
public final class CommandLine {

    /// Possessive quantifiers: without backtracking, long words cost no stack.
    private static final Pattern PART =
            Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|'([^']*+)'|([^\\s\"']++|\\S)", Pattern.DOTALL);

    private static final Pattern WORD = Pattern.compile("(?:%s)++".formatted(PART.pattern()), Pattern.DOTALL);

    private CommandLine() {}

    public static List<String> words(String text) {
        return WORD.matcher(text).results().map(word -> unquoted(word.group())).toList();
    }

    private static String unquoted(String word) {
        return PART.matcher(word).results().map(CommandLine::unquoted).collect(Collectors.joining());
    }

    private static String unquoted(MatchResult part) {
        if (part.group(1) != null) {
            return part.group(1).replaceAll("(?s)\\\\(.)", "$1");
        }
        return part.group(2) != null ? part.group(2) : part.group(3);
    }

    public static String text(List<String> words) {
        return words.stream()
                .map(word -> word.isEmpty() || word.matches("(?s).*[\\s\"'].*")
                        ? '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                        : word)
                .collect(Collectors.joining(" "));
    }
}
