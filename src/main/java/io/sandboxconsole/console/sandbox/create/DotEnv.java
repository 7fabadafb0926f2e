package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.sandbox.ReservedNames;
import io.sandboxconsole.sandbox.spec.SpecRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Parses `.env` files: `NAME=value` line by line, with comments, `export`, and quotes, inside which a value may span
/// several lines. Error messages never repeat a value.
final class DotEnv {

    private static final Pattern NAME = Pattern.compile("[ \\t]*(?:export[ \\t]+)?([^=\\s#'\"]+)[ \\t]*=");

    private static final Pattern QUOTE = Pattern.compile("[ \\t]*(?=[\"'])");

    private static final Pattern SKIPPED = Pattern.compile("[ \\t]*(?:#[^\\n]*)?(?:\\n|\\z)");

    private static final Pattern DOUBLE_QUOTED =
            Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"", Pattern.DOTALL);

    private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^']*+)'");

    private static final Pattern BARE = Pattern.compile("[^\\n]*");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /// Parsing stops after so many errors: the text is no `.env` file.
    private static final int MOST_MISTAKES = 20;

    private final String text;

    private final ReservedNames reserved;

    private final Map<String, String> pairs = new LinkedHashMap<>();

    private final List<String> mistakes = new ArrayList<>();

    private int position;

    private @Nullable String quoteFault;

    private DotEnv(String text, ReservedNames reserved) {
        this.text = text;
        this.reserved = reserved;
    }

    /// Result of parsing; of equal names the last counts. With any error the pairs are unreliable.
    record Reading(Map<String, String> pairs, List<String> mistakes) {

        @Override
        public String toString() {
            return "Reading[%d variables, %d mistakes]".formatted(pairs.size(), mistakes.size());
        }
    }

    /// Parses `text`; a byte order mark before it, as editors on Windows write it, is skipped.
    ///
    /// @param reserved the names that the engine reserves
    static Reading read(String text, ReservedNames reserved) {
        String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        var reader = new DotEnv(content.replace("\r\n", "\n").replace('\r', '\n'), reserved);
        while (reader.position < reader.text.length() && reader.mistakes.size() < MOST_MISTAKES) {
            reader.line();
        }
        return new Reading(reader.pairs, reader.mistakes);
    }

    private void line() {
        if (take(SKIPPED) != null) {
            return;
        }
        int start = position;
        var name = take(NAME);
        if (name == null) {
            mistake(start, text("dialog.env.no-assignment"));
            return;
        }
        var problem = SpecRules.environmentProblem(name.group(1), "", reserved);
        quoteFault = null;
        var value = value(start);
        if (problem.isPresent()) {
            mistake(start, text(problem.get()));
        } else if (quoteFault != null) {
            mistake(start, quoteFault);
        } else if (value.indexOf('\0') >= 0) {
            mistake(start, text("dialog.env.nul"));
        } else {
            pairs.put(name.group(1), value);
        }
    }

    /// The value up to the end of its line; empty with a [#quoteFault] if a quote is not closed, or followed by more
    /// text.
    private String value(int start) {
        if (take(QUOTE) == null) {
            var bare = take(BARE);
            position = Math.min(text.length(), position + 1);
            // A # begins a comment only after a blank: passwords contain it, too.
            return bare == null
                    ? ""
                    : bare.group().replaceFirst("[ \\t]#.*", "").strip();
        }
        boolean doubled = text.charAt(position) == '"';
        int opening = position;
        var quoted = take(doubled ? DOUBLE_QUOTED : SINGLE_QUOTED);
        if (quoted == null) {
            // The rule and the sentence are those of a command.
            String at = String.valueOf(text.codePointCount(start, opening) + 1);
            quoteFault = doubled ? text("rule.command.double-quote", at) : text("rule.command.single-quote", at);
            return "";
        }
        if (take(SKIPPED) == null) {
            quoteFault = text("dialog.env.after-quote");
            return "";
        }
        return doubled ? unescaped(quoted.group(1)) : quoted.group(1);
    }

    private void mistake(int start, String sentence) {
        long line =
                text.substring(0, start).chars().filter(each -> each == '\n').count() + 1;
        mistakes.add(text("dialog.env.mistake", String.valueOf(line), sentence));
        // Skips the rest of that line; a value that was read lies before `position` already.
        int end = text.indexOf('\n', start);
        position = Math.max(position, end < 0 ? text.length() : end + 1);
    }

    private @Nullable Matcher take(Pattern pattern) {
        var matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        position = matcher.end();
        return matcher;
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        switch (escape.group(1)) {
                            case "n" -> "\n";
                            case "r" -> "\r";
                            case "t" -> "\t";
                            case "\"", "\\", "$", "`", "'" -> escape.group(1);
                            default -> escape.group();
                        }));
    }
}
