package io.sandboxconsole.console.connection;

import static io.sandboxconsole.console.component.Words.say;

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
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.sandbox.Refusal;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Examination;
import io.sandboxconsole.sandbox.Examinations;
import org.jspecify.annotations.Nullable;

/// What was found when an engine was looked at last, and having it looked at again. What was found before stays until
/// there is something newer.
final class ExaminationPanel extends Section {

    private final ConnectionId connection;

    private final transient Examinations examinations;

    private final transient CurrentActor currentActor;

    private final transient Background background;

    /// Whoever opened the page. Other threads, which bring news, do not know them.
    private final transient Actor reader;

    private final Button examine = new Button(say("connections.examine"), _ -> examine());

    private final HorizontalLayout progress = new HorizontalLayout();

    private final Stack found = new Stack();

    private transient @Nullable Examination shown;

    ExaminationPanel(
            ConnectionId connection, Examinations examinations, CurrentActor currentActor, Background background) {
        this.connection = connection;
        this.examinations = examinations;
        this.currentActor = currentActor;
        this.background = background;
        this.reader = currentActor.get();
        addClassName("examination");
        progress.getElement().setAttribute("role", "status");
        add(new Stack(new H3(say("connections.examination")), progress, found));
    }

    /// The button that has the engine looked at.
    Button button() {
        return examine;
    }

    /// Shows what is known; where nothing is, the engine is looked at.
    void open() {
        showLatest();
        if (shown == null) {
            examine();
        }
    }

    /// Shows what has been found since, by whomever.
    void showLatest() {
        if (examine.isEnabled()) {
            examinations.latest(reader, connection).ifPresent(this::show);
        }
    }

    private void examine() {
        var actor = currentActor.get();
        background.call(UI.getCurrent(), () -> examinations.examine(actor, connection), answer -> {
            boolean asking = answer instanceof Answer.Awaited<Examination>;
            examine.setEnabled(!asking);
            getElement().setAttribute("aria-busy", String.valueOf(asking));
            switch (answer) {
                case Answer.Awaited<Examination> _ -> put(progress, new Span(say("connections.examining")));
                case Answer.Here<Examination>(var examination) -> show(examination);
                case Answer.Refused<Examination>(var cause) -> show(cause);
            }
        });
    }

    private void show(Examination examination) {
        put(progress, new Span(say("connections.examined")), new TimeText(examination.at(), TimeText.Show.AGO));
        if (!examination.equals(shown)) {
            shown = examination;
            switch (examination) {
                case Examination.Reported(var report, var _) ->
                    put(found, new FindingList(report.findings()), ReportFacts.of(report));
                case Examination.Failed(var failure, var _) -> put(found, refusal(failure));
            }
        }
    }

    private void show(RuntimeException cause) {
        put(progress);
        put(found, refusal(cause));
        shown = null;
    }

    private Refusal refusal(RuntimeException cause) {
        var refusal = new Refusal(cause, this::examine);
        refusal.getElement().setAttribute("role", "alert");
        return refusal;
    }

    private static void put(HasComponents place, Component... content) {
        place.removeAll();
        place.add(content);
    }
}
