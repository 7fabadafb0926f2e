package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Columns beside each other. Over each lies a link with its words and its number, so that the plot is read and used
/// without seeing it.
final class ColumnPlot extends Div {

    private final String name;

    private final Div drawing = new Div();

    private final Span nothing = new Span(say("overview.none"));

    private final OrderedList places = new OrderedList();

    private final List<Place> shown = new ArrayList<>();

    private List<Column> columns = List.of();

    /// @param name what is plotted, in the person's language
    ColumnPlot(String name) {
        this.name = name;
        addClassName("plot");
        drawing.addClassName("plot-columns");
        drawing.getElement().setAttribute("role", "img");
        places.addClassName("plot-places");
        nothing.addClassName("plot-nothing");
        nothing.setVisible(false);
        add(drawing, nothing, places);
    }

    /// One column, and the few letters that stand under it.
    record Column(Mark mark, String foot, Tone tone) {}

    void show(List<Column> wanted) {
        if (wanted.equals(columns)) {
            return;
        }
        columns = List.copyOf(wanted);
        drawing.getElement().setAttribute("aria-label", summary());
        nothing.setVisible(most() == 0);
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
        for (int i = 0; i < columns.size(); i++) {
            shown.get(i).show(columns.get(i), most());
        }
    }

    private int most() {
        return columns.stream().mapToInt(column -> column.mark().count()).max().orElse(0);
    }

    private String summary() {
        int all = columns.stream().mapToInt(column -> column.mark().count()).sum();
        return columns.stream()
                .max(Comparator.comparingInt(column -> column.mark().count()))
                .filter(_ -> all > 0)
                .map(most -> say(
                        "overview.plot",
                        name,
                        all,
                        most.mark().label(),
                        most.mark().count()))
                .orElseGet(() -> say("overview.plot-empty", name));
    }

    private static final class Place extends ListItem {

        /// What is seen of the column; it stands apart, because a picture may hold no link.
        private final Span column = new Span();

        private final Span count = new Span();

        private final Span foot = new Span();

        private final MarkLink link = new MarkLink("plot-place", count, foot);

        Place() {
            count.addClassName("plot-count");
            foot.addClassName("plot-foot");
            add(link);
        }

        void show(Column shown, int most) {
            int number = shown.mark().count();
            String share = String.format(Locale.ROOT, "%.3f", BarList.share(number, most));
            column.getStyle().set("--share", share);
            column.setClassName(shown.tone().word());
            link.leadTo(shown.mark());
            link.getStyle().set("--share", share);
            count.setText(number == 0 ? "" : MarkLink.written(number));
            foot.setText(shown.foot());
        }
    }
}
