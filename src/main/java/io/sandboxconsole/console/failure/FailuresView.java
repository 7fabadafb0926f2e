package io.sandboxconsole.console.failure;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.command.CommandButton;
import io.sandboxconsole.console.command.FleetCommands;
import io.sandboxconsole.console.command.TerminalCommand;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.RequiresPermission;
import io.sandboxconsole.console.component.ViewHeading;
import io.sandboxconsole.console.past.KnowledgeNote;
import io.sandboxconsole.console.past.KnowledgeNotes;
import io.sandboxconsole.history.FailureInsights;
import io.sandboxconsole.history.FailureInsights.Dimension;
import io.sandboxconsole.history.FailureInsights.Insights;
import io.sandboxconsole.history.FailureInsights.Population;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Inventory;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Shows why the sandboxes that the person may see failed and ended in the last days, beside the days before. What is
/// counted is in the address; counting happens in the background.
@Route("failures")
@PermitAll
@RequiresPermission(Permission.VIEW_SANDBOX)
@StyleSheet("styles/sandboxes.css")
@StyleSheet("styles/overview.css")
@StyleSheet("styles/failures.css")
@JavaScript("context://js/console.js")
class FailuresView extends Composite<Div> implements AfterNavigationObserver, HasDynamicTitle {

    private final transient FailureInsights insights;

    private final transient CurrentActor currentActor;

    private final transient Inventory inventory;

    private final transient Background background;

    private final transient Clock clock;

    private final Select<Integer> days = new Select<>();

    private final Select<Population> population = new Select<>();

    private final ReasonSelect reason = new ReasonSelect(chosen -> navigate(scope().because(chosen)));

    private final ProgressBar progress = new ProgressBar();

    private final Div problem = new Div();

    private final KnowledgeNote knowledge;

    private final FailurePanels panels = new FailurePanels();

    private FailureScope scope = FailureScope.USUAL;

    FailuresView(
            FailureInsights insights,
            CurrentActor currentActor,
            Inventory inventory,
            Background background,
            KnowledgeNotes knowledge,
            Clock clock) {
        this.insights = insights;
        this.currentActor = currentActor;
        this.inventory = inventory;
        this.background = background;
        this.knowledge = knowledge.create();
        this.clock = clock;
        days.setItems(FailureScope.DAYS);
        days.setItemLabelGenerator(number -> text("failure.period", number));
        days.setAriaLabel(text("failure.period.label"));
        population.setItems(Population.values());
        population.setItemLabelGenerator(FailuresView::name);
        population.setAriaLabel(text("failure.population.label"));
        days.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                navigate(scope.withDays(event.getValue()));
            }
        });
        population.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                navigate(scope.of(event.getValue()));
            }
        });
        progress.setIndeterminate(true);
        progress.addClassName("late");
        progress.setVisible(false);
        getContent().addClassNames("view", "overview", "failures");
        getContent()
                .add(
                        new ViewHeading(
                                text("failure.title"),
                                new CommandButton(() -> getUI().map(this::command)),
                                reason,
                                population,
                                days),
                        progress,
                        this.knowledge,
                        problem,
                        panels);
    }

    private static String name(Population population) {
        return switch (population) {
            case FAILED -> text("failure.population.failed");
            case ENDED -> text("failure.population.ended");
        };
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("failure.title"));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        scope = FailureScope.of(event.getLocation().getQueryParameters());
        days.setValue(scope.days());
        population.setValue(scope.population());
        reason.show(scope.reason());
        getUI().ifPresent(this::count);
    }

    private TerminalCommand command(UI ui) {
        return FleetCommands.failures(
                scope.days(), scope.population() == Population.ENDED, scope.reason(), PersonZone.of(ui));
    }

    private FailureScope scope() {
        return scope;
    }

    private void navigate(FailureScope next) {
        getUI().ifPresent(ui -> ui.navigate(FailuresView.class, next.query()));
    }

    /// An answer counts only while its question is the one shown.
    private void count(UI ui) {
        FailureScope asked = scope;
        var question = asked.question(clock.instant(), PersonZone.of(ui));
        var period = question.period();
        knowledge.show(ui, period.previous().from(), period.end());
        currentActor
                .find()
                .ifPresent(actor -> background.read(ui, () -> insights.of(actor, question), result -> {
                    if (asked.equals(scope)) {
                        show(result);
                    }
                }));
    }

    private void show(AsyncResult<Insights> result) {
        progress.setVisible(result instanceof AsyncResult.Pending<Insights>);
        switch (result) {
            case AsyncResult.Pending<Insights>() -> {}
            case AsyncResult.Success<Insights>(var found) -> {
                problem.removeAll();
                panels.setVisible(true);
                reason.offer(found.by().getOrDefault(Dimension.REASON, List.of()), scope.reason());
                panels.show(found, names());
            }
            case AsyncResult.Failure<Insights>(var cause) -> {
                problem.removeAll();
                problem.add(new ErrorPanel(cause, () -> getUI().ifPresent(this::count)));
                panels.setVisible(false);
            }
        }
    }

    private Map<String, String> names() {
        return inventory.health().stream()
                .collect(Collectors.toMap(health -> health.connection().value(), ConnectionHealth::name));
    }
}
