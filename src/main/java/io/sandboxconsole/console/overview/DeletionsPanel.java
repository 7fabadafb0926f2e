package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.ErrorText;
import io.sandboxconsole.console.overview.ColumnPlot.Column;
import java.util.List;

/// Shows the deletions per day, or the failure to read them.
final class DeletionsPanel extends Composite<Panel> {

    private final ColumnPlot plot = new ColumnPlot(text("overview.deleted"));

    private final Paragraph problem = new Paragraph();

    @Override
    protected Panel initContent() {
        problem.addClassName("problem");
        problem.setVisible(false);
        return new Panel(text("overview.deleted"), new Div(plot, problem));
    }

    /// Keeps the old columns while newer ones are pending.
    void show(AsyncResult<List<Column>> result) {
        switch (result) {
            case AsyncResult.Pending<List<Column>> _ -> {}
            case AsyncResult.Success<List<Column>>(List<Column> columns) -> {
                problem.setVisible(false);
                plot.setVisible(true);
                plot.show(columns);
            }
            case AsyncResult.Failure<List<Column>>(RuntimeException cause) -> {
                plot.setVisible(false);
                problem.setText(ErrorText.of(cause).sentence());
                problem.setVisible(true);
            }
        }
    }
}
