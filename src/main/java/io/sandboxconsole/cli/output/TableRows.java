package io.sandboxconsole.cli.output;

import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.terminal.DisplayWidth;
import io.sandboxconsole.cli.terminal.HarmlessText;
import io.sandboxconsole.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A table for people. On a terminal that is too narrow, its widest columns are cut, but no id;
/// a pipe gets all.
final class TableRows implements Rows {

    private static final String GAP = "   ";

    private static final int NARROWEST = 12;

    private static final int PAGE = 1000;

    private final List<Column> columns;

    private final Times times;

    private final Terminal terminal;

    private boolean headers;

    private final List<List<String>> waiting = new ArrayList<>();

    private int[] widths = {};

    private boolean any;

    TableRows(List<Column> columns, Times times, Terminal terminal, boolean headers) {
        this.columns = columns;
        this.times = times;
        this.terminal = terminal;
        this.headers = headers;
    }

    @Override
    public void add(Document row) {
        any = true;
        waiting.add(columns.stream()
                .map(column -> HarmlessText.of(column.human(row, times)))
                .toList());
        if (widths.length > 0 || waiting.size() == PAGE) {
            print();
        }
    }

    @Override
    public void flush() {
        print();
        terminal.flush();
    }

    @Override
    public void end(String none) {
        print();
        if (!any) {
            terminal.say(none);
        }
        terminal.flush();
    }

    private void print() {
        if (waiting.isEmpty()) {
            return;
        }
        if (widths.length == 0) {
            measure();
        }
        if (headers) {
            headers = false;
            terminal.print(line(columns.stream().map(Column::header).toList(), false));
        }
        waiting.forEach(row -> terminal.print(line(row, terminal.coloursOutput())));
        waiting.clear();
    }

    private void measure() {
        widths = IntStream.range(0, columns.size())
                .map(i -> waiting.stream()
                        .mapToInt(row -> DisplayWidth.of(row.get(i)))
                        .reduce(headers ? columns.get(i).header().length() : 1, Math::max))
                .toArray();
        if (!terminal.showsOutput()) {
            return;
        }
        int tooMuch = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1) - terminal.width();
        while (tooMuch-- > 0) {
            int widest = IntStream.range(0, widths.length)
                    .filter(i -> columns.get(i).kind() != Column.Kind.ID)
                    .reduce(-1, (a, b) -> a < 0 || widths[b] > widths[a] ? b : a);
            if (widest < 0 || widths[widest] <= NARROWEST) {
                return;
            }
            widths[widest]--;
        }
    }

    private String line(List<String> cells, boolean coloured) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = terminal.showsOutput() ? DisplayWidth.cut(cells.get(i), widths[i]) : cells.get(i);
            int padding = Math.max(0, widths[i] - DisplayWidth.of(cell));
            String styled = columns.get(i).style(cell).of(cell, coloured);
            boolean last = i == widths.length - 1;
            if (columns.get(i).kind() == Column.Kind.NUMBER) {
                line.repeat(' ', padding).append(styled);
            } else {
                line.append(styled).repeat(' ', last ? 0 : padding);
            }
            line.append(last ? "" : GAP);
        }
        return line.toString();
    }
}
