package io.sandboxconsole.console.failure;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
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
import io.sandboxconsole.history.FailureInsights.Question;
import io.sandboxconsole.history.FailureInsights.Rest;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
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
    void show(Insights insights, Map<String, String> connections) {
        tiles.show(figures(insights));
        plot.show(columns(insights));
        tables.forEach((dimension, table) -> table.show(rows(insights, dimension, connections)));
        examples.show(insights.examples());
    }

    private static List<Figure> figures(Insights insights) {
        Question question = insights.question();
        Period period = question.period();
        Count total = insights.total();
        boolean failed = question.population() == Population.FAILED;
        String label = failed ? text("failure.total.failed") : text("failure.total.ended");
        return List.of(
                new Figure(
                        link(question.filter(), label, total.now()),
                        failed ? VaadinIcon.WARNING : VaadinIcon.CLOCK,
                        failed ? Severity.BAD : Severity.PLAIN),
                new Figure(
                        link(question.before().filter(), text("failure.total.before", period.days()), total.before()),
                        VaadinIcon.TIME_BACKWARD,
                        Severity.PLAIN),
                new Figure(
                        link(question.failing(), text("failure.failing"), insights.failing()),
                        VaadinIcon.WARNING,
                        Severity.BAD));
    }

    /// A column for each day of a week, or for each week of a longer period; the first may be shorter.
    private static List<Column> columns(Insights insights) {
        Question question = insights.question();
        Period period = question.period();
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
            columns.addFirst(new Column(
                    link(question.in(part).filter(), words(part), count), foot(part.first()), severity(question)));
        }
        return columns;
    }

    private static Severity severity(Question question) {
        return question.population() == Population.FAILED ? Severity.BAD : Severity.PLAIN;
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

    private static List<TrendTable.Row> rows(Insights insights, Dimension dimension, Map<String, String> connections) {
        List<Count> counts = insights.by().getOrDefault(dimension, List.of());
        List<TrendTable.Row> rows = new ArrayList<>(counts.stream()
                .map(count -> row(insights, dimension, count, connections))
                .toList());
        Rest rest = insights.rest().get(dimension);
        if (rest != null) {
            rows.add(rest(
                    insights.question(),
                    dimension,
                    counts.stream().map(Count::value).toList(),
                    rest));
        }
        return rows;
    }

    /// All values that are not named, in one row.
    private static TrendTable.Row rest(Question question, Dimension dimension, List<String> named, Rest rest) {
        String label = text("failure.rest", rest.values());
        return new TrendTable.Row(
                () -> {
                    var others = new Span(label);
                    others.addClassName("trend-rest");
                    return others;
                },
                link(question.filterOfRest(dimension, named), label, rest.now()),
                link(
                        question.before().filterOfRest(dimension, named),
                        text("failure.label.before", label),
                        rest.before()));
    }

    /// A filter that is too long for a list leads to none.
    private static CountLink link(String filter, String label, int count) {
        String address = filter.length() > SandboxFilter.MAXIMUM_LENGTH
                ? null
                : new Location("history", QueryParameters.of("filter", filter)).getPathWithQueryParameters();
        return new CountLink(label, count, address);
    }

    private static TrendTable.Row row(
            Insights insights, Dimension dimension, Count count, Map<String, String> connections) {
        Creator creator = dimension == Dimension.CREATOR ? insights.creators().get(count.value()) : null;
        String label = label(dimension, count.value(), creator, connections);
        Question question = insights.question();
        CountLink now = link(question.filter(dimension, count.value()), label, count.now());
        CountLink before = link(
                question.before().filter(dimension, count.value()),
                text("failure.label.before", label),
                count.before());
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
