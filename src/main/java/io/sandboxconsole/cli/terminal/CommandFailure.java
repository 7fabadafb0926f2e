package io.sandboxconsole.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/// The end of a command without success: what happened, lines that show it, and what to do next.
public class CommandFailure extends RuntimeException {

    private final ExitCode exitCode;

    private final List<String> lines;

    /// @param what what happened, to which thing; one sentence
    /// @param lines what to do next, or candidates; a line each
    public CommandFailure(ExitCode exitCode, String what, List<String> lines) {
        super(what);
        this.exitCode = exitCode;
        this.lines = List.copyOf(lines);
    }

    public CommandFailure(ExitCode exitCode, String what, String... lines) {
        this(exitCode, what, List.of(lines));
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /// Returns what to do next, or candidates.
    public List<String> lines() {
        return lines;
    }

    /// Returns what to print, harmless for a terminal.
    public String text() {
        List<String> all = new ArrayList<>();
        all.add("Error: " + HarmlessText.of(getMessage()));
        lines.forEach(line -> all.add(HarmlessText.of(line)));
        return String.join("\n", all);
    }
}
