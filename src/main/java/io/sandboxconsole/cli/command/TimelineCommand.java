package io.sandboxconsole.cli.command;

import static io.sandboxconsole.cli.output.Column.Show.ALWAYS;
import static io.sandboxconsole.cli.output.Column.Show.WIDE;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.output.Column;
import io.sandboxconsole.cli.output.Column.Kind;
import io.sandboxconsole.cli.output.Columns;
import io.sandboxconsole.cli.output.OutputOptions;
import io.sandboxconsole.cli.output.Rows;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.HarmlessText;
import io.sandboxconsole.cli.terminal.Invocation;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells what happened to one sandbox, live or ended.
@Command(
        name = "timeline",
        header = "Show what happened to a sandbox.",
        description =
                "Shows what the history, the trail and the engine's own log tell of a sandbox, also after its end,"
                        + " the oldest first.")
final class TimelineCommand extends ConsoleCommand {

    private static final Columns COLUMNS = new Columns(
            List.of(
                    Column.of("time", "at", Kind.MOMENT, ALWAYS),
                    Column.of("event", "kind"),
                    Column.of("by", "by"),
                    Column.of("result", "result", Kind.STATE, ALWAYS),
                    Column.text("details", "changes,detail", TimelineCommand::details, ALWAYS),
                    Column.of("source", "source", Kind.TEXT, WIDE),
                    Column.of("origin", "origin", Kind.TEXT, WIDE),
                    Column.of("operation", "operation", Kind.ID, WIDE)),
            "sequence",
            row -> row.text("at"));

    @Parameters(paramLabel = "ID", description = "Its id, the beginning of it, connection/id, or its name.")
    private String name = "";

    @Option(names = "--last-words", description = "Show also what it last said before it failed.")
    private boolean lastWords;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    TimelineCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run(ConsoleClient client) {
        Document timeline =
                client.get(new SandboxNames(client).liveOrEnded(name).query("timeline"));
        Rows rows = output.rows(COLUMNS, invocation());
        timeline.documents("events").reversed().forEach(rows::add);
        rows.end("Nothing is known of it yet.");
        if (timeline.flag("truncated")) {
            terminal().say("Note: There are older events than these.");
        }
        timeline.documents("gaps")
                .forEach(gap -> terminal()
                        .say("Note: Nobody watched its connection from %s to %s."
                                .formatted(
                                        output.times(invocation()).moment(gap.text("from")),
                                        output.times(invocation()).moment(gap.text("until")))));
        if (lastWords) {
            print(timeline.document("lastWords"));
        }
        return ExitCode.OK;
    }

    private void print(Document words) {
        if (words.members().isEmpty()) {
            terminal().say("Nothing is kept of what it last said.");
            return;
        }
        terminal()
                .write("\n" + HarmlessText.lines(words.text("events")) + "\n" + HarmlessText.lines(words.text("logs"))
                        + "\n");
    }

    static String details(Document event) {
        String changes = event.documents("changes").stream()
                .map(change -> "%s: %s → %s"
                        .formatted(
                                change.text("field"),
                                change.text("before").isEmpty() ? "-" : change.text("before"),
                                change.text("after").isEmpty() ? "-" : change.text("after")))
                .collect(Collectors.joining(", "));
        return changes.isEmpty() ? event.text("detail") : changes;
    }
}
