package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Div;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.overview.ColumnPlot.Column;
import java.util.List;

/// The numbers and plots of the page.
final class Panels extends Div {

    private final Tiles figures = new Tiles();
    private final BarList states = new BarList();
    private final BarList creators = new BarList();
    private final BarList teams = new BarList();
    private final BarList connections = new BarList();
    private final ColumnPlot created = new ColumnPlot(say("overview.created"));
    private final ColumnPlot ages = new ColumnPlot(say("overview.ages"));
    private final ColumnPlot timesLeft = new ColumnPlot(say("overview.times-left"));

    private final DeletionsPanel deletions = new DeletionsPanel();

    Panels() {
        deletions.setVisible(false);
        var plots = new Div(
                new Panel(say("overview.created"), created),
                deletions,
                new Panel(say("overview.times-left"), timesLeft),
                new Panel(say("overview.ages"), ages));
        plots.addClassName("panels");
        var shares = new Div(
                new Panel(say("overview.states"), states),
                new Panel(say("overview.creators"), creators),
                new Panel(say("overview.teams"), teams),
                new Panel(say("overview.connections"), connections));
        shares.addClassName("panels");
        add(figures, plots, shares);
    }

    void showDeletions(Answer<List<Column>> answer) {
        deletions.setVisible(true);
        deletions.show(answer);
    }

    void show(Tally tally) {
        var shares = new Shares(tally.census().facets());
        figures.show(tally.figures());
        states.show(shares.states());
        creators.show(shares.creators());
        teams.show(shares.teams());
        connections.show(shares.connections(tally.health()));
        created.show(tally.created());
        ages.show(tally.ages());
        timesLeft.show(tally.timesLeft());
    }
}
