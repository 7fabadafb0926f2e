package io.sandboxconsole.console.overview;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;

/// The figures that are worth a look before all others, in a row.
final class Tiles extends Div {

    private final List<Tile> shown = new ArrayList<>();

    Tiles() {
        addClassName("tiles");
    }

    /// One number; its icon and tone stand out only while it is not zero.
    record Figure(Mark mark, VaadinIcon icon, Tone tone) {}

    void show(List<Figure> figures) {
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

        private final MarkLink link;

        Tile(Figure figure) {
            count.addClassName("tile-count");
            label.addClassName("tile-label");
            var icon = figure.icon().create();
            icon.getElement().setAttribute("aria-hidden", "true");
            link = new MarkLink("tile", icon, count, label);
        }

        void show(Figure figure) {
            var tone = figure.mark().count() == 0 ? Tone.PLAIN : figure.tone();
            link.setClassName("tile " + tone.word());
            link.leadTo(figure.mark());
            count.setText(MarkLink.written(figure.mark().count()));
            label.setText(figure.mark().label());
        }
    }
}
