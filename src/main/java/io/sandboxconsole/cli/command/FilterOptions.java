package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which sandboxes are meant. They are put together as one text of the filter language, which the
/// console reads as that of the screens.
final class FilterOptions {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{Nd}_./@+-]*[\\p{L}\\p{Nd}_./@+]");

    @Option(
            names = "--created-by",
            paramLabel = "NAME",
            description =
                    "Created by this person or key, by name or id; several are alternatives. Also me and unknown.")
    private List<String> creators = List.of();

    @Option(
            names = "--state",
            split = ",",
            paramLabel = "STATE",
            description = "In this state, such as running, paused or failed; several are alternatives.")
    private List<String> states = List.of();

    @Option(names = "--team", split = ",", paramLabel = "TEAM", description = "Of this team; several are alternatives.")
    private List<String> teams = List.of();

    @Option(names = "--connection", split = ",", paramLabel = "ID", description = "At this connection.")
    private List<String> connections = List.of();

    @Option(
            names = {"-l", "--label"},
            paramLabel = "KEY[=VALUE]",
            description = "With this metadata; several must all hold.")
    private List<String> labels = List.of();

    @Option(
            names = "--filter",
            paramLabel = "TEXT",
            description = "What the filter language says (docs/filter.md), beside the other options.")
    private @Nullable String filter;

    /// Returns whether any option restricts what is meant.
    boolean isEmpty() {
        return text().isEmpty();
    }

    /// Returns all options as one filter.
    String text() {
        List<String> terms = new ArrayList<>();
        if (filter != null && !filter.isBlank()) {
            terms.add(filter.strip());
        }
        anyOf("creator", creators, terms);
        anyOf("state", states, terms);
        anyOf("team", teams, terms);
        anyOf("connection", connections, terms);
        labels.stream().map(FilterOptions::label).forEach(terms::add);
        return String.join(" ", terms);
    }

    private static void anyOf(String field, List<String> values, List<String> terms) {
        if (!values.isEmpty()) {
            terms.add(field + ":" + values.stream().map(FilterOptions::value).collect(Collectors.joining(",")));
        }
    }

    private static String label(String text) {
        int equals = text.indexOf('=');
        String key = equals < 0 ? text : text.substring(0, equals);
        if (key.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "--label takes KEY or KEY=VALUE, and not “%s”.".formatted(text));
        }
        return "label." + value(key) + (equals < 0 ? "" : "=" + value(text.substring(equals + 1)));
    }

    /// Returns a number with the command that lists the sandboxes behind it, where there is a filter for them.
    static String counted(String number, String command, String filter) {
        return filter.isEmpty()
                ? number
                : "%s   sandbox %s --filter '%s'".formatted(number, command, filter.replace("'", "'\\''"));
    }

    /// Returns a value so that the filter language takes none of its characters for something else.
    static String value(String text) {
        return PLAIN.matcher(text).matches()
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
