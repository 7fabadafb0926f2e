package io.sandboxconsole.cli.output;

import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The columns that rows of one kind may have.
///
/// @param name what `-o name` prints of a row
/// @param identity the members that the name reads, separated by commas
public record Columns(List<Column> all, String identity, Function<Document, String> name) {

    public Columns {
        all = List.copyOf(all);
    }

    /// Returns the columns for a format.
    List<Column> shown(OutputFormat format) {
        boolean wide = format != OutputFormat.TABLE;
        return all.stream()
                .filter(column -> column.show() == Column.Show.ALWAYS || (wide && column.show() == Column.Show.WIDE))
                .toList();
    }

    /// Returns the columns named, in the order named.
    List<Column> named(List<String> names) {
        List<Column> found = new ArrayList<>();
        for (String name : names) {
            found.add(all.stream()
                    .filter(column -> column.name().equals(name.strip().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.USAGE,
                            "There is no column “%s”.".formatted(name.strip()),
                            "The columns are %s.".formatted(names()))));
        }
        return found;
    }

    private String names() {
        return all.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
