package io.sandboxconsole.cli.command;

import static io.sandboxconsole.cli.output.Column.Show.ALWAYS;
import static io.sandboxconsole.cli.output.Column.Show.ASKED;
import static io.sandboxconsole.cli.output.Column.Show.WIDE;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.EventStream;
import io.sandboxconsole.cli.client.Pages;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.client.StreamEnd;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.json.JsonReader;
import io.sandboxconsole.cli.output.Column;
import io.sandboxconsole.cli.output.Column.Kind;
import io.sandboxconsole.cli.output.Columns;
import io.sandboxconsole.cli.output.OutputOptions;
import io.sandboxconsole.cli.output.Rows;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows the audit trail; commands below it export and verify it.
@Command(
        name = "audit",
        header = "Show, follow, export or verify the audit trail.",
        description =
                "Lists the rows of the trail that you may see, the newest first. --follow goes on with each new one.")
final class AuditCommand extends ConsoleCommand {

    private static final Columns COLUMNS = new Columns(
            List.of(
                    Column.of("number", "number", Kind.NUMBER, ALWAYS),
                    Column.of("time", "at", Kind.MOMENT, ALWAYS),
                    Column.of("actor", "actor.name"),
                    Column.of("action", "action"),
                    Column.text(
                            "target",
                            "target.name,target.id",
                            row -> row.text("target.name").isEmpty() ? row.text("target.id") : row.text("target.name"),
                            ALWAYS),
                    Column.of("phase", "phase"),
                    Column.of("result", "result", Kind.STATE, ALWAYS),
                    Column.text(
                            "detail",
                            "code,detail",
                            row -> row.text("detail").isEmpty() ? row.text("code") : row.text("detail"),
                            WIDE),
                    Column.of("reason", "reason", Kind.TEXT, WIDE),
                    Column.of("door", "actor.door", Kind.TEXT, WIDE),
                    Column.of("address", "actor.address", Kind.TEXT, WIDE),
                    Column.of("actor-id", "actor.id", Kind.ID, ASKED),
                    Column.of("target-id", "target.id", Kind.ID, ASKED),
                    Column.of("connection", "target.connection", Kind.ID, ASKED),
                    Column.of("team", "target.team", Kind.TEXT, ASKED),
                    Column.of("caller", "caller", Kind.TEXT, ASKED),
                    Column.of("request", "request", Kind.ID, ASKED),
                    Column.of("job", "job", Kind.ID, ASKED),
                    Column.of("operation", "operation", Kind.ID, ASKED)),
            "number",
            row -> row.text("number"));

    @Mixin
    private final TrailOptions trail = new TrailOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most this many; ${DEFAULT-VALUE} without it.")
    private long limit;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with each new row until Ctrl-C.")
    private boolean follow;

    private AuditCommand(Invocation invocation) {
        super(invocation);
    }

    static CommandLine line(Invocation invocation) {
        return new CommandLine(new AuditCommand(invocation))
                .addSubcommand(new Export(invocation))
                .addSubcommand(new Keys(invocation))
                .addSubcommand(new VerifyCommand(invocation));
    }

    @Override
    ExitCode run(ConsoleClient client) {
        Rows rows = output.rows(COLUMNS, invocation());
        var times = output.times(invocation());
        if (follow) {
            Query query = trail.addTo(Query.of("audit", "events"), times);
            events(client, query).read(event -> {
                show(event, rows);
                return !terminal().isClosed();
            });
            return ExitCode.OK;
        }
        Query query = trail.addTo(Query.of("audit"), times).with("fields", output.members(COLUMNS));
        Document last = new Pages(client, query).read(limit, printed(rows));
        rows.end("No row of the trail matches.");
        if (!last.text("next").isEmpty() && output.format().isForPeople()) {
            terminal().say("Note: There are more; --limit shows them.");
        }
        return ExitCode.OK;
    }

    private void show(EventStream.Event event, Rows rows) {
        Document data = JsonReader.read(event.data());
        if (StreamEnd.isNotice(event.type())) {
            StreamEnd.tell(event.type(), data, terminal());
        } else {
            rows.add(data);
            rows.flush();
        }
    }

    @Command(
            name = "export",
            header = "Export the audit trail.",
            description = "Writes all rows that match, with proofs for “sandbox audit verify”, and records that.")
    private static final class Export extends ConsoleCommand {

        @Mixin
        private final TrailOptions trail = new TrailOptions();

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                defaultValue = "json-lines",
                description = "json-lines or csv; ${DEFAULT-VALUE} without it.")
        private String format = "";

        @Option(
                names = {"-f", "--file"},
                paramLabel = "FILE",
                description = "A new file to write to; else the standard output.")
        private @Nullable Path file;

        Export(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode run(ConsoleClient client) {
            var times = new OutputOptions().times(invocation());
            Query query = trail.addTo(Query.of("audit", "export"), times).with("format", format);
            if (file != null && Files.exists(file)) {
                throw new CommandFailure(ExitCode.CONFLICT, "There is a file %s already.".formatted(file));
            }
            try (InputStream rows = client.open(query, "application/jsonl, text/csv")) {
                if (file == null) {
                    copy(rows);
                } else {
                    save(rows, file);
                }
                return ExitCode.OK;
            } catch (IOException broken) {
                throw new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "The export broke off: %s".formatted(broken.getMessage()),
                        "What was written is not complete.");
            }
        }

        private void copy(InputStream rows) throws IOException {
            byte[] buffer = new byte[1 << 16];
            for (int length = rows.read(buffer); length >= 0 && !terminal().isClosed(); length = rows.read(buffer)) {
                terminal().write(buffer, length);
            }
            terminal().flush();
        }

        /// Only complete files have the name that was asked for.
        private void save(InputStream rows, Path to) throws IOException {
            Path part = Path.of(to + ".part");
            try {
                try (var channel = Files.newByteChannel(
                        part,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                    rows.transferTo(java.nio.channels.Channels.newOutputStream(channel));
                }
                Files.move(part, to);
            } finally {
                Files.deleteIfExists(part);
            }
            terminal().say("The export is in %s.".formatted(to));
        }
    }

    @Command(
            name = "keys",
            header = "Show the public keys that sign the trail.",
            description =
                    "Prints the keys in PEM. An export that is verified with them proves little: who changed the trail"
                            + " could have changed them as well. Keep copies of them elsewhere.")
    private static final class Keys extends ConsoleCommand {

        Keys(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode run(ConsoleClient client) {
            Document keys = client.get(Query.of("audit", "keys"));
            // The verifier knows by this line that the keys come from the console itself.
            terminal().print(FROM_THE_CONSOLE);
            keys.documents("keys").forEach(key -> {
                terminal().print("# %s, from %s".formatted(key.text("keyid"), key.text("from")));
                terminal().write(key.text("pem") + (key.text("pem").endsWith("\n") ? "" : "\n"));
            });
            return ExitCode.OK;
        }

        private static final String FROM_THE_CONSOLE = io.sandboxconsole.audit.verification.KeyList.FROM_THE_CONSOLE;
    }
}
