package io.sandboxconsole.console.overview;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lists counts, each with a bar proportional to the largest count that stands for itself. Only changed rows are sent
/// to the browser.
final class BarList extends UnorderedList {

    private final List<Row> rows = new ArrayList<>();

    BarList() {
        addClassName("bars");
    }

    /// One count and the appearance of its label.
    record Bar(CountLink countLink, BarLabel barLabel) {

        Bar asOf(Instant at) {
            return new Bar(countLink.asOf(at), barLabel);
        }
    }

    void show(List<Bar> bars) {
        while (rows.size() > bars.size()) {
            remove(rows.removeLast());
        }
        while (rows.size() < bars.size()) {
            var row = new Row();
            rows.add(row);
            add(row);
        }
        int most = bars.stream()
                .filter(bar -> !(bar.barLabel() instanceof BarLabel.Rest))
                .mapToInt(bar -> bar.countLink().count())
                .max()
                .orElse(0);
        for (int i = 0; i < bars.size(); i++) {
            rows.get(i).show(bars.get(i), most);
        }
    }

    /// The ratio of `count` to `most`, at least 0.015 so that every bar is visible; 0 for no count.
    static double share(int count, int most) {
        return count == 0 ? 0 : Math.clamp((double) count / most, 0.015, 1);
    }

    private static final class Row extends ListItem {

        private final Span label = new Span();

        private final Span count = new Span();

        private final Span track = new Span();

        private final CountAnchor link = new CountAnchor("bar", label, count, track);

        private @Nullable Bar shown;

        Row() {
            label.addClassName("bar-label");
            count.addClassName("bar-count");
            track.addClassName("bar-track");
            add(link);
        }

        void show(Bar bar, int most) {
            if (shown == null
                    || !shown.barLabel().equals(bar.barLabel())
                    || !shown.countLink().label().equals(bar.countLink().label())) {
                label.removeAll();
                label.add(bar.barLabel().beside(bar.countLink().label()));
                track.setClassName("bar-track tone-" + bar.barLabel().tone());
            }
            if (!Objects.equals(shown, bar)) {
                link.leadTo(bar.countLink());
                count.setText(CountAnchor.written(bar.countLink().count()));
            }
            track.getStyle()
                    .set(
                            "--share",
                            String.format(
                                    Locale.ROOT,
                                    "%.1f%%",
                                    100 * share(bar.countLink().count(), most)));
            shown = bar;
        }
    }
}
