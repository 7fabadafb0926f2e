package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.output.Column;
import io.sandboxconsole.cli.output.Columns;
import io.sandboxconsole.cli.output.Facts;
import io.sandboxconsole.cli.output.OutputOptions;
import io.sandboxconsole.cli.output.Times;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows why sandboxes failed and ended.
@Command(
        name = "failures",
        header = "Show why sandboxes failed.",
        description =
                "Shows how many sandboxes failed in the last days, beside the days before: by cause, reason, image,"
                        + " creator, team and connection, with the newest ones and the end of their logs.")
final class FailuresCommand extends ConsoleCommand {

    private static final Columns COLUMNS =
            new Columns(List.of(Column.of("total", "total.count")), "total", row -> row.text("total.count"));

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "The last N days, today among them; ${DEFAULT-VALUE} without it.")
    private int days;

    @Option(names = "--ended", description = "Count all that ended, and not only those that failed.")
    private boolean ended;

    @Option(
            names = "--reason",
            paramLabel = "WORD",
            description = "Count only those with this reason of the engine; none for those without one.")
    private @Nullable String reason;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    FailuresCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run(ConsoleClient client) {
        Document failures = client.get(Query.of("failures")
                .with("days", Integer.toString(days))
                .with("population", ended ? "ended" : "failed")
                .with("reason", reason)
                .with("zone", invocation().zone().getId()));
        Times times = output.times(invocation());
        output.print(failures, facts(failures, times), COLUMNS, invocation());
        if (output.format().isForPeople()) {
            note(failures, times);
        }
        return ExitCode.OK;
    }

    private Facts facts(Document failures, Times times) {
        var facts = new Facts()
                .add(ended ? "Ended" : "Failed", "%s to %s".formatted(failures.text("from"), failures.text("until")))
                .add("Sandboxes", counted(failures, "total.count", "total.filter"))
                .add("Before", counted(failures, "total.before", "total.filterBefore"))
                .add("Failed and still listed", counted(failures, "failing.count", "failing.filter"));
        failures.documents("by").forEach(field -> {
            List<Document> values = field.documents("values");
            if (!values.isEmpty()) {
                facts.heading("By " + field.text("field"));
                values.forEach(value -> facts.add(OverviewCommand.label(value), trend(value)));
                Document others = field.document("others");
                facts.add("… and others", others.members().isEmpty() ? "" : trend(others));
            }
        });
        List<Document> examples = failures.documents("examples");
        if (!examples.isEmpty()) {
            facts.heading("Newest that failed");
            examples.forEach(example -> add(facts, example, times));
        }
        return facts;
    }

    private static String counted(Document failures, String count, String filter) {
        return FilterOptions.counted(failures.text(count), "history", failures.text(filter));
    }

    private static String trend(Document value) {
        return "%s, before %s".formatted(value.text("trend.count"), value.text("trend.before"));
    }

    private static void add(Facts facts, Document example, Times times) {
        Document sandbox = example.document("life.sandbox");
        String said = Stream.of(sandbox.text("reason"), sandbox.text("message"))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" – "));
        facts.add(
                SandboxColumns.name(sandbox),
                "%s, %s%s"
                        .formatted(
                                example.text("life.end.cause"),
                                times.moment(example.text("life.end.at")),
                                said.isEmpty() ? "" : ": " + said));
        example.texts("lastLines").forEach(line -> facts.add("", line));
    }

    private void note(Document failures, Times times) {
        if (!failures.text("completeSince").isEmpty()) {
            terminal()
                    .say("Note: The numbers are complete since %s."
                            .formatted(times.moment(failures.text("completeSince"))));
        }
        long gaps = failures.documents("gaps").size();
        if (gaps > 0) {
            terminal().say("Note: Connections were not watched at times (%d); -o json tells when.".formatted(gaps));
        }
    }
}
