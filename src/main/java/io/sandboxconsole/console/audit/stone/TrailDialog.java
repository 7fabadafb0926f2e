package io.sandboxconsole.console.audit.stone;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.sandboxconsole.audit.retention.RowRange;
import io.sandboxconsole.audit.retention.TrailState;
import io.sandboxconsole.console.audit.stone.ReasonDialog.Words;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.console.component.dialog.SingleDialog;
import org.jspecify.annotations.Nullable;

/// Says how long the trail is kept, what was cut, and whether its chain is broken, with the ways to cut it and to go
/// on behind a break.
final class TrailDialog extends SingleDialog {

    private final UI ui;

    private final StoneCalls calls;

    private final Div body = new Div();

    private final Button cut = new Button(text("audit.cut.open"), _ -> cut());

    private final Button restart = new Button(text("audit.restart.open"), _ -> restart());

    TrailDialog(UI ui, StoneCalls calls) {
        this.ui = ui;
        this.calls = calls;
        setHeaderTitle(text("audit.trail.title"));
        setWidth("min(36rem, 90vw)");
        cut.setVisible(false);
        restart.setVisible(false);
        add(body);
        getFooter().add(cut, restart, new Button(text("shell.close"), _ -> close()));
        read();
    }

    private void read() {
        calls.state(ui, result -> {
            body.removeAll();
            switch (result) {
                case AsyncResult.Pending<TrailState> _ -> body.add(waiting());
                case AsyncResult.Success<TrailState>(var state) -> show(state);
                case AsyncResult.Failure<TrailState>(var cause) -> body.add(new ErrorPanel(cause, this::read));
            }
        });
    }

    private static ProgressBar waiting() {
        var progress = new ProgressBar();
        progress.setIndeterminate(true);
        return progress;
    }

    private void show(TrailState state) {
        var facts = new Facts()
                .withText(
                        text("audit.trail.kept"),
                        state.kept() == null
                                ? text("audit.trail.for-ever")
                                : text("audit.trail.days", state.kept().toDays()))
                .withText(text("audit.trail.due"), rows(state.due()))
                .withText(text("audit.trail.cut"), rows(state.cut()));
        if (state.cutAt() != null) {
            facts.withTime(text("audit.trail.cut-at"), state.cutAt(), Show.FULL);
        }
        facts.with(
                text("audit.trail.chain"),
                new Span(
                        state.brokenAt() == null
                                ? text("audit.trail.whole")
                                : text("audit.trail.broken", String.valueOf(state.brokenAt()))));
        body.add(facts);
        if (state.brokenAt() != null) {
            var advice = new Paragraph(text("audit.trail.advice"));
            advice.addClassName("problem");
            body.add(advice);
        }
        cut.setVisible(state.due() != null);
        restart.setVisible(state.brokenAt() != null);
    }

    private static String rows(@Nullable RowRange range) {
        return range == null ? text("audit.trail.none") : text("audit.trail.rows", range.toString(), range.count());
    }

    private void cut() {
        close();
        new ReasonDialog(
                        new Words(text("audit.cut.title"), text("audit.cut.submit"), text("audit.cut.consequence")),
                        (dialog, why) -> calls.cut(ui, why, dialog::show))
                .open();
    }

    private void restart() {
        close();
        new ReasonDialog(
                        new Words(
                                text("audit.restart.title"),
                                text("audit.restart.submit"),
                                text("audit.restart.consequence")),
                        (dialog, why) -> calls.restart(ui, why, dialog::show))
                .open();
    }
}
