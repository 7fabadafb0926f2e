package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.command.CommandButton;
import io.sandboxconsole.console.command.FleetCommands;
import io.sandboxconsole.console.component.AddressNote;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.PageFollower;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.RequiresPermission;
import io.sandboxconsole.console.component.StaleNotes;
import io.sandboxconsole.console.component.ViewHeading;
import io.sandboxconsole.console.past.PastAddress;
import io.sandboxconsole.console.past.TimeTravel;
import io.sandboxconsole.console.past.TimeTravels;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.inventory.FleetStatistics;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows the person's visible sandboxes in numbers, each linked to its list, and follows every change.
@Route("overview")
@PermitAll
@RequiresPermission(Permission.VIEW_SANDBOX)
@StyleSheet("styles/sandboxes.css")
@StyleSheet("styles/overview.css")
@JavaScript("context://js/console.js")
class OverviewView extends Composite<Div> implements BeforeEnterObserver, AfterNavigationObserver, HasDynamicTitle {

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
    private final transient TimeTravel travel;
    private final AddressNote addressNote = new AddressNote();
    private final StaleNotes notes = new StaleNotes();
    private final EmptyFleet emptyFleet = new EmptyFleet();
    private final Panels panels = new Panels();
    private final List<Message> dropped = new ArrayList<>();
    private @Nullable Instant at;
    private Instant counted;

    OverviewView(
            Inventory inventory,
            SandboxService sandboxes,
            CurrentActor currentActor,
            Clock clock,
            PageFollower follower,
            Deletions deletions,
            Background background,
            TimeTravels timeTravels) {
        this.inventory = inventory;
        this.sandboxes = sandboxes;
        this.currentActor = currentActor;
        this.clock = clock;
        this.follower = follower;
        this.counted = clock.instant();
        this.deletions = deletions;
        this.background = background;
        getContent().addClassNames("view", "overview");
        this.travel = timeTravels.create(this::navigate, () -> follow(ui()));
        emptyFleet.setVisible(false);
        getContent()
                .add(
                        new ViewHeading(
                                text("overview.title"),
                                new CommandButton(() -> Optional.of(FleetCommands.overview(PersonZone.of(ui()), at))),
                                travel.button()),
                        travel.strip(),
                        addressNote,
                        notes,
                        emptyFleet,
                        panels);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        dropped.clear();
        at = PastAddress.read(event.getLocation().getQueryParameters(), clock.instant(), dropped::add)
                .orElse(null);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        addressNote.show(dropped);
        show(ui());
    }

    /// Shows another instant and pushes its URL to the browser history; null is now.
    private void navigate(@Nullable Instant next) {
        at = next;
        addressNote.show(List.of());
        show(ui());
        var query = next == null ? QueryParameters.empty() : QueryParameters.of(PastAddress.NAME, next.toString());
        ui().getPage().getHistory().pushState(null, new Location("overview", query));
    }

    /// Shows the numbers of the instant. Those of another one are not left standing while they are read.
    private void show(UI ui) {
        travel.show(ui, at);
        panels.setVisible(travel.arrived() && panels.isVisible());
        follow(ui);
        followDeletions(ui);
    }

    private UI ui() {
        return getUI().orElseThrow();
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("overview.title"));
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        UI ui = attachEvent.getUI();
        follower.follow(attachEvent, INTERVAL, () -> followLive(ui), () -> age(ui));
    }

    /// The past does not change.
    private void followLive(UI ui) {
        if (!travel.past()) {
            follow(ui);
        }
    }

    private void age(UI ui) {
        if (travel.past()) {
            return;
        }
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
        if (!travel.arrived()) {
            return;
        }
        currentActor.find().ifPresent(actor -> {
            var zone = PersonZone.of(ui);
            var asked = at;
            var rows = travel.rows();
            background.call(ui, () -> rows.census(actor, zone), result -> {
                switch (result) {
                    case AsyncResult.Pending<FleetStatistics>() -> {}
                    case AsyncResult.Success<FleetStatistics>(var fleetStatistics) -> {
                        if (Objects.equals(asked, at)) {
                            show(actor, fleetStatistics);
                        }
                    }
                    case AsyncResult.Failure<FleetStatistics>(var cause) -> throw cause;
                }
            });
        });
    }

    private void followDeletions(UI ui) {
        if (travel.past()) {
            return;
        }
        currentActor.find().filter(deletions::permitted).ifPresent(actor -> {
            var zone = PersonZone.of(ui);
            deletions.count(
                    ui, actor, LocalDate.ofInstant(clock.instant(), zone).atStartOfDay(zone), panels::showDeletions);
        });
    }

    private void show(Actor actor, FleetStatistics fleetStatistics) {
        var health = inventory.health();
        var linkedStatistics = new LinkedStatistics(fleetStatistics, health);
        int total = linkedStatistics.fleetStatistics().total();
        boolean empty = total == 0 && at == null;
        notes.show(at == null ? health : List.of());
        emptyFleet.setVisible(empty);
        panels.setVisible(!empty);
        travel.showVisible(total);
        if (empty) {
            emptyFleet.show(health, sandboxes.mayCreate(actor));
        } else {
            panels.show(linkedStatistics, at);
        }
    }
}
