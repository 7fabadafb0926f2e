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
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows the fleet in numbers.
@Command(
        name = "overview",
        header = "Show the fleet in numbers.",
        description = "Shows how many sandboxes there are by state, creator, team and connection, and what deserves"
                + " attention, each with the filter that finds them.")
final class OverviewCommand extends ConsoleCommand {

    private static final int VALUES = 10;

    private static final Columns COLUMNS =
            new Columns(List.of(Column.of("total", "total")), "total", row -> row.text("total"));

    @Option(names = "--as-of", paramLabel = "TIME", description = "The fleet as it was then.")
    private @Nullable String asOf;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    OverviewCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run(ConsoleClient client) {
        Document overview = client.get(Query.of("overview")
                .with("zone", invocation().zone().getId())
                .with("asOf", asOf == null ? null : output.times(invocation()).instant(asOf, "--as-of")));
        var facts = new Facts().add("Sandboxes", overview.text("total"));
        overview.documents("facets").forEach(facet -> {
            facts.heading("By " + facet.text("field"));
            facet.documents("values").stream()
                    .limit(VALUES)
                    .forEach(value -> facts.add(label(value), value.text("count")));
            long others = facet.number("distinct", 0) - VALUES;
            facts.add("… and others", others > 0 ? Long.toString(others) : "");
        });
        addCounted(facts, "Attention", overview.documents("marks"));
        addCounted(facts, "Time left", overview.documents("remaining"));
        output.print(overview, facts, COLUMNS, invocation());
        return ExitCode.OK;
    }

    /// Returns what people call a counted value: a creator has a name.
    static String label(Document value) {
        String creator = value.text("creator.displayName");
        return creator.isEmpty() ? value.text("value") : creator;
    }

    private static void addCounted(Facts facts, String heading, List<Document> counted) {
        if (!counted.isEmpty()) {
            facts.heading(heading);
            counted.forEach(one ->
                    facts.add(one.text("name"), FilterOptions.counted(one.text("count"), "list", one.text("filter"))));
        }
    }
}
