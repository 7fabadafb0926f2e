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
import io.sandboxconsole.cli.terminal.Invocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists the snapshots of a sandbox; commands below it take and delete them.
@Command(
        name = "snapshot",
        aliases = "snapshots",
        header = "List, take and delete snapshots of a sandbox.",
        description = "Lists the snapshots of a sandbox, which outlive it.")
final class SnapshotCommand extends ConsoleCommand {

    private static final Columns COLUMNS = new Columns(
            List.of(
                    Column.of("id", "id", Kind.ID, ALWAYS),
                    Column.of("name", "name"),
                    Column.of("state", "state", Kind.STATE, ALWAYS),
                    Column.of("age", "createdAt", Kind.AGE, ALWAYS),
                    Column.of("message", "message", Kind.TEXT, WIDE)),
            "id",
            row -> row.text("id"));

    /// Not required, because the commands below have their own.
    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            description = "The sandbox: id, the beginning of it, connection/id, or name.")
    private String name = "";

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private SnapshotCommand(Invocation invocation) {
        super(invocation);
    }

    static CommandLine line(Invocation invocation) {
        return new CommandLine(new SnapshotCommand(invocation))
                .addSubcommand(new Take(invocation))
                .addSubcommand(new Delete(invocation));
    }

    @Override
    ExitCode run(ConsoleClient client) {
        Rows rows = output.rows(COLUMNS, invocation());
        client.get(new SandboxNames(client).live(name).query("snapshots"), rows::add);
        rows.end("It has no snapshot.");
        return ExitCode.OK;
    }

    /// The body of a request with a name or without one.
    static Document named(@Nullable String name) {
        Map<String, @Nullable Object> body = new HashMap<>();
        if (name != null) {
            body.put("name", name);
        }
        return new Document(body);
    }

    @Command(name = "take", header = "Take a snapshot of a sandbox.")
    private static final class Take extends ConsoleCommand {

        @Parameters(paramLabel = "ID", description = "The sandbox.")
        private String id = "";

        @Option(names = "--name", paramLabel = "NAME", description = "The name of the snapshot.")
        private @Nullable String name;

        Take(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode run(ConsoleClient client) {
            SandboxNames.Sandbox sandbox = new SandboxNames(client).live(id);
            client.post(sandbox.query("snapshots"), named(name));
            tell("A snapshot of %s is being taken.", sandbox.name());
            return ExitCode.OK;
        }
    }

    @Command(name = "delete", header = "Delete a snapshot of a sandbox.")
    private static final class Delete extends ConsoleCommand {

        @Parameters(index = "0", paramLabel = "ID", description = "The sandbox.")
        private String id = "";

        @Parameters(index = "1", paramLabel = "SNAPSHOT", description = "The id of the snapshot.")
        private String snapshot = "";

        Delete(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode run(ConsoleClient client) {
            SandboxNames.Sandbox sandbox = new SandboxNames(client).live(id);
            client.send("DELETE", sandbox.query("snapshots", snapshot), null);
            tell("The snapshot %s is deleted.", snapshot);
            return ExitCode.OK;
        }
    }

    /// Copies a sandbox as it is.
    @Command(
            name = "fork",
            header = "Copy a sandbox as it is.",
            description = "Makes a copy of a sandbox, which goes on from there.")
    static final class Fork extends ConsoleCommand {

        @Parameters(paramLabel = "ID", description = "The sandbox: id, the beginning of it, connection/id, or name.")
        private String id = "";

        @Option(names = "--name", paramLabel = "NAME", description = "The name of the copy.")
        private @Nullable String name;

        Fork(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode run(ConsoleClient client) {
            SandboxNames.Sandbox sandbox = new SandboxNames(client).live(id);
            Document copy = client.create(
                    sandbox.query("fork"), named(name), UUID.randomUUID().toString());
            tell("%s is a copy of %s: %s", SandboxColumns.name(copy), sandbox.name(), SandboxColumns.reference(copy));
            return ExitCode.OK;
        }
    }
}
