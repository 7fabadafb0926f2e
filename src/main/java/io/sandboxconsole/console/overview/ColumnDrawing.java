package io.sandboxconsole.console.overview;

import io.sandboxconsole.console.overview.ColumnPlot.Column;
import java.util.List;
import java.util.Locale;

/// The SVG of a plot of columns: nothing but rectangles, placed by numbers. Words never get into it.
final class ColumnDrawing {

    private static final int WIDTH = 10;

    private static final int HEIGHT = 100;

    private ColumnDrawing() {}

    static String of(List<Column> columns) {
        int most =
                columns.stream().mapToInt(column -> column.mark().count()).max().orElse(0);
        var drawing = new StringBuilder("<svg viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                .formatted(Math.max(1, columns.size()) * WIDTH, HEIGHT));
        for (int i = 0; i < columns.size(); i++) {
            int count = columns.get(i).mark().count();
            if (count > 0) {
                drawing.append(column(
                        i, HEIGHT * BarList.share(count, most), columns.get(i).tone()));
            }
        }
        return drawing.append("</svg>").toString();
    }

    private static String column(int place, double height, Tone tone) {
        return String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%.2f\" width=\"%d\" height=\"%.2f\"/>",
                tone.word(),
                place * WIDTH + 1,
                HEIGHT - height,
                WIDTH - 2,
                height);
    }
}
