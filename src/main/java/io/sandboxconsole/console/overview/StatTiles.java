package io.sandboxconsole.console.overview;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Shows the key figures in a row.
public final class StatTiles extends Div {

    private final List<Tile> shown = new ArrayList<>();

    public StatTiles() {
        addClassName("tiles");
    }

    /// One number; its icon and severity stand out only while it is not zero.
    public record Figure(CountLink countLink, VaadinIcon icon, Severity severity) {

        Figure asOf(Instant at) {
            return new Figure(countLink.asOf(at), icon, severity);
        }
    }

    /// Shows other figures; only what differs is sent to the browser.
    public void show(List<Figure> figures) {
        while (shown.size() > figures.size()) {
            remove(shown.removeLast().link);
        }
        while (shown.size() < figures.size()) {
            var tile = new Tile(figures.get(shown.size()));
            shown.add(tile);
            add(tile.link);
        }
        for (int i = 0; i < figures.size(); i++) {
            shown.get(i).show(figures.get(i));
        }
    }

    private static final class Tile {

        private final Span count = new Span();

        private final Span label = new Span();

        private final CountAnchor link;

        Tile(Figure figure) {
            count.addClassName("tile-count");
            label.addClassName("tile-label");
            var icon = figure.icon().create();
            icon.getElement().setAttribute("aria-hidden", "true");
            link = new CountAnchor("tile", icon, count, label);
        }

        void show(Figure figure) {
            var severity = figure.countLink().count() == 0 ? Severity.PLAIN : figure.severity();
            link.setClassName("tile " + severity.word());
            link.leadTo(figure.countLink());
            count.setText(CountAnchor.written(figure.countLink().count()));
            label.setText(figure.countLink().label());
        }
    }
}
