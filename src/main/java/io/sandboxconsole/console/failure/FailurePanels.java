package io.sandboxconsole.console.failure;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.console.overview.ColumnPlot;
import io.sandboxconsole.console.overview.ColumnPlot.Column;
import io.sandboxconsole.console.overview.CountLink;
import io.sandboxconsole.console.overview.Panel;
import io.sandboxconsole.console.overview.Severity;
import io.sandboxconsole.console.overview.StatTiles;
import io.sandboxconsole.console.overview.StatTiles.Figure;
import io.sandboxconsole.console.sandbox.timeline.EndText;
import io.sandboxconsole.history.FailureInsights.Count;
import io.sandboxconsole.history.FailureInsights.Dimension;
import io.sandboxconsole.history.FailureInsights.Insights;
import io.sandboxconsole.history.FailureInsights.Period;
import io.sandboxconsole.history.FailureInsights.Population;
import io.sandboxconsole.history.FailureInsights.Rest;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.End;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The numbers and charts of the page.
final class FailurePanels extends Div {

    private static final String NONE = "none";

    private static final int DAYS_A_WEEK = 7;

    private final StatTiles tiles = new StatTiles();

    private final ColumnPlot plot = new ColumnPlot(text("failure.plot"));

    private final Map<Dimension, TrendTable> tables = new EnumMap<>(Dimension.class);

    private final FailureExamples examples = new FailureExamples();

    FailurePanels() {
        var plots = new Div(new Panel(text("failure.plot"), plot), new Panel(text("failure.examples"), examples));
        plots.addClassNames("panels", "plots");
        var shares = new Div();
        shares.addClassNames("panels", "trend-panels");
        for (Dimension dimension : Dimension.values()) {
            var table = new TrendTable(name(dimension));
            tables.put(dimension, table);
            shares.add(new Panel(name(dimension), table));
        }
        add(tiles, plots, shares);
    }

    private static String name(Dimension dimension) {
        return switch (dimension) {
            case CAUSE -> text("failure.by.cause");
            case REASON -> text("failure.by.reason");
            case IMAGE -> text("failure.by.image");
            case CREATOR -> text("failure.by.creator");
            case TEAM -> text("failure.by.team");
            case CONNECTION -> text("failure.by.connection");
        };
    }

    /// @param connections the names of the connections by their ids
    void show(FailureScope scope, Insights insights, Map<String, String> connections) {
        tiles.show(figures(scope, insights));
        plot.show(columns(scope, insights));
        tables.forEach((dimension, table) -> table.show(rows(scope, insights, dimension, connections)));
        examples.show(insights.examples());
    }

    private static List<Figure> figures(FailureScope scope, Insights insights) {
        Period period = insights.period();
        Count total = insights.total();
        boolean failed = scope.population() == Population.FAILED;
        String label = failed ? text("failure.total.failed") : text("failure.total.ended");
        return List.of(
                new Figure(
                        scope.link(period, label, total.now()),
                        failed ? VaadinIcon.WARNING : VaadinIcon.CLOCK,
                        failed ? Severity.BAD : Severity.PLAIN),
                new Figure(
                        scope.link(period.previous(), text("failure.total.before", period.days()), total.before()),
                        VaadinIcon.TIME_BACKWARD,
                        Severity.PLAIN),
                new Figure(
                        scope.failing(text("failure.failing"), insights.failing()), VaadinIcon.WARNING, Severity.BAD));
    }

    /// A column for each day of a week, or for each week of a longer period; the first may be shorter.
    private static List<Column> columns(FailureScope scope, Insights insights) {
        Period period = insights.period();
        int step = period.days() <= DAYS_A_WEEK ? 1 : DAYS_A_WEEK;
        List<Column> columns = new ArrayList<>();
        for (LocalDate last = period.last(); !last.isBefore(period.first()); last = last.minusDays(step)) {
            LocalDate early = last.minusDays(step - 1L);
            var part = new Period(early.isBefore(period.first()) ? period.first() : early, last, period.zone());
            int count = insights.days().entrySet().stream()
                    .filter(day -> !day.getKey().isBefore(part.first())
                            && !day.getKey().isAfter(part.last()))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            columns.addFirst(new Column(scope.link(part, words(part), count), foot(part.first()), severity(scope)));
        }
        return columns;
    }

    private static Severity severity(FailureScope scope) {
        return scope.population() == Population.FAILED ? Severity.BAD : Severity.PLAIN;
    }

    private static String words(Period part) {
        return part.days() == 1
                ? localized(part.first())
                : text("failure.days", localized(part.first()), localized(part.last()));
    }

    private static String foot(LocalDate day) {
        return day.getDayOfMonth() + "\n" + day.format(DateTimeFormatter.ofPattern("MMM", Texts.locale()));
    }

    private static String localized(LocalDate day) {
        return day.format(DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(Texts.locale()));
    }

    private static List<TrendTable.Row> rows(
            FailureScope scope, Insights insights, Dimension dimension, Map<String, String> connections) {
        List<Count> counts = insights.by().getOrDefault(dimension, List.of());
        List<TrendTable.Row> rows = new ArrayList<>(counts.stream()
                .map(count -> row(scope, insights, dimension, count, connections))
                .toList());
        Rest rest = insights.rest().get(dimension);
        if (rest != null) {
            rows.add(rest(
                    scope,
                    insights.period(),
                    field(dimension),
                    counts.stream().map(Count::value).toList(),
                    rest));
        }
        return rows;
    }

    /// All values that are not named, in one row.
    private static TrendTable.Row rest(FailureScope scope, Period period, String field, List<String> named, Rest rest) {
        String label = text("failure.rest", rest.values());
        return new TrendTable.Row(
                () -> {
                    var others = new Span(label);
                    others.addClassName("trend-rest");
                    return others;
                },
                scope.linkToRest(period, field, named, label, rest.now()),
                scope.linkToRest(period.previous(), field, named, text("failure.label.before", label), rest.before()));
    }

    private static String field(Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }

    private static TrendTable.Row row(
            FailureScope scope, Insights insights, Dimension dimension, Count count, Map<String, String> connections) {
        Creator creator = dimension == Dimension.CREATOR ? insights.creators().get(count.value()) : null;
        String label = label(dimension, count.value(), creator, connections);
        String field = field(dimension);
        Period period = insights.period();
        CountLink now = scope.link(period, field, count.value(), label, count.now());
        CountLink before = scope.link(
                period.previous(), field, count.value(), text("failure.label.before", label), count.before());
        return new TrendTable.Row(() -> creator == null ? new Span(label) : new CreatorLabel(creator), now, before);
    }

    private static String label(
            Dimension dimension, String value, @Nullable Creator creator, Map<String, String> connections) {
        return switch (dimension) {
            case CAUSE -> End.Cause.named(value).map(EndText::of).orElse(SafeText.line(value));
            case CREATOR -> creator == null ? SafeText.line(value) : CreatorLabel.name(creator);
            case CONNECTION -> connections.getOrDefault(value, SafeText.line(value));
            case REASON -> value.equals(NONE) ? text("failure.no-reason") : SafeText.line(value);
            case IMAGE, TEAM -> value.equals(NONE) ? text("failure.unstated") : SafeText.line(value);
        };
    }
}
