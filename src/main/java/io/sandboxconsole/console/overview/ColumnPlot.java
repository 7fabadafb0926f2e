package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Draws a column chart. Over each column lies a link with its label and its number, so that the chart can be read and
/// used without seeing it.
public final class ColumnPlot extends Div {

    /// How many times the next highest column is one whose height is no longer to scale.
    private static final int CUT = 4;

    private final String name;

    private final Div drawing = new Div();

    private final Span none = new Span(text("overview.none"));

    private final OrderedList places = new OrderedList();

    private final List<Place> shown = new ArrayList<>();

    private List<Column> columns = List.of();

    /// @param name the plotted quantity, in the person's language
    public ColumnPlot(String name) {
        this.name = name;
        addClassName("plot");
        drawing.addClassName("plot-columns");
        drawing.getElement().setAttribute("role", "img");
        places.addClassName("plot-places");
        none.addClassName("plot-nothing");
        none.setVisible(false);
        add(drawing, none, places);
    }

    /// One column, and the short label under it.
    public record Column(CountLink countLink, String foot, Severity severity) {

        Column asOf(Instant at) {
            return new Column(countLink.asOf(at), foot, severity);
        }
    }

    /// Shows other columns; only what differs is sent to the browser.
    public void show(List<Column> newColumns) {
        if (newColumns.equals(columns)) {
            return;
        }
        columns = List.copyOf(newColumns);
        drawing.getElement().setAttribute("aria-label", summary());
        none.setVisible(most() == 0);
        while (shown.size() > columns.size()) {
            var place = shown.removeLast();
            places.remove(place);
            drawing.remove(place.column);
        }
        while (shown.size() < columns.size()) {
            var place = new Place();
            shown.add(place);
            places.add(place);
            drawing.add(place.column);
        }
        int scale = scale();
        for (int i = 0; i < columns.size(); i++) {
            shown.get(i).show(columns.get(i), scale);
        }
    }

    /// The number as high as the plot. One column far above all others is cut, with a sign of it, rather than make the
    /// others flat.
    private int scale() {
        List<Integer> counts = columns.stream()
                .map(column -> column.countLink().count())
                .sorted(Comparator.reverseOrder())
                .toList();
        int most = counts.isEmpty() ? 0 : counts.getFirst();
        int next = counts.size() < 2 ? 0 : counts.get(1);
        return next > 0 && most > CUT * next ? 2 * next : most;
    }

    private int most() {
        return columns.stream()
                .mapToInt(column -> column.countLink().count())
                .max()
                .orElse(0);
    }

    private String summary() {
        int all =
                columns.stream().mapToInt(column -> column.countLink().count()).sum();
        return columns.stream()
                .max(Comparator.comparingInt(column -> column.countLink().count()))
                .filter(_ -> all > 0)
                .map(most -> text(
                        "overview.plot",
                        name,
                        all,
                        most.countLink().label(),
                        most.countLink().count()))
                .orElseGet(() -> text("overview.plot-empty", name));
    }

    private static final class Place extends ListItem {

        /// The drawn column; outside the list item, because an element with the role `img` may hold no link.
        private final Span column = new Span();

        private final Span count = new Span();

        private final Span foot = new Span();

        private final CountAnchor link = new CountAnchor("plot-place", count, foot);

        Place() {
            count.addClassName("plot-count");
            foot.addClassName("plot-foot");
            add(link);
        }

        void show(Column shown, int scale) {
            int number = shown.countLink().count();
            String share = String.format(Locale.ROOT, "%.3f", BarList.share(number, scale));
            column.getStyle().set("--share", share);
            column.setClassName(shown.severity().word());
            column.setClassName("cut", number > scale);
            link.leadTo(shown.countLink());
            link.getStyle().set("--share", share);
            count.setText(number == 0 ? "" : CountAnchor.written(number));
            foot.setText(shown.foot());
        }
    }
}
