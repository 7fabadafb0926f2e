package io.sandboxconsole.console.component;

import io.sandboxconsole.i18n.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A command as people write it, split into the words that engines take. POSIX quoting applies, without any expansion:
/// single quotes keep everything, double quotes everything but a backslash before one of `$`, a backtick, `"`, `\` and
/// a line break, and elsewhere a backslash keeps the character after it. The exec form, `["sh", "-c", "ls"]`, is taken
/// as such.
///
/// @param words empty where there is a problem
/// @param signs the unquoted signs, each once, that only a shell understands
/// @param problem the fault, if any
public record CommandLine(
        List<String> words, String signs, @Nullable Message problem) {

    private static final String SHELL_SIGNS = "|&;<>$*`";

    private static final String ESCAPED_IN_DOUBLE_QUOTES = "$`\"\\\n";

    private static final String BLANKS = " \t\n\r";

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]++");

    /// What makes a word unfit for double quotes in some shell.
    private static final Pattern EXPANDED = Pattern.compile("[\"$`\\\\!]");

    public CommandLine {
        words = List.copyOf(words);
    }

    public static CommandLine of(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("[")) {
            // `[ -f x ]` is a command like others: only a quote right after the bracket announces a list.
            boolean list = stripped.startsWith("[\"") || stripped.startsWith("['");
            CommandLine exec = exec(text);
            if (exec.problem == null || list) {
                return exec;
            }
        }
        return new Splitter(text).split();
    }

    /// The written form of `words`, which reads as the same words here and in a shell.
    public static String text(List<String> words) {
        return words.stream().map(CommandLine::quoted).collect(Collectors.joining(" "));
    }

    /// The written form of `sh` with `text` as its script.
    public static String inShell(String text) {
        return text(List.of("sh", "-c", text.strip()));
    }

    private static String quoted(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        return word.contains("'") && !EXPANDED.matcher(word).find()
                ? '"' + word + '"'
                : "'" + word.replace("'", "'\\''") + "'";
    }

    private static CommandLine exec(String text) {
        try {
            JsonNode list = JsonMapper.shared().readTree(text);
            return list.isArray() && list.values().stream().allMatch(JsonNode::isString)
                    ? new CommandLine(
                            list.values().stream().map(JsonNode::stringValue).toList(), "", null)
                    : refused(noList(text, text.indexOf('[')));
        } catch (JacksonException malformed) {
            TokenStreamLocation location = malformed.getLocation();
            long offset = location == null ? 0 : location.getCharOffset();
            return refused(noList(text, Math.clamp(offset, 0, text.length())));
        }
    }

    private static Message noList(String text, int offset) {
        return Message.of("rule.command.list", position(text, offset));
    }

    /// The number of the character at `offset`, counted from 1 as people do.
    private static String position(String text, int offset) {
        return String.valueOf(text.codePointCount(0, offset) + 1);
    }

    private static CommandLine refused(Message problem) {
        return new CommandLine(List.of(), "", problem);
    }

    /// Reads one text from its beginning to its end.
    private static final class Splitter {

        private final String text;

        private final List<String> words = new ArrayList<>();

        private final StringBuilder word = new StringBuilder();

        private final StringBuilder signs = new StringBuilder();

        private boolean within;

        private int at;

        Splitter(String text) {
            this.text = text;
        }

        CommandLine split() {
            while (at < text.length()) {
                int from = at;
                char character = text.charAt(at++);
                Optional<Message> fault = Optional.empty();
                if (BLANKS.indexOf(character) >= 0) {
                    end();
                } else if (character == '\\') {
                    fault = escaped(from);
                } else {
                    within = true;
                    fault = taken(character, from);
                }
                if (fault.isPresent()) {
                    return refused(fault.get());
                }
            }
            end();
            return new CommandLine(words, signs.toString(), null);
        }

        private void end() {
            if (within) {
                words.add(word.toString());
                word.setLength(0);
                within = false;
            }
        }

        /// A backslash before a line break continues the line, and begins no word.
        private Optional<Message> escaped(int from) {
            if (at == text.length()) {
                return Optional.of(Message.of("rule.command.backslash", position(text, from)));
            }
            char character = text.charAt(at++);
            if (character != '\n') {
                within = true;
                word.append(character);
            }
            return Optional.empty();
        }

        private Optional<Message> taken(char character, int from) {
            if (character == '\'') {
                return singleQuoted()
                        ? Optional.empty()
                        : Optional.of(Message.of("rule.command.single-quote", position(text, from)));
            }
            if (character == '"') {
                return doubleQuoted()
                        ? Optional.empty()
                        : Optional.of(Message.of("rule.command.double-quote", position(text, from)));
            }
            word.append(character);
            if (SHELL_SIGNS.indexOf(character) >= 0 && signs.indexOf(String.valueOf(character)) < 0) {
                signs.append(character);
            }
            return Optional.empty();
        }

        private boolean singleQuoted() {
            int end = text.indexOf('\'', at);
            if (end >= 0) {
                word.append(text, at, end);
                at = end + 1;
            }
            return end >= 0;
        }

        private boolean doubleQuoted() {
            while (at < text.length()) {
                char character = text.charAt(at++);
                if (character == '"') {
                    return true;
                }
                boolean escape = character == '\\'
                        && at < text.length()
                        && ESCAPED_IN_DOUBLE_QUOTES.indexOf(text.charAt(at)) >= 0;
                char taken = escape ? text.charAt(at++) : character;
                if (!escape || taken != '\n') {
                    word.append(taken);
                }
            }
            return false;
        }
    }
}
