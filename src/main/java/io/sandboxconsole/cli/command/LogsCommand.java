package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.HarmlessText;
import io.sandboxconsole.cli.terminal.Invocation;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what a sandbox or its engine tells as plain text.
abstract class LogsCommand extends ConsoleCommand {

    private static final Duration PACE = Duration.ofSeconds(2);

    @Parameters(paramLabel = "ID", description = "Its id, the beginning of it, connection/id, or its name.")
    private String name = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is new, until Ctrl-C. The engine is asked every two seconds.")
    private boolean follow;

    @Option(names = "--raw", description = "Print control characters as they are, also on a terminal.")
    private boolean raw;

    private final String route;

    private LogsCommand(Invocation invocation, String route) {
        super(invocation);
        this.route = route;
    }

    @Override
    final ExitCode run(ConsoleClient client) {
        Query query = new SandboxNames(client).live(name).query(route);
        String shown = print(client.get(query), "");
        while (follow && !terminal().isClosed()) {
            invocation().sleep().accept(PACE);
            shown = print(client.get(query), shown);
        }
        return ExitCode.OK;
    }

    private String print(Document answer, String before) {
        String text = answer.text("text");
        String fresh = fresh(text, before);
        terminal().write(terminal().showsOutput() && !raw ? HarmlessText.lines(fresh) : fresh);
        if (!fresh.isEmpty() && !fresh.endsWith("\n")) {
            terminal().write("\n");
        }
        terminal().flush();
        if (before.isEmpty()) {
            answer.texts("warnings").forEach(warning -> terminal().say("Note: " + HarmlessText.of(warning)));
            if (answer.flag("truncated")) {
                terminal().say("Note: The engine left out the beginning.");
            }
            if (text.isEmpty()) {
                terminal().say("There is nothing to show yet.");
            }
        }
        return text;
    }

    /// Returns what a text has behind the one before it. An engine passes on the last lines only, so the end of the one
    /// before may stand anywhere in it.
    static String fresh(String text, String before) {
        if (text.startsWith(before)) {
            return text.substring(before.length());
        }
        int lines = 0;
        for (int start = before.indexOf('\n') + 1;
                start > 0 && start < before.length();
                start = before.indexOf('\n', start) + 1) {
            String rest = before.substring(start);
            if (text.startsWith(rest)) {
                return text.substring(rest.length());
            }
            if (++lines > 100_000) {
                break;
            }
        }
        return text;
    }

    @Command(
            name = "logs",
            header = "Show the logs of a sandbox.",
            description =
                    "Shows what the engine kept of a sandbox's output. On a terminal, control characters are escaped.")
    static final class Logs extends LogsCommand {
        Logs(Invocation invocation) {
            super(invocation, "logs");
        }
    }

    @Command(
            name = "events",
            header = "Show what the engine says about a sandbox.",
            description = "Shows the engine's own events about a sandbox, such as why no image was found.")
    static final class Events extends LogsCommand {
        Events(Invocation invocation) {
            super(invocation, "events");
        }
    }
}
