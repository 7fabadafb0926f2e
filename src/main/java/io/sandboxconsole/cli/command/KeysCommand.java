package io.sandboxconsole.cli.command;

import static io.sandboxconsole.cli.output.Column.Show.ALWAYS;
import static io.sandboxconsole.cli.output.Column.Show.ASKED;
import static io.sandboxconsole.cli.output.Column.Show.WIDE;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.output.Column;
import io.sandboxconsole.cli.output.Column.Kind;
import io.sandboxconsole.cli.output.Columns;
import io.sandboxconsole.cli.output.OutputOptions;
import io.sandboxconsole.cli.output.Rows;
import io.sandboxconsole.cli.output.Times;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.HarmlessText;
import io.sandboxconsole.cli.terminal.Invocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists API keys; commands below it issue, rename, rotate, revoke and delete them.
@Command(
        name = "keys",
        aliases = "key",
        header = "List and manage API keys.",
        description =
                "Lists the API keys that you may see, never their values. A key manages no keys: sign in for that.")
final class KeysCommand extends ConsoleCommand {

    private static final Columns COLUMNS = new Columns(
            List.of(
                    Column.of("name", "name"),
                    Column.of("id", "id", Kind.ID, ALWAYS),
                    Column.of("kind", "kind"),
                    Column.of("role", "role"),
                    Column.of("status", "status", Kind.STATE, ALWAYS),
                    Column.of("team", "team"),
                    Column.of("age", "createdAt", Kind.AGE, ALWAYS),
                    Column.of("expires-in", "expiresAt", Kind.UNTIL, ALWAYS),
                    Column.of("last-used", "lastUsedAt", Kind.AGE, ALWAYS),
                    Column.of("prefix", "prefix", Kind.TEXT, WIDE),
                    Column.of("created-by", "createdBy", Kind.TEXT, WIDE),
                    Column.of("owner", "owner", Kind.TEXT, WIDE),
                    Column.of("connection", "connection", Kind.TEXT, WIDE),
                    Column.of("last-used-from", "lastUsedFrom", Kind.TEXT, ASKED),
                    Column.of("last-used-by", "lastUsedBy", Kind.TEXT, ASKED),
                    Column.of("changeable", "changeable", Kind.TEXT, ASKED)),
            "id",
            row -> row.text("id"));

    @Option(names = "--status", paramLabel = "STATUS", description = "active, expired, revoked or deleted.")
    private @Nullable String status;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private KeysCommand(Invocation invocation) {
        super(invocation);
    }

    static CommandLine line(Invocation invocation) {
        return new CommandLine(new KeysCommand(invocation))
                .addSubcommand(new Issue(invocation))
                .addSubcommand(new Rename(invocation))
                .addSubcommand(new Rotate(invocation))
                .addSubcommand(new Revoke(invocation))
                .addSubcommand(new Delete(invocation));
    }

    @Override
    ExitCode run(ConsoleClient client) {
        Rows rows = output.rows(COLUMNS, invocation());
        client.get(Query.of("keys").with("status", status), rows::add);
        rows.end("There is no key that you may see.");
        return ExitCode.OK;
    }

    /// A command about one key, named by its id or its name.
    private abstract static class KeyCommand extends ConsoleCommand {

        @Parameters(index = "0", paramLabel = "KEY", description = "The id or the name of the key.")
        private String named = "";

        KeyCommand(Invocation invocation) {
            super(invocation);
        }

        @Override
        final ExitCode run(ConsoleClient client) {
            List<Document> found = new ArrayList<>();
            client.get(Query.of("keys"), key -> {
                if (key.text("id").equals(named)
                        || (key.text("name").equals(named)
                                && !key.text("status").equals("deleted"))) {
                    found.add(key);
                }
            });
            if (found.isEmpty()) {
                throw new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "There is no key “%s” that you may see.".formatted(named),
                        "“sandbox keys” lists them.");
            }
            if (found.size() > 1) {
                throw new CommandFailure(
                        ExitCode.CONFLICT,
                        "“%s” names several keys.".formatted(named),
                        found.stream()
                                .map(key ->
                                        "  %s   %s   %s".formatted(key.text("id"), key.text("kind"), key.text("team")))
                                .toList());
            }
            return act(
                    client, found.getFirst(), Query.of("keys", found.getFirst().text("id")));
        }

        abstract ExitCode act(ConsoleClient client, Document key, Query query);

        Query below(Document key, String act) {
            return Query.of("keys", key.text("id"), act);
        }
    }

    private static ExitCode show(ConsoleCommand command, Document issued, boolean json) {
        String value = issued.text("value");
        if (json) {
            command.terminal().print(io.sandboxconsole.cli.json.JsonWriter.indented(issued, 0));
        } else {
            command.terminal().print(value);
        }
        command.terminal().flush();
        command.terminal()
                .say("The value of the key %s is shown only now. Keep it where secrets are kept."
                        .formatted(HarmlessText.of(issued.text("key.name"))));
        return ExitCode.OK;
    }

    @Command(
            name = "issue",
            header = "Issue a key.",
            description =
                    "Issues a personal key of yours, or with --team a service key. Its value goes to the standard output,"
                            + " once.")
    private static final class Issue extends ConsoleCommand {

        @Parameters(paramLabel = "NAME", description = "The name of the key.")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "viewer, operator, lead or service.")
        private String role = "";

        @Option(names = "--team", paramLabel = "TEAM", description = "For a service key: its team.")
        private @Nullable String team;

        @Option(names = "--connection", paramLabel = "ID", description = "For this connection only.")
        private @Nullable String connection;

        @Option(names = "--expires", paramLabel = "TIME", description = "When it ends; without it, as late as allowed.")
        private @Nullable String expires;

        @Option(names = "--for", paramLabel = "TIME", description = "How long it lives, such as 30d.")
        private @Nullable String lifetime;

        @Option(names = "--requests-per-minute", paramLabel = "N", description = "A limit.")
        private @Nullable Integer requests;

        @Option(names = "--sandboxes", paramLabel = "N", description = "The most sandboxes at a time.")
        private @Nullable Integer sandboxes;

        @Option(names = "--json", description = "Show the key in JSON, with its value.")
        private boolean json;

        Issue(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode run(ConsoleClient client) {
            var times = new Times(invocation().clock(), invocation().zone(), false);
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            put(body, "name", name);
            put(body, "role", role);
            put(body, "team", team);
            put(body, "connection", connection);
            put(body, "requestsPerMinute", requests);
            put(body, "sandboxes", sandboxes);
            if (expires != null) {
                put(body, "expiresAt", times.instant(expires, "--expires").toString());
            } else if (lifetime != null) {
                put(
                        body,
                        "expiresAt",
                        invocation()
                                .clock()
                                .instant()
                                .plus(Times.duration(lifetime, "--for"))
                                .toString());
            }
            return show(
                    this,
                    client.create(
                            Query.of("keys"),
                            new Document(body),
                            UUID.randomUUID().toString()),
                    json);
        }

        private static void put(Map<String, @Nullable Object> body, String member, @Nullable Object value) {
            if (value != null) {
                body.put(member, value);
            }
        }
    }

    @Command(name = "rename", header = "Rename a key.")
    private static final class Rename extends KeyCommand {

        @Parameters(index = "1", paramLabel = "NAME", description = "The new name.")
        private String name = "";

        Rename(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode act(ConsoleClient client, Document key, Query query) {
            client.send("PATCH", query, new Document(Map.of("name", name)));
            tell("%s is called %s now.", key.text("name"), name);
            return ExitCode.OK;
        }
    }

    @Command(
            name = "rotate",
            header = "Give a key another value.",
            description = "Gives a key another value, which goes to the standard output, once.")
    private static final class Rotate extends KeyCommand {

        @Option(names = "--overlap", paramLabel = "TIME", description = "How long the present value stays valid.")
        private @Nullable String overlap;

        @Option(names = "--json", description = "Show the key in JSON, with its value.")
        private boolean json;

        Rotate(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode act(ConsoleClient client, Document key, Query query) {
            @Nullable
            Document body = overlap == null
                    ? null
                    : new Document(Map.of(
                            "overlap", Times.duration(overlap, "--overlap").toString()));
            return show(this, client.post(below(key, "rotate"), body), json);
        }
    }

    /// A command that ends a key after a question.
    private abstract static class EndingCommand extends KeyCommand {

        @Option(
                names = {"-y", "--yes"},
                description = "Ask nothing.")
        private boolean yes;

        EndingCommand(Invocation invocation) {
            super(invocation);
        }

        void confirm(String act, Document key) {
            if (yes) {
                return;
            }
            if (!terminal().asks()) {
                throw new CommandFailure(
                        ExitCode.USAGE, "It needs a confirmation, and nobody can be asked here.", "Add --yes.");
            }
            @Nullable
            String answer = terminal().ask("%s the key %s? [y/N] ".formatted(act, HarmlessText.of(key.text("name"))));
            String word = answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT);
            if (!word.equals("y") && !word.equals("yes")) {
                throw new CommandFailure(ExitCode.USAGE, "Nothing was done.");
            }
        }
    }

    @Command(name = "revoke", header = "Revoke a key.", description = "From now on nobody gets in with it.")
    private static final class Revoke extends EndingCommand {

        Revoke(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode act(ConsoleClient client, Document key, Query query) {
            confirm("Revoke", key);
            client.post(below(key, "revoke"), null);
            tell("%s is revoked.", key.text("name"));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "delete",
            header = "Delete a key.",
            description = "Ends a key for good. Its name stays in the records of what it did.")
    private static final class Delete extends EndingCommand {

        Delete(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode act(ConsoleClient client, Document key, Query query) {
            confirm("Delete", key);
            client.send("DELETE", query, null);
            tell("%s is deleted.", key.text("name"));
            return ExitCode.OK;
        }
    }
}
