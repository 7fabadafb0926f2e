package io.sandboxconsole.cli.command;

import static io.sandboxconsole.cli.output.Column.Show.ALWAYS;
import static io.sandboxconsole.cli.output.Column.Show.ASKED;
import static io.sandboxconsole.cli.output.Column.Show.WIDE;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.Pages;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.output.Column;
import io.sandboxconsole.cli.output.Column.Kind;
import io.sandboxconsole.cli.output.Columns;
import io.sandboxconsole.cli.output.OutputOptions;
import io.sandboxconsole.cli.output.Rows;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists sandboxes that live and that have ended.
@Command(
        name = "history",
        header = "List sandboxes, also those that have ended.",
        description =
                "Lists every sandbox that the console ever saw and that you may see. The filter knows ended:, cause:,"
                        + " lived: and alive: here.")
final class HistoryCommand extends ConsoleCommand {

    private static final Columns COLUMNS = new Columns(
            List.of(
                    Column.text(
                            "name",
                            "sandbox.name,sandbox.id",
                            row -> SandboxColumns.name(row.document("sandbox")),
                            ALWAYS),
                    Column.of("id", "sandbox.id", Kind.ID, ALWAYS),
                    Column.of("state", "sandbox.state", Kind.STATE, ALWAYS),
                    Column.of("created-by", "sandbox.creator.displayName", Kind.TEXT, ALWAYS),
                    Column.of("team", "sandbox.team", Kind.TEXT, ALWAYS),
                    Column.of("age", "beganAt", Kind.AGE, ALWAYS),
                    Column.of("ended", "end.at", Kind.AGE, ALWAYS),
                    Column.of("cause", "end.cause", Kind.TEXT, ALWAYS),
                    Column.of("ended-by", "end.by", Kind.TEXT, WIDE),
                    Column.of("lived", "lived", Kind.TEXT, WIDE),
                    Column.of("connection", "sandbox.connection", Kind.ID, WIDE),
                    Column.of("source", "sandbox.source.reference", Kind.TEXT, WIDE),
                    Column.of("reason", "sandbox.reason", Kind.TEXT, WIDE),
                    Column.of("created", "beganAt", Kind.MOMENT, ASKED),
                    Column.of("ended-at", "end.at", Kind.MOMENT, ASKED),
                    Column.of("first-seen", "firstSeenAt", Kind.MOMENT, ASKED),
                    Column.of("last-seen", "end.lastSeen", Kind.MOMENT, ASKED)),
            "sandbox.connection,sandbox.id",
            row -> SandboxColumns.reference(row.document("sandbox")));

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(names = "--sort", paramLabel = "FIELD", description = "Sort by this field; -FIELD turns the order round.")
    private @Nullable String sort;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most this many; ${DEFAULT-VALUE} without it.")
    private long limit;

    HistoryCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run(ConsoleClient client) {
        Rows rows = output.rows(COLUMNS, invocation());
        Query query = Query.of("history")
                .with("filter", filter.text())
                .with("sort", sort)
                .with("fields", output.members(COLUMNS));
        Document last = new Pages(client, query).read(limit, printed(rows));
        rows.end(filter.isEmpty() ? "The history is empty." : "No sandbox matches.");
        if (!last.text("next").isEmpty() && output.format().isForPeople()) {
            terminal().say("Note: There are more; --limit shows them.");
        }
        return ExitCode.OK;
    }
}
