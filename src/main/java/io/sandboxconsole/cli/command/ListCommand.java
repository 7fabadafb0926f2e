package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.Pages;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.output.OutputFormat;
import io.sandboxconsole.cli.output.OutputOptions;
import io.sandboxconsole.cli.output.Rows;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.HarmlessText;
import io.sandboxconsole.cli.terminal.Invocation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists live sandboxes, or those of a moment of the past.
@Command(
        name = "list",
        aliases = "ls",
        header = "List sandboxes.",
        description = "Lists the sandboxes that you may see, the newest first. With -w it goes on with each change.")
final class ListCommand extends ConsoleCommand {

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(names = "--sort", paramLabel = "FIELD", description = "Sort by this field; -FIELD turns the order round.")
    private @Nullable String sort;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "The fleet as it was then: 2026-11-24T14:30:00Z, \"2026-11-24 14:30\", 14:30 or 2h ago.")
    private @Nullable String asOf;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "" + Long.MAX_VALUE,
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "At most this many.")
    private long limit;

    @Option(
            names = {"-w", "--watch"},
            description = "Go on with the changes of these sandboxes until Ctrl-C.")
    private boolean watch;

    ListCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run(ConsoleClient client) {
        if (watch && (output.format() == OutputFormat.JSON || output.format() == OutputFormat.YAML)) {
            throw new CommandFailure(
                    ExitCode.USAGE, "-w has no end, and -o %s needs one.".formatted(output.format()), "Use -o jsonl.");
        }
        Rows rows = output.rows(SandboxColumns.LIVE, invocation());
        @Nullable
        Object moment = asOf == null ? null : output.times(invocation()).instant(asOf, "--as-of");
        Query list = Query.of("sandboxes").with("fields", output.members(SandboxColumns.LIVE));
        Query query = list.and("filter", filter.text()).with("sort", sort).with("asOf", moment);
        Document last = new Pages(client, query).read(limit, printed(rows));
        rows.end(filter.isEmpty() ? "There is no sandbox that you may see." : "No sandbox matches.");
        last.documents("dataAge").stream()
                .filter(age -> !age.flag("current"))
                .forEach(age -> terminal().say("Note: %s".formatted(HarmlessText.of(age.text("message")))));
        last.texts("notes").forEach(note -> terminal().say("Note: " + HarmlessText.of(note)));
        if (watch) {
            new Changes(client, list, filter.text(), rows, terminal())
                    .follow(events(client, Query.of("changes").with("filter", filter.text())));
        }
        return ExitCode.OK;
    }
}
