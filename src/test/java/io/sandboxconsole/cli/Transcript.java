package io.sandboxconsole.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes down commands with what they say. Ids, hashes and the beginnings of keys, which differ each time,
/// become others of the same length.
final class Transcript {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private static final Pattern REQUEST = Pattern.compile("\\b[0-9a-f]{32}\\b");

    private static final Pattern KEY = Pattern.compile("sck_[A-Za-z0-9]+");

    /// Of the console's own clock, which is not the terminal's.
    private static final Pattern VALID_UNTIL = Pattern.compile("(?m)^(Valid until: +).*$");

    private final Shell shell;

    private final StringBuilder text = new StringBuilder();

    private final Map<String, String> known = new LinkedHashMap<>();

    Transcript(Shell shell) {
        this.shell = shell;
    }

    Shell.Result run(String... arguments) {
        var result = shell.run(arguments);
        text.append("$ sandbox ")
                .append(Stream.of(arguments).map(Transcript::quoted).collect(Collectors.joining(" ")))
                .append('\n')
                .append(result.output())
                .append(result.errors());
        if (result.exitCode() != 0) {
            text.append("$ echo $?\n").append(result.exitCode()).append('\n');
        }
        return result;
    }

    void say(String sentence) {
        text.append("# ").append(sentence).append('\n');
    }

    String text() {
        String fixed = replaced(ID, text.toString(), "%08x-0000-4000-8000-000000000000");
        fixed = replaced(HASH, fixed, "%064x");
        fixed = replaced(KEY, fixed, "sck_%04d");
        fixed = replaced(REQUEST, fixed, "%032x");
        fixed = VALID_UNTIL.matcher(fixed).replaceAll("$12026-11-24 13:30");
        return "```console\n" + fixed.lines().map(String::stripTrailing).collect(Collectors.joining("\n")) + "\n```\n";
    }

    private String replaced(Pattern pattern, String in, String format) {
        return pattern.matcher(in)
                .replaceAll(found -> known.computeIfAbsent(found.group(), _ -> format.formatted(known.size() + 1)));
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:=-]+") ? argument : "'" + argument + "'";
    }
}
