package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.overview.ColumnPlot.Column;
import java.util.List;

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

    void show(LinkedStatistics linkedStatistics) {
        var breakdown = new Breakdown(linkedStatistics.fleetStatistics().facets());
        figures.show(linkedStatistics.figures());
        states.show(breakdown.states());
        creators.show(breakdown.creators());
        teams.show(breakdown.teams());
        connections.show(breakdown.connections(linkedStatistics.health()));
        created.show(linkedStatistics.created());
        ages.show(linkedStatistics.ages());
        timesLeft.show(linkedStatistics.timesLeft());
    }
}
