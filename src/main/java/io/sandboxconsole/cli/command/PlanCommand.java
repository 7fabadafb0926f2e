package io.sandboxconsole.cli.command;

import static io.sandboxconsole.cli.output.Column.Show.ALWAYS;
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
import io.sandboxconsole.cli.output.Times;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows a plan; commands below it make, start and discard plans.
@Command(
        name = "plan",
        header = "Make, show and start plans for several sandboxes.",
        description = "Shows a plan: one action on certain sandboxes, frozen with a hash. Nothing happens until it is"
                + " started.")
final class PlanCommand extends ConsoleCommand {

    static final Columns ITEMS = new Columns(
            List.of(
                    Column.text("name", "name,id", SandboxColumns::name, ALWAYS),
                    Column.of("id", "id", Kind.ID, ALWAYS),
                    Column.of("state", "state", Kind.STATE, ALWAYS),
                    Column.text(
                            "outcome",
                            "taken,skip,outcome",
                            row -> row.text("outcome").isEmpty()
                                    ? row.flag("taken") ? "taken" : "left out: " + row.text("skip")
                                    : row.text("outcome"),
                            ALWAYS),
                    Column.text(
                            "detail", "detail,skipDetail", row -> row.text("detail") + row.text("skipDetail"), ALWAYS),
                    Column.of("created-by", "creatorName", Kind.TEXT, WIDE),
                    Column.of("team", "team", Kind.TEXT, WIDE),
                    Column.of("age", "createdAt", Kind.AGE, WIDE),
                    Column.of("connection", "connection", Kind.ID, WIDE)),
            "connection,id",
            SandboxColumns::reference);

    private static final Columns PLAN = new Columns(
            List.of(
                    Column.of("id", "id", Kind.ID, ALWAYS),
                    Column.of("action", "action"),
                    Column.of("count", "count", Kind.NUMBER, ALWAYS),
                    Column.of("hash", "hash", Kind.ID, ALWAYS)),
            "id",
            row -> row.text("id"));

    @Parameters(paramLabel = "PLAN", arity = "0..1", description = "The id of a plan.")
    private @Nullable String id;

    @Option(names = "--items", description = "Show its sandboxes, also those that it leaves out and why.")
    private boolean items;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private PlanCommand(Invocation invocation) {
        super(invocation);
    }

    static CommandLine line(Invocation invocation) {
        return new CommandLine(new PlanCommand(invocation))
                .addSubcommand(new Make(invocation))
                .addSubcommand(new Start(invocation))
                .addSubcommand(new Discard(invocation));
    }

    @Override
    ExitCode run(ConsoleClient client) {
        if (id == null) {
            throw new CommandFailure(
                    ExitCode.USAGE, "Name a plan.", "“sandbox plan make --help” shows how one is made.");
        }
        if (items) {
            Rows rows = output.rows(ITEMS, invocation());
            new Pages(client, Query.of("plans", id, "items")).read(Long.MAX_VALUE, printed(rows));
            rows.end("The plan has no sandbox.");
        } else {
            Document plan = client.get(Query.of("plans", id));
            output.print(plan, PlanRun.facts(plan, output.times(invocation())), PLAN, invocation());
        }
        return ExitCode.OK;
    }

    @Command(
            name = "make",
            header = "Make a plan.",
            description = "Freezes which sandboxes an action would be taken on. It changes none of them.")
    private static final class Make extends ConsoleCommand {

        @Parameters(
                index = "0",
                paramLabel = "ACTION",
                description = "delete, pause, resume, start, stop, archive, renew or edit-metadata.")
        private String action = "";

        @Parameters(index = "1..*", paramLabel = "ID", description = "Sandboxes one by one, instead of a filter.")
        private List<String> names = List.of();

        @Mixin
        private final FilterOptions filter = new FilterOptions();

        @Mixin
        private final LimitOptions limits = new LimitOptions();

        @Mixin
        private final OutputOptions output = new OutputOptions();

        @Option(
                names = "--until",
                paramLabel = "TIME",
                description = "Of renew: the new expiry, a moment or such as 2d.")
        private @Nullable String until;

        @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Of edit-metadata: an entry to set.")
        private Map<String, String> set = new LinkedHashMap<>();

        @Option(names = "--remove", paramLabel = "KEY", description = "Of edit-metadata: a key to remove.")
        private List<String> remove = List.of();

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the trail.")
        private @Nullable String reason;

        Make(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode run(ConsoleClient client) {
            if (names.isEmpty() == filter.isEmpty()) {
                throw new CommandFailure(
                        ExitCode.USAGE, "Name sandboxes, or say which ones with a filter, but not both.");
            }
            Times times = output.times(invocation());
            Map<String, @Nullable Object> draft = new LinkedHashMap<>();
            draft.put("action", action);
            if (names.isEmpty()) {
                draft.put("filter", filter.text());
            } else {
                var sandboxes = new SandboxNames(client);
                draft.put(
                        "sandboxes",
                        names.stream()
                                .map(sandboxes::live)
                                .map(SandboxNames.Sandbox::wire)
                                .toList());
            }
            limits.addTo(draft);
            put(draft, "reason", reason);
            put(
                    draft,
                    "expiresAt",
                    until == null ? null : times.end(until, "--until").toString());
            put(draft, "set", set.isEmpty() ? null : set);
            put(draft, "remove", remove.isEmpty() ? null : remove);
            Document plan = client.post(Query.of("plans"), new Document(draft));
            output.print(plan, PlanRun.facts(plan, times), PLAN, invocation());
            return ExitCode.OK;
        }

        private static void put(Map<String, @Nullable Object> draft, String name, @Nullable Object value) {
            if (value != null) {
                draft.put(name, value);
            }
        }
    }

    @Command(
            name = "start",
            header = "Start a plan.",
            description =
                    "Starts a plan of yours, after you typed the number of its sandboxes, and follows its job. With"
                            + " --hash and --yes nothing is asked.")
    private static final class Start extends ConsoleCommand {

        @Parameters(paramLabel = "PLAN", description = "The id of the plan.")
        private String id = "";

        @Option(names = "--hash", paramLabel = "HASH", description = "The hash that you read; the plan must have it.")
        private @Nullable String hash;

        @Option(
                names = {"-y", "--yes"},
                description = "Ask nothing; only with --hash.")
        private boolean yes;

        @Option(names = "--detach", description = "Return as soon as the job is started.")
        private boolean detach;

        Start(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode run(ConsoleClient client) {
            if (yes != (hash != null)) {
                throw new CommandFailure(ExitCode.USAGE, "--yes and --hash come together.");
            }
            return new PlanRun(invocation(), client).start(client.get(Query.of("plans", id)), hash, detach);
        }
    }

    @Command(name = "discard", header = "Discard a plan.", description = "Discards a plan that was not started.")
    private static final class Discard extends ConsoleCommand {

        @Parameters(paramLabel = "PLAN", description = "The id of the plan.")
        private String id = "";

        Discard(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode run(ConsoleClient client) {
            client.send("DELETE", Query.of("plans", id), null);
            tell("The plan %s is discarded.", id);
            return ExitCode.OK;
        }
    }
}
