package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.Requires;
import io.sandboxconsole.console.Titles;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.StaleNotes;
import io.sandboxconsole.console.component.ViewHeading;
import io.sandboxconsole.inventory.Census;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.SandboxService;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.scheduling.TaskScheduler;

/// What the person may see, in numbers, each of which leads to its list. Follows by itself.
@Route("overview")
@PermitAll
@Requires(Permission.VIEW_SANDBOX)
@StyleSheet("styles/sandboxes.css")
@StyleSheet("styles/overview.css")
@JavaScript("context://js/console.js")
class OverviewView extends Composite<Div> implements HasDynamicTitle {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /// Sandboxes grow older even while nothing happens.
    private static final Duration AGEING = Duration.ofSeconds(30);

    private final transient Inventory inventory;
    private final transient SandboxService sandboxes;
    private final transient CurrentActor currentActor;
    private final transient Clock clock;
    private final transient TaskScheduler scheduler;
    private final transient Deletions deletions;
    private final transient Background background;
    private final StaleNotes notes = new StaleNotes();
    private final Emptiness emptiness = new Emptiness();
    private final Panels panels = new Panels();

    OverviewView(
            Inventory inventory,
            SandboxService sandboxes,
            CurrentActor currentActor,
            Clock clock,
            TaskScheduler scheduler,
            Deletions deletions,
            Background background) {
        this.inventory = inventory;
        this.sandboxes = sandboxes;
        this.currentActor = currentActor;
        this.clock = clock;
        this.scheduler = scheduler;
        this.deletions = deletions;
        this.background = background;
        getContent().addClassNames("view", "overview");
        getContent().add(new ViewHeading(say("overview.title")), notes, emptiness, panels);
    }

    @Override
    public String getPageTitle() {
        return Titles.of(say("overview.title"));
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        UI ui = attachEvent.getUI();
        Runnable later = () -> ui.accessLater(() -> follow(ui), () -> {}).run();
        follow(ui);
        var subscription = inventory.onChange(INTERVAL, later);
        followDeletions(ui);
        Runnable older = () -> ui.accessLater(
                        () -> {
                            follow(ui);
                            followDeletions(ui);
                        },
                        () -> {})
                .run();
        var ageing = scheduler.scheduleAtFixedRate(older, clock.instant().plus(AGEING), AGEING);
        addDetachListener(detached -> {
            detached.unregisterListener();
            subscription.close();
            ageing.cancel(false);
        });
    }

    /// The person may have signed out meanwhile. Counting a large fleet takes longer than a session may be held.
    private void follow(UI ui) {
        currentActor.find().ifPresent(actor -> {
            var zone = PersonZone.of(ui);
            background.call(ui, () -> inventory.census(actor, zone), answer -> {
                switch (answer) {
                    case Answer.Awaited<Census>() -> {}
                    case Answer.Here<Census>(var census) -> show(actor, census);
                    case Answer.Refused<Census>(var cause) -> throw cause;
                }
            });
        });
    }

    private void followDeletions(UI ui) {
        currentActor.find().filter(deletions::permitted).ifPresent(actor -> {
            var zone = PersonZone.of(ui);
            deletions.count(
                    ui, actor, LocalDate.ofInstant(clock.instant(), zone).atStartOfDay(zone), panels::showDeletions);
        });
    }

    private void show(Actor actor, Census census) {
        var health = inventory.health();
        var tally = new Tally(census, health);
        boolean empty = tally.census().total() == 0;
        notes.show(health);
        emptiness.setVisible(empty);
        panels.setVisible(!empty);
        if (empty) {
            emptiness.show(health, sandboxes.mayCreate(actor));
        } else {
            panels.show(tally);
        }
    }
}
