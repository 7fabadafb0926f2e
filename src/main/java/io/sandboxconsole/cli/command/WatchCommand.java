package io.sandboxconsole.cli.command;

import static io.sandboxconsole.cli.output.Column.Show.ALWAYS;
import static io.sandboxconsole.cli.output.Column.Show.WIDE;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.client.StreamEnd;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.json.JsonReader;
import io.sandboxconsole.cli.output.Column;
import io.sandboxconsole.cli.output.Column.Kind;
import io.sandboxconsole.cli.output.Columns;
import io.sandboxconsole.cli.output.OutputOptions;
import io.sandboxconsole.cli.output.Rows;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Follows the changes of the fleet.
@Command(
        name = "watch",
        header = "Follow the changes of sandboxes.",
        description =
                "Prints a line for each change of a sandbox that you may see and that the filter finds, until Ctrl-C. A lost connection is made"
                        + " again, and what was missed comes first.")
final class WatchCommand extends ConsoleCommand {

    static final Columns CHANGES = new Columns(
            List.of(
                    Column.of("time", "at", Kind.MOMENT, ALWAYS),
                    Column.of("event", "kind"),
                    Column.text("name", "name,id", SandboxColumns::name, ALWAYS),
                    Column.of("id", "id", Kind.ID, ALWAYS),
                    Column.of("state", "state", Kind.STATE, ALWAYS),
                    Column.text("changes", "changes", TimelineCommand::details, ALWAYS),
                    Column.of("team", "team", Kind.TEXT, WIDE),
                    Column.of("connection", "connection", Kind.ID, WIDE),
                    Column.of("origin", "origin", Kind.TEXT, WIDE)),
            "connection,id",
            SandboxColumns::reference);

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(names = "--count", paramLabel = "N", defaultValue = "0", description = "End after N changes.")
    private int count;

    WatchCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run(ConsoleClient client) {
        Rows rows = output.rows(CHANGES, invocation());
        int[] seen = {0};
        events(client, Query.of("changes").with("filter", filter.text())).read(event -> {
            Document data = JsonReader.read(event.data());
            if (StreamEnd.isNotice(event.type())) {
                StreamEnd.tell(event.type(), data, terminal());
            } else {
                rows.add(data);
                rows.flush();
                seen[0]++;
            }
            return !terminal().isClosed() && (count == 0 || seen[0] < count);
        });
        return ExitCode.OK;
    }
}
