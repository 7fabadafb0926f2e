package io.sandboxconsole.cli.output;

import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.json.JsonWriter;
import io.sandboxconsole.cli.json.YamlWriter;
import io.sandboxconsole.cli.terminal.HarmlessText;
import io.sandboxconsole.cli.terminal.Terminal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Rows for programs: each printed as it comes, so that memory does not grow with their number.
final class DataRows implements Rows {

    private final Terminal terminal;

    private final Function<Document, String> first;

    private final Function<Document, String> next;

    private final String before;

    private final String after;

    private final String empty;

    private boolean any;

    private DataRows(
            Terminal terminal,
            Function<Document, String> first,
            Function<Document, String> next,
            String before,
            String after,
            String empty) {
        this.terminal = terminal;
        this.first = first;
        this.next = next;
        this.before = before;
        this.after = after;
        this.empty = empty;
    }

    static DataRows jsonLines(Terminal terminal) {
        Function<Document, String> line = row -> JsonWriter.line(row) + "\n";
        return new DataRows(terminal, line, line, "", "", "");
    }

    /// As kubectl prints lists: an object with `items`.
    static DataRows json(Terminal terminal) {
        return new DataRows(
                terminal,
                row -> "    " + JsonWriter.indented(row, 2),
                row -> ",\n    " + JsonWriter.indented(row, 2),
                "{\n  \"items\": [\n",
                "\n  ]\n}\n",
                "{\n  \"items\": []\n}\n");
    }

    static DataRows yaml(Terminal terminal) {
        Function<Document, String> element = row -> YamlWriter.element(row, 0);
        return new DataRows(terminal, element, element, "items:\n", "", "items: []\n");
    }

    static DataRows names(Terminal terminal, Function<Document, String> name) {
        Function<Document, String> line = row -> HarmlessText.of(name.apply(row)) + "\n";
        return new DataRows(terminal, line, line, "", "", "");
    }

    static DataRows csv(Terminal terminal, List<Column> columns, boolean headers) {
        Function<Document, String> line = row ->
                columns.stream().map(column -> Csv.cell(column.raw(row))).collect(Collectors.joining(",")) + "\r\n";
        String header = headers ? columns.stream().map(Column::name).collect(Collectors.joining(",")) + "\r\n" : "";
        return new DataRows(terminal, line, line, header, "", header);
    }

    @Override
    public void add(Document row) {
        terminal.write(any ? next.apply(row) : before + first.apply(row));
        any = true;
    }

    @Override
    public void flush() {
        terminal.flush();
    }

    @Override
    public void end(String none) {
        terminal.write(any ? after : empty);
        terminal.flush();
    }
}
