package io.sandboxconsole.cli.output;

import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.json.JsonWriter;
import io.sandboxconsole.cli.json.YamlWriter;
import io.sandboxconsole.cli.terminal.Invocation;
import io.sandboxconsole.cli.terminal.Terminal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options about what is printed, and how.
public final class OutputOptions {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}. Without it: table.")
    private @Nullable OutputFormat format;

    @Option(names = "--no-headers", description = "Leave out the line with the names of the columns.")
    private boolean noHeaders;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "NAME",
            description = "Show these columns, in this order; a wrong name lists them all.")
    private List<String> columns = List.of();

    @Option(names = "--utc", description = "Show every time as a moment in UTC.")
    private boolean utc;

    public OutputFormat format() {
        return format == null ? OutputFormat.TABLE : format;
    }

    public Times times(Invocation invocation) {
        return new Times(invocation.clock(), invocation.zone(), utc);
    }

    /// Returns the members of rows that will be read, separated by commas; empty for all.
    public String members(Columns known) {
        Stream<String> members = switch (format()) {
            case JSON, JSONL, YAML -> Stream.of();
            case NAME -> Stream.of(known.identity());
            case TABLE, WIDE, CSV -> chosen(known).stream().map(Column::members);
        };
        return members.flatMap(several -> Stream.of(several.split(",")))
                .distinct()
                .collect(Collectors.joining(","));
    }

    private List<Column> chosen(Columns known) {
        return columns.isEmpty() ? known.shown(format()) : known.named(columns);
    }

    /// Opens the output for rows.
    public Rows rows(Columns known, Invocation invocation) {
        List<Column> chosen = chosen(known);
        Terminal terminal = invocation.terminal();
        return switch (format()) {
            case TABLE, WIDE -> new TableRows(chosen, times(invocation), terminal, !noHeaders);
            case JSON -> DataRows.json(terminal);
            case JSONL -> DataRows.jsonLines(terminal);
            case YAML -> DataRows.yaml(terminal);
            case CSV -> DataRows.csv(terminal, chosen, !noHeaders);
            case NAME -> DataRows.names(terminal, known.name());
        };
    }

    /// Prints one thing: its facts for people, or the whole of it for programs.
    public void print(Document thing, Facts facts, Columns known, Invocation invocation) {
        Terminal terminal = invocation.terminal();
        switch (format()) {
            case TABLE, WIDE -> facts.print(terminal);
            case JSON -> terminal.print(JsonWriter.indented(thing, 0));
            case JSONL -> terminal.print(JsonWriter.line(thing));
            case YAML -> terminal.write(YamlWriter.write(thing, 0));
            case CSV, NAME -> {
                Rows rows = rows(known, invocation);
                rows.add(thing);
                rows.end("");
            }
        }
        terminal.flush();
    }
}
