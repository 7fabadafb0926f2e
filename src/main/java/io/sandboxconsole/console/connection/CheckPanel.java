package io.sandboxconsole.console.connection;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.lifecycle.ConnectionCheck;
import io.sandboxconsole.sandbox.lifecycle.ConnectionChecks;
import org.jspecify.annotations.Nullable;

/// Shows the last check of an engine, and runs a new one on request. The old results stay until newer ones are there.
final class CheckPanel extends Section {

    private final ConnectionId connection;

    private final transient ConnectionChecks connectionChecks;

    private final transient CurrentActor currentActor;

    private final transient Background background;

    /// The person who opened the page; the threads that report changes have no current actor.
    private final transient Actor reader;

    private final Button check = new Button(text("connections.examine"), _ -> check());

    private final HorizontalLayout progress = new HorizontalLayout();

    private final Stack results = new Stack();

    private transient @Nullable ConnectionCheck shown;

    CheckPanel(
            ConnectionId connection,
            ConnectionChecks connectionChecks,
            CurrentActor currentActor,
            Background background) {
        this.connection = connection;
        this.connectionChecks = connectionChecks;
        this.currentActor = currentActor;
        this.background = background;
        this.reader = currentActor.get();
        addClassName("examination");
        progress.getElement().setAttribute("role", "status");
        add(new Stack(new H3(text("connections.examination")), progress, results));
    }

    /// The button that runs a check.
    Button button() {
        return check;
    }

    /// Shows the last results; without any, runs a check.
    void open() {
        showLatest();
        if (shown == null) {
            check();
        }
    }

    /// Shows the newest results, also of another person's check.
    void showLatest() {
        if (check.isEnabled()) {
            connectionChecks.latest(reader, connection).ifPresent(this::show);
        }
    }

    private void check() {
        var actor = currentActor.get();
        background.call(UI.getCurrent(), () -> connectionChecks.check(actor, connection), result -> {
            boolean pending = result instanceof AsyncResult.Pending<ConnectionCheck>;
            check.setEnabled(!pending);
            getElement().setAttribute("aria-busy", String.valueOf(pending));
            switch (result) {
                case AsyncResult.Pending<ConnectionCheck> _ -> put(progress, new Span(text("connections.examining")));
                case AsyncResult.Success<ConnectionCheck>(var connectionCheck) -> show(connectionCheck);
                case AsyncResult.Failure<ConnectionCheck>(var cause) -> show(cause);
            }
        });
    }

    private void show(ConnectionCheck connectionCheck) {
        put(progress, new Span(text("connections.examined")), new TimeText(connectionCheck.at(), TimeText.Show.AGO));
        if (!connectionCheck.equals(shown)) {
            shown = connectionCheck;
            switch (connectionCheck) {
                case ConnectionCheck.Reported(var report, var _) ->
                    put(results, new CheckResultList(report.findings()), ReportFacts.of(report));
                case ConnectionCheck.Failed(var failure, var _) ->
                    put(results, errorPanel(failure), new ConditionCode(failure.condition()));
            }
        }
    }

    private void show(RuntimeException cause) {
        put(progress);
        put(results, errorPanel(cause));
        shown = null;
    }

    private ErrorPanel errorPanel(RuntimeException cause) {
        var errorPanel = new ErrorPanel(cause, this::check);
        errorPanel.getElement().setAttribute("role", "alert");
        return errorPanel;
    }

    private static void put(HasComponents place, Component... content) {
        place.removeAll();
        place.add(content);
    }
}
