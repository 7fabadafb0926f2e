package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.output.Column;
import io.sandboxconsole.cli.output.Columns;
import io.sandboxconsole.cli.output.Facts;
import io.sandboxconsole.cli.output.OutputOptions;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Shows who calls, and what the caller may do.
@Command(
        name = "whoami",
        header = "Show who you are and what you may do.",
        description = "Shows by which name the console knows you, your roles, teams, permissions and limits.")
final class MeCommand extends ConsoleCommand {

    private static final Columns COLUMNS =
            new Columns(List.of(Column.of("name", "name"), Column.of("id", "id")), "id", row -> row.text("id"));

    @Mixin
    private final OutputOptions output = new OutputOptions();

    MeCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run(ConsoleClient client) {
        Document me = client.get(Query.of("me"));
        var facts = new Facts()
                .add("Console", client.console().toString())
                .add("Name", name(me))
                .add("Id", me.text("id"))
                .add("Kind", me.text("kind"))
                .add("Teams", String.join(", ", me.texts("teams")));
        facts.add("Acts for", me.text("actsFor"));
        facts.add("Connection", me.text("connection"));
        me.documents("grants").forEach(grant -> facts.add("Role", grant.text("role") + ", " + scope(grant)));
        facts.heading("Permissions");
        me.documents("permissions").forEach(one -> facts.add(one.text("permission"), reach(one)));
        output.print(me, facts, COLUMNS, invocation());
        return ExitCode.OK;
    }

    private static String scope(Document grant) {
        return switch (grant.text("scope")) {
            case "all" -> "all teams";
            case "team" -> "team " + grant.text("team");
            default -> grant.text("scope");
        };
    }

    private static String reach(Document permission) {
        if (permission.flag("everywhere")) {
            return "all teams";
        }
        List<String> reach = new ArrayList<>(permission.texts("teams"));
        if (permission.flag("own")) {
            reach.add("your own");
        }
        return String.join(", ", reach);
    }

    static String name(Document me) {
        return me.text("name").isEmpty() ? me.text("id") : me.text("name");
    }
}
