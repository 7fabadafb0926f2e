package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.json.Document;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Deletes sandboxes: one after a question, several by a plan and a job.
@Command(
        name = "delete",
        aliases = "rm",
        header = "Delete sandboxes.",
        description =
                "Deletes one sandbox after a question. Several go over a plan: it is shown, you type the number of"
                        + " sandboxes, and a job deletes them. --plan shows the plan and ends; with its HASH and --yes nothing is"
                        + " asked, and only the sandboxes that were looked at are deleted.")
final class DeleteCommand extends ConsoleCommand {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Ids, the beginnings of ids, connection/id, or names.")
    private List<String> names = List.of();

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Option(
            names = "--plan",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "HASH",
            description = "Show the plan and end; with a HASH, carry out the plan that has it.")
    private @Nullable String plan;

    @Option(
            names = {"-y", "--yes"},
            description = "Ask nothing. For several sandboxes with --plan HASH only.")
    private boolean yes;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the trail.")
    private @Nullable String reason;

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            description = "Delete one sandbox after this time; “undo” keeps it.")
    private @Nullable String grace;

    @Option(names = "--except", paramLabel = "ID", description = "Leave this one out of a filter.")
    private List<String> except = List.of();

    @Option(names = "--detach", description = "Return as soon as the job is started.")
    private boolean detach;

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    DeleteCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run(ConsoleClient client) {
        List<String> named = new ArrayList<>(names);
        @Nullable String hash = null;
        if (plan != null && !plan.isEmpty()) {
            if (HASH.matcher(plan).matches()) {
                hash = plan;
            } else {
                // `--plan ID`: the option takes a value only if it is a hash.
                named.addFirst(plan);
            }
        }
        if (named.isEmpty() == filter.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "Name sandboxes, or say which ones with a filter, but not both.");
        }
        if (plan == null && named.size() == 1) {
            return deleteOne(client, new SandboxNames(client).live(named.getFirst()));
        }
        if (yes && hash == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--yes deletes several sandboxes only with the hash of a plan that was looked at.",
                    "Make the plan with --plan, and repeat the command with --plan HASH --yes.");
        }
        Document made = client.post(Query.of("plans"), draft(client, named));
        if (hash != null && !yes) {
            throw new CommandFailure(ExitCode.USAGE, "Add --yes to carry out the plan with this hash.");
        }
        if (plan != null && hash == null) {
            return show(made);
        }
        return new PlanRun(invocation(), client).start(made, hash, detach);
    }

    private ExitCode show(Document made) {
        PlanRun.facts(made, new Times(invocation().clock(), invocation().zone(), false))
                .print(terminal());
        terminal().flush();
        terminal()
                .say("Nothing is deleted yet. “sandbox plan %s --items” shows the sandboxes; the same command with"
                                .formatted(made.text("id"))
                        + " --plan %s --yes deletes them.".formatted(made.text("hash")));
        return ExitCode.OK;
    }

    private Document draft(ConsoleClient client, List<String> named) {
        Map<String, @Nullable Object> draft = new LinkedHashMap<>();
        draft.put("action", "delete");
        var sandboxes = new SandboxNames(client);
        if (named.isEmpty()) {
            draft.put("filter", filter.text());
            if (!except.isEmpty()) {
                draft.put(
                        "except",
                        except.stream()
                                .map(sandboxes::live)
                                .map(SandboxNames.Sandbox::wire)
                                .toList());
            }
        } else {
            draft.put(
                    "sandboxes",
                    named.stream()
                            .map(sandboxes::live)
                            .map(SandboxNames.Sandbox::wire)
                            .toList());
        }
        limits.addTo(draft);
        if (reason != null) {
            draft.put("reason", reason);
        }
        return new Document(draft);
    }

    private ExitCode deleteOne(ConsoleClient client, SandboxNames.Sandbox sandbox) {
        if (!yes) {
            confirm(sandbox);
        }
        Document answer = client.send(
                "DELETE",
                sandbox.query()
                        .with(
                                "grace",
                                grace == null
                                        ? null
                                        : Times.duration(grace, "--grace").toString()),
                null);
        String due = answer.text("pending.dueAt");
        if (due.isEmpty()) {
            tell("%s is deleted.", sandbox.name());
        } else {
            tell(
                    "%s is deleted %s; until then “sandbox undo %s” keeps it.",
                    sandbox.name(),
                    new Times(invocation().clock(), invocation().zone(), false).until(due),
                    sandbox.reference());
        }
        return ExitCode.OK;
    }

    private void confirm(SandboxNames.Sandbox sandbox) {
        if (!terminal().asks()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "A deletion needs a confirmation, and nobody can be asked here.", "Add --yes.");
        }
        @Nullable
        String answer = terminal()
                .ask("Delete %s (%s, %s, created by %s)? [y/N] "
                        .formatted(
                                HarmlessText.of(sandbox.name()),
                                HarmlessText.of(sandbox.reference()),
                                sandbox.state(),
                                HarmlessText.of(sandbox.row().text("creator.displayName"))));
        String word = answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT);
        if (!word.equals("y") && !word.equals("yes")) {
            throw new CommandFailure(ExitCode.USAGE, "Nothing was deleted.");
        }
    }
}
