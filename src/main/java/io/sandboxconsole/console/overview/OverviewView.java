package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Texts.text;

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
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.PageFollower;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.RequiresPermission;
import io.sandboxconsole.console.component.StaleNotes;
import io.sandboxconsole.console.component.ViewHeading;
import io.sandboxconsole.inventory.FleetStatistics;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/// Shows the person's visible sandboxes in numbers, each linked to its list, and follows every change.
@Route("overview")
@PermitAll
@RequiresPermission(Permission.VIEW_SANDBOX)
@StyleSheet("styles/sandboxes.css")
@StyleSheet("styles/overview.css")
@JavaScript("context://js/console.js")
class OverviewView extends Composite<Div> implements HasDynamicTitle {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /// Ages change even without events.
    private static final Duration AGEING = Duration.ofSeconds(30);

    private final transient Inventory inventory;
    private final transient SandboxService sandboxes;
    private final transient CurrentActor currentActor;
    private final transient Clock clock;
    private final transient PageFollower follower;
    private final transient Deletions deletions;
    private final transient Background background;
    private final StaleNotes notes = new StaleNotes();
    private final EmptyFleet emptyFleet = new EmptyFleet();
    private final Panels panels = new Panels();
    private Instant counted;

    OverviewView(
            Inventory inventory,
            SandboxService sandboxes,
            CurrentActor currentActor,
            Clock clock,
            PageFollower follower,
            Deletions deletions,
            Background background) {
        this.inventory = inventory;
        this.sandboxes = sandboxes;
        this.currentActor = currentActor;
        this.clock = clock;
        this.follower = follower;
        this.counted = clock.instant();
        this.deletions = deletions;
        this.background = background;
        getContent().addClassNames("view", "overview");
        getContent().add(new ViewHeading(text("overview.title")), notes, emptyFleet, panels);
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("overview.title"));
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        UI ui = attachEvent.getUI();
        follow(ui);
        followDeletions(ui);
        follower.follow(attachEvent, INTERVAL, () -> follow(ui), () -> age(ui));
    }

    private void age(UI ui) {
        notes.show(inventory.health());
        Instant now = clock.instant();
        if (!now.isBefore(counted.plus(AGEING))) {
            counted = now;
            follow(ui);
            followDeletions(ui);
        }
    }

    /// The person may have signed out meanwhile. In the background: counting a large fleet takes longer than a session
    /// may be held.
    private void follow(UI ui) {
        currentActor.find().ifPresent(actor -> {
            var zone = PersonZone.of(ui);
            background.call(ui, () -> inventory.census(actor, zone), result -> {
                switch (result) {
                    case AsyncResult.Pending<FleetStatistics>() -> {}
                    case AsyncResult.Success<FleetStatistics>(var fleetStatistics) -> show(actor, fleetStatistics);
                    case AsyncResult.Failure<FleetStatistics>(var cause) -> throw cause;
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

    private void show(Actor actor, FleetStatistics fleetStatistics) {
        var health = inventory.health();
        var linkedStatistics = new LinkedStatistics(fleetStatistics, health);
        boolean empty = linkedStatistics.fleetStatistics().total() == 0;
        notes.show(health);
        emptyFleet.setVisible(empty);
        panels.setVisible(!empty);
        if (empty) {
            emptyFleet.show(health, sandboxes.mayCreate(actor));
        } else {
            panels.show(linkedStatistics);
        }
    }
}
