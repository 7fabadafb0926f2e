package io.sandboxconsole.cli.command;

import static io.sandboxconsole.cli.output.Column.Show.ALWAYS;
import static io.sandboxconsole.cli.output.Column.Show.WIDE;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.output.Column;
import io.sandboxconsole.cli.output.Column.Kind;
import io.sandboxconsole.cli.output.Columns;
import io.sandboxconsole.cli.output.Facts;
import io.sandboxconsole.cli.output.OutputOptions;
import io.sandboxconsole.cli.output.Rows;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import io.sandboxconsole.cli.terminal.Style;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Lists the engines behind the console; commands below it check and refresh them.
@Command(
        name = "connections",
        header = "List, check and refresh the engines.",
        description = "Lists the configured engines, whether they answer, and how old their rows are.")
final class ConnectionsCommand extends ConsoleCommand {

    private static final Columns COLUMNS = new Columns(
            List.of(
                    Column.of("id", "id", Kind.ID, ALWAYS),
                    Column.of("name", "name"),
                    Column.of("engine", "engine"),
                    Column.of("status", "health.status", Kind.STATE, ALWAYS),
                    Column.of("data-age", "health.listedAt", Kind.AGE, ALWAYS),
                    Column.of("sandboxes", "sandboxes", Kind.NUMBER, ALWAYS),
                    Column.of("message", "health.message", Kind.TEXT, WIDE),
                    Column.of("host", "host", Kind.TEXT, WIDE),
                    Column.of("version", "engineVersion", Kind.TEXT, WIDE)),
            "id",
            row -> row.text("id"));

    private static final Columns CHECK = new Columns(
            List.of(Column.of("connection", "connection"), Column.of("reachable", "reachable")),
            "connection",
            row -> row.text("connection"));

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private ConnectionsCommand(Invocation invocation) {
        super(invocation);
    }

    static CommandLine line(Invocation invocation) {
        return new CommandLine(new ConnectionsCommand(invocation))
                .addSubcommand(new Check(invocation))
                .addSubcommand(new Refresh(invocation));
    }

    @Override
    ExitCode run(ConsoleClient client) {
        Rows rows = output.rows(COLUMNS, invocation());
        client.get(Query.of("connections"), rows::add);
        rows.end("No engine is configured.");
        return ExitCode.OK;
    }

    @Command(
            name = "check",
            header = "Check a connection now.",
            description =
                    "Asks the engine about itself: key, permissions, version, clock, limits. Exit code 6 if it does not"
                            + " answer.")
    private static final class Check extends ConsoleCommand {

        @Parameters(paramLabel = "CONNECTION", description = "The id of the connection.")
        private String id = "";

        @Mixin
        private final OutputOptions output = new OutputOptions();

        Check(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode run(ConsoleClient client) {
            Document check = client.post(Query.of("connections", id, "checks"), null);
            output.print(check, facts(check), CHECK, invocation());
            return check.flag("reachable") ? ExitCode.OK : ExitCode.ENGINE;
        }

        private static Facts facts(Document check) {
            var facts = new Facts()
                    .add("Connection", check.text("connection"))
                    .add(
                            "Reachable",
                            check.flag("reachable") ? "yes" : "no",
                            check.flag("reachable") ? Style.GOOD : Style.BAD)
                    .add("Problem", check.text("problem"), Style.BAD)
                    .add("Round trip", seconds(check.text("roundTrip")))
                    .add("Version", check.text("version"))
                    .add("Organization", check.text("organization"))
                    .add("Credential", check.text("credential.kind"))
                    .add("Key", check.text("credential.name"))
                    .add("Key expires", check.text("credential.expiresAt"))
                    .add("Clock ahead by", seconds(check.text("clockLead")));
            check.documents("headRooms")
                    .forEach(room -> facts.add(
                            "Limit " + room.text("limiter"),
                            "%s of %s left".formatted(room.text("remaining"), room.text("limit"))));
            check.documents("findings")
                    .forEach(finding -> facts.add(
                            finding.text("level"),
                            (finding.text("sentence") + " " + finding.text("consequence")).strip(),
                            style(finding.text("level"))));
            return facts;
        }

        private static Style style(String level) {
            return switch (level) {
                case "good" -> Style.GOOD;
                case "warning", "missing" -> Style.WARNING;
                default -> Style.NONE;
            };
        }

        private static String seconds(String iso) {
            return iso.startsWith("PT") ? iso.substring(2).toLowerCase(java.util.Locale.ROOT) : iso;
        }
    }

    @Command(
            name = "refresh",
            header = "List the sandboxes of a connection anew.",
            description = "Has the engine's sandboxes listed at once, and returns before they are.")
    private static final class Refresh extends ConsoleCommand {

        @Parameters(paramLabel = "CONNECTION", description = "The id of the connection.")
        private String id = "";

        Refresh(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode run(ConsoleClient client) {
            client.post(Query.of("connections", id, "refresh"), null);
            tell("The sandboxes of %s are being listed.", id);
            return ExitCode.OK;
        }
    }
}
