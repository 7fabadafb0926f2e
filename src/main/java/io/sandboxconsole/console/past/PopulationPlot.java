package io.sandboxconsole.console.past;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.history.past.AliveCount;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Draws how many sandboxes were alive over time, as an area that the server cuts out.
final class PopulationPlot extends Div {

    PopulationPlot(List<AliveCount> counts, ZoneId zone) {
        addClassName("population-plot");
        getElement().setAttribute("role", "img");
        int least = counts.stream().mapToInt(AliveCount::sandboxes).min().orElse(0);
        int most = counts.stream().mapToInt(AliveCount::sandboxes).max().orElse(0);
        getElement()
                .setAttribute(
                        "aria-label",
                        text(
                                "asof.plot",
                                moment(counts.getFirst().at(), zone),
                                least,
                                most,
                                counts.getLast().sandboxes()));
        var area = new Div();
        area.addClassName("population-area");
        area.getStyle().set("clip-path", polygon(counts, Math.max(1, most)));
        add(area);
    }

    private static String polygon(List<AliveCount> counts, int most) {
        double last = Math.max(1, counts.size() - 1);
        return IntStream.range(0, counts.size())
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "%.2f%% %.2f%%",
                        100 * i / last,
                        100 - 100.0 * counts.get(i).sandboxes() / most))
                .collect(Collectors.joining(", ", "polygon(0% 100%, ", ", 100% 100%)"));
    }

    static String moment(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Texts.locale())
                .withZone(zone)
                .format(at);
    }
}
