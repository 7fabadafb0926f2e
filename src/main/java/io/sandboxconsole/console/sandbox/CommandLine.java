package io.sandboxconsole.console.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A command as people write it, `sh -c "sleep 60"`, and as engines take it, word by word. Quotes group; nothing else
/// is special.
final class CommandLine {

    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|(\\S+)");

    private CommandLine() {}

    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                words.add(matcher.group(1).replaceAll("\\\\(.)", "$1"));
            } else {
                words.add(matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
            }
        }
        return words;
    }

    static String text(List<String> words) {
        return words.stream()
                .map(word -> word.isEmpty() || word.matches("(?s).*[\\s\"'].*")
                        ? '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                        : word)
                .collect(Collectors.joining(" "));
    }
}
