package io.sandboxconsole.cli.command;

import static io.sandboxconsole.cli.output.Column.Show.ALWAYS;
import static io.sandboxconsole.cli.output.Column.Show.WIDE;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.output.Column;
import io.sandboxconsole.cli.output.Column.Kind;
import io.sandboxconsole.cli.output.Columns;
import io.sandboxconsole.cli.output.OutputOptions;
import io.sandboxconsole.cli.output.Rows;
import io.sandboxconsole.cli.terminal.CommandFailure;
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

/// Lists locks; commands below it place, change and end them.
@Command(
        name = "lock",
        aliases = "locks",
        header = "List, place, change and end locks.",
        description = "Lists the locks that you may see. What is locked, nothing that passes the console ends.")
final class LockCommand extends ConsoleCommand {

    private static final int UUID_LENGTH = 36;

    private static final Columns COLUMNS = new Columns(
            List.of(
                    Column.of("id", "id", Kind.ID, ALWAYS),
                    Column.of("kind", "kind"),
                    Column.of("protects", "title"),
                    Column.of("reason", "reason"),
                    Column.of("by", "by"),
                    Column.of("age", "at", Kind.AGE, ALWAYS),
                    Column.of("until", "until", Kind.UNTIL, ALWAYS),
                    Column.of("team", "team", Kind.TEXT, WIDE),
                    Column.of("removable", "removable", Kind.TEXT, WIDE)),
            "id",
            row -> row.text("id"));

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private LockCommand(Invocation invocation) {
        super(invocation);
    }

    static CommandLine line(Invocation invocation) {
        return new CommandLine(new LockCommand(invocation))
                .addSubcommand(new Place(invocation))
                .addSubcommand(new Change(invocation))
                .addSubcommand(new End(invocation));
    }

    @Override
    ExitCode run(ConsoleClient client) {
        Rows rows = output.rows(COLUMNS, invocation());
        client.get(Query.of("locks"), rows::add);
        rows.end("There is no lock that you may see.");
        return ExitCode.OK;
    }

    @Command(
            name = "place",
            header = "Lock a sandbox, or all of a creator or label.",
            description = "Locks one sandbox; or with --creator or --label all of a group, also those to come.")
    private static final class Place extends ConsoleCommand {

        @Parameters(arity = "0..1", paramLabel = "ID", description = "The sandbox: id, connection/id, or name.")
        private @Nullable String name;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for those whom it stops.")
        private String reason = "";

        @Option(
                names = "--until",
                paramLabel = "TIME",
                description = "When it ends by itself, a moment or such as 2d; without it, never.")
        private @Nullable String until;

        @Option(names = "--creator", paramLabel = "ID", description = "All sandboxes of this creator, by id.")
        private @Nullable String creator;

        @Option(
                names = {"-l", "--label"},
                paramLabel = "KEY=VALUE",
                description = "All sandboxes with this metadata.")
        private @Nullable String label;

        @Option(names = "--team", paramLabel = "TEAM", description = "Of a group only those of this team.")
        private @Nullable String team;

        Place(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode run(ConsoleClient client) {
            if ((name == null ? 0 : 1) + (creator == null ? 0 : 1) + (label == null ? 0 : 1) != 1) {
                throw new CommandFailure(ExitCode.USAGE, "Name one sandbox, or --creator, or --label.");
            }
            Map<String, @Nullable Object> lock = terms(reason, until);
            Document placed = client.post(query(client, lock), new Document(lock));
            tell("%s is locked: %s", placed.text("title"), placed.text("id"));
            return ExitCode.OK;
        }

        private Query query(ConsoleClient client, Map<String, @Nullable Object> lock) {
            if (name != null) {
                return new SandboxNames(client).live(name).query("lock");
            }
            if (creator != null) {
                lock.put("creator", creator);
            } else if (label != null) {
                int equals = label.indexOf('=');
                if (equals < 1) {
                    throw new CommandFailure(ExitCode.USAGE, "--label takes KEY=VALUE, and not “%s”.".formatted(label));
                }
                lock.put("labelKey", label.substring(0, equals));
                lock.put("labelValue", label.substring(equals + 1));
            }
            if (team != null) {
                lock.put("team", team);
            }
            return Query.of("locks");
        }
    }

    @Command(
            name = "change",
            header = "Change the reason and the end of a lock.",
            description = "Replaces the reason and the end of a lock, with no moment without it.")
    private static final class Change extends ConsoleCommand {

        @Parameters(paramLabel = "LOCK", description = "The id of the lock.")
        private String id = "";

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for those whom it stops.")
        private String reason = "";

        @Option(
                names = "--until",
                paramLabel = "TIME",
                description = "When it ends by itself, a moment or such as 2d; without it, never.")
        private @Nullable String until;

        Change(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode run(ConsoleClient client) {
            requireId(id);
            Document changed = client.send("PATCH", Query.of("locks", id), new Document(terms(reason, until)));
            tell("The lock on %s is changed.", changed.text("title"));
            return ExitCode.OK;
        }
    }

    private static void requireId(String id) {
        if (id.length() != UUID_LENGTH) {
            throw new CommandFailure(
                    ExitCode.USAGE, "“%s” is no id of a lock.".formatted(id), "“sandbox lock” lists them.");
        }
    }

    @Command(name = "end", header = "End a lock.", description = "Ends a lock, by its own id or that of its sandbox.")
    private static final class End extends ConsoleCommand {

        @Parameters(paramLabel = "LOCK", description = "The id of the lock.", arity = "0..1")
        private @Nullable String id;

        @Option(names = "--sandbox", paramLabel = "ID", description = "The lock on this one sandbox instead.")
        private @Nullable String sandbox;

        End(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode run(ConsoleClient client) {
            if ((id == null) == (sandbox == null)) {
                throw new CommandFailure(ExitCode.USAGE, "Name a lock, or --sandbox.");
            }
            if (id != null) {
                requireId(id);
            }
            Query query = id == null
                    ? new SandboxNames(client).live(String.valueOf(sandbox)).query("lock")
                    : Query.of("locks", id);
            client.send("DELETE", query, null);
            tell("The lock is ended.");
            return ExitCode.OK;
        }
    }
}
