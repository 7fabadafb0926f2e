package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.overview.BarList.Bar;
import io.sandboxconsole.console.overview.ColumnPlot.Column;
import io.sandboxconsole.console.overview.StatTiles.Figure;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The numbers and charts of the page.
final class Panels extends Div {

    private final StatTiles figures = new StatTiles();
    private final BarList states = new BarList();
    private final BarList creators = new BarList();
    private final BarList teams = new BarList();
    private final BarList connections = new BarList();
    private final ColumnPlot created = new ColumnPlot(text("overview.created"));
    private final BarList ages = new BarList();
    private final BarList timesLeft = new BarList();

    private final DeletionsPanel deletions = new DeletionsPanel();

    Panels() {
        deletions.setVisible(false);
        var plots = new Div(new Panel(text("overview.created"), created), deletions);
        plots.addClassNames("panels", "plots");
        var shares = new Div(
                new Panel(text("overview.states"), states),
                new Panel(text("overview.teams"), teams),
                new Panel(text("overview.creators"), creators),
                new Panel(text("overview.times-left"), timesLeft),
                new Panel(text("overview.connections"), connections),
                new Panel(text("overview.ages"), ages));
        shares.addClassNames("panels", "shares");
        add(figures, plots, shares);
    }

    void showDeletions(AsyncResult<List<Column>> result) {
        deletions.setVisible(true);
        deletions.show(result);
    }

    /// @param at the instant of the numbers and of the lists behind them; null is now
    void show(LinkedStatistics linkedStatistics, @Nullable Instant at) {
        var breakdown = new Breakdown(linkedStatistics.fleetStatistics().facets());
        figures.show(linked(linkedStatistics.figures(), at, Figure::asOf));
        states.show(linked(breakdown.states(), at, Bar::asOf));
        creators.show(linked(breakdown.creators(), at, Bar::asOf));
        teams.show(linked(breakdown.teams(), at, Bar::asOf));
        connections.show(linked(breakdown.connections(linkedStatistics.health()), at, Bar::asOf));
        created.show(linked(linkedStatistics.created(), at, Column::asOf));
        ages.show(linked(linkedStatistics.ages(), at, Bar::asOf));
        timesLeft.show(linked(linkedStatistics.timesLeft(), at, Bar::asOf));
        if (at != null) {
            deletions.setVisible(false);
        }
    }

    private static <T> List<T> linked(List<T> counts, @Nullable Instant at, BiFunction<T, Instant, T> asOf) {
        return at == null
                ? counts
                : counts.stream().map(count -> asOf.apply(count, at)).toList();
    }
}
