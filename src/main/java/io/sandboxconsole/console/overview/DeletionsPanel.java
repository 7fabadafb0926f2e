package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Explanation;
import io.sandboxconsole.console.overview.ColumnPlot.Column;
import java.util.List;

/// What was deleted per day, or why that cannot be told now.
final class DeletionsPanel extends Composite<Panel> {

    private final ColumnPlot plot = new ColumnPlot(say("overview.deleted"));

    private final Paragraph problem = new Paragraph();

    @Override
    protected Panel initContent() {
        problem.addClassName("problem");
        problem.setVisible(false);
        return new Panel(say("overview.deleted"), new Div(plot, problem));
    }

    /// What was known before stays while a newer answer is awaited.
    void show(Answer<List<Column>> answer) {
        switch (answer) {
            case Answer.Awaited<List<Column>> _ -> {}
            case Answer.Here<List<Column>>(List<Column> columns) -> {
                problem.setVisible(false);
                plot.setVisible(true);
                plot.show(columns);
            }
            case Answer.Refused<List<Column>>(RuntimeException cause) -> {
                plot.setVisible(false);
                problem.setText(Explanation.of(cause).sentence());
                problem.setVisible(true);
            }
        }
    }
}
