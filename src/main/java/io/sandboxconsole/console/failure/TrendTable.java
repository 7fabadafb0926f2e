package io.sandboxconsole.console.failure;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.overview.CountAnchor;
import io.sandboxconsole.console.overview.CountLink;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Lists values with their count in a period, a bar as long as it is large, their count in the period before, and the
/// difference. Every count leads to its list.
final class TrendTable extends NativeTable {

    private static final double SHORTEST_BAR = 0.015;

    private final NativeTableHeaderCell value;

    /// @param name what the values are, in the person's language
    TrendTable(String name) {
        addClassName("trends");
        getElement().setAttribute("aria-label", name);
        this.value = heading(name);
        getHead()
                .addRow()
                .add(
                        value,
                        heading(text("failure.now")),
                        heading(text("failure.before")),
                        heading(text("failure.trend")));
    }

    /// One value; the label is made once for each row.
    record Row(Supplier<Component> label, CountLink now, CountLink before) {}

    private static NativeTableHeaderCell heading(String name) {
        var heading = new NativeTableHeaderCell(name);
        heading.getElement().setAttribute("scope", "col");
        return heading;
    }

    void show(List<Row> rows) {
        getBody().removeAllRows();
        int most = rows.stream().mapToInt(row -> row.now().count()).max().orElse(0);
        rows.forEach(row -> getBody().add(line(row, most)));
        if (rows.isEmpty()) {
            var none = new NativeTableCell(text("failure.none"));
            none.getElement().setAttribute("colspan", "4");
            none.addClassName("trend-none");
            getBody().addRow().add(none);
        }
    }

    private static NativeTableRow line(Row row, int most) {
        var bar = new Span();
        bar.addClassNames("bar-track", "tone-plain");
        bar.getElement().setAttribute("aria-hidden", "true");
        bar.getStyle()
                .set(
                        "--share",
                        String.format(
                                Locale.ROOT, "%.1f%%", 100 * share(row.now().count(), most)));
        var label = new Span(row.label().get());
        label.addClassName("trend-label");
        return new NativeTableRow(
                new NativeTableCell(label, bar),
                number(link(row.now())),
                number(link(row.before())),
                number(trend(row.now().count() - row.before().count())));
    }

    private static double share(int count, int most) {
        return count == 0 ? 0 : Math.clamp((double) count / most, SHORTEST_BAR, 1);
    }

    private static CountAnchor link(CountLink countLink) {
        var link = new CountAnchor("trend-count", new Span(CountAnchor.written(countLink.count())));
        link.leadTo(countLink);
        return link;
    }

    private static NativeTableCell number(Component content) {
        var cell = new NativeTableCell(content);
        cell.addClassName("trend-number");
        return cell;
    }

    /// More is worse, and has a sign besides its colour.
    private static Span trend(int difference) {
        String sign = difference > 0 ? "▲ +" : difference < 0 ? "▼ −" : "";
        var trend = new Span(sign + CountAnchor.written(Math.abs(difference)));
        trend.addClassName(difference > 0 ? "trend-up" : difference < 0 ? "trend-down" : "trend-same");
        return trend;
    }
}
