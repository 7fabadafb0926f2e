package io.sandboxconsole.cli.command;

import static io.sandboxconsole.cli.output.Column.Show.ALWAYS;

import io.sandboxconsole.cli.client.ConsoleClient;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists legal holds; commands below it place and release them.
@Command(
        name = "hold",
        header = "List, place and release legal holds.",
        description = "Lists the sandboxes under legal hold: nothing of their history is purged meanwhile.")
final class HoldCommand extends ConsoleCommand {

    private static final Columns COLUMNS = new Columns(
            List.of(
                    Column.text("name", "name,id", SandboxColumns::name, ALWAYS),
                    Column.of("id", "id", Kind.ID, ALWAYS),
                    Column.of("by", "hold.by"),
                    Column.of("reason", "hold.reason"),
                    Column.of("age", "hold.at", Kind.AGE, ALWAYS),
                    Column.of("until", "hold.until", Kind.UNTIL, ALWAYS)),
            "connection,id",
            SandboxColumns::reference);

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private HoldCommand(Invocation invocation) {
        super(invocation);
    }

    static CommandLine line(Invocation invocation) {
        return new CommandLine(new HoldCommand(invocation))
                .addSubcommand(new Place(invocation))
                .addSubcommand(new Release(invocation));
    }

    @Override
    ExitCode run(ConsoleClient client) {
        Rows rows = output.rows(COLUMNS, invocation());
        client.get(Query.of("holds"), rows::add);
        rows.end("There is no legal hold.");
        return ExitCode.OK;
    }

    @Command(name = "place", header = "Place a legal hold on a sandbox.", description = "Also after its end.")
    private static final class Place extends ConsoleCommand {

        @Parameters(paramLabel = "ID", description = "Its id, the beginning of it, connection/id, or its name.")
        private String name = "";

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the trail.")
        private String reason = "";

        @Option(
                names = "--until",
                paramLabel = "TIME",
                description = "When it ends by itself, a moment or such as 2d; without it, never.")
        private @Nullable String until;

        Place(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode run(ConsoleClient client) {
            SandboxNames.Sandbox sandbox = new SandboxNames(client).liveOrEnded(name);
            client.send("PUT", sandbox.query("hold"), new Document(terms(reason, until)));
            tell("%s is under legal hold.", sandbox.name());
            return ExitCode.OK;
        }
    }

    @Command(name = "release", header = "Release a legal hold.")
    private static final class Release extends ConsoleCommand {

        @Parameters(paramLabel = "ID", description = "Its id, the beginning of it, connection/id, or its name.")
        private String name = "";

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the trail.")
        private String reason = "";

        Release(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode run(ConsoleClient client) {
            SandboxNames.Sandbox sandbox = new SandboxNames(client).liveOrEnded(name);
            client.post(sandbox.query("hold", "release"), new Document(Map.of("reason", reason)));
            tell("The hold on %s is released.", sandbox.name());
            return ExitCode.OK;
        }
    }
}
