package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.Requires;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.inventory.Page;
import io.sandboxconsole.inventory.Query;
import io.sandboxconsole.inventory.Subscription;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxFilter;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxService;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Every sandbox the person may see, one page at a time, with the details of one beside it. The whole state of the
/// screen stands in the URL.
@Requires(Permission.VIEW_SANDBOX)
@Route("sandboxes/:connection?/:id?")
@PageTitle("Sandboxes · Sandbox Console")
@PermitAll
@StyleSheet("styles/sandboxes.css")
@JavaScript("context://js/console.js")
class SandboxListView extends MasterDetailLayout
        implements BeforeEnterObserver, AfterNavigationObserver, SandboxDetails.Gestures {

    private final SandboxService sandboxes;

    private final Inventory inventory;

    private final SandboxGestures gestures;

    private final CurrentActor currentActor;

    private final FilterBar filterBar;

    private final SandboxGrid grid = new SandboxGrid(this::act);

    private final ListNotes notes;

    private final Pager pager;

    private final Button create;

    private final OpenDetails details;

    private ListState state = ListState.INITIAL;

    private SandboxFilter filter = SandboxFilter.EVERYTHING;

    private @Nullable Subscription subscription;

    SandboxListView(
            SandboxService sandboxes,
            Inventory inventory,
            SandboxGestures gestures,
            OpenDetails details,
            Filtering filtering,
            CurrentActor currentActor) {
        this.sandboxes = sandboxes;
        this.inventory = inventory;
        this.gestures = gestures;
        this.currentActor = currentActor;
        this.details = details;
        addClassName("sandboxes-view");
        setSizeFull();
        setDetailSize("28rem");
        setMasterSize("20rem");
        setExpandMaster(true);
        filterBar = filtering.bar(() -> state.sort(), changed -> go(state.filteredBy(changed.toString())));
        notes = new ListNotes(() -> go(state.filteredBy("")));
        pager = new Pager(page -> go(state.onPage(page)), size -> go(state.withSize(size)));
        create =
                new Button("Create", VaadinIcon.PLUS.create(), _ -> gestures.create(ui(), id -> go(state.opening(id))));
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        grid.onOpen(id -> go(state.opening(id)));
        grid.onSort(order -> go(state.sortedBy(order)));
        var heading = new Div(new H1("Sandboxes"), create);
        heading.addClassName("view-heading");
        var list = new Div(heading, filterBar, notes, grid, pager);
        list.addClassName("sandbox-list");
        setMaster(list);
        addDetailEscapePressListener(_ -> close());
        addBackdropClickListener(_ -> close());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        state = ListState.of(event.getRouteParameters(), event.getLocation().getQueryParameters());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        render();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var ui = event.getUI();
        subscription = inventory.onChange(
                Duration.ofSeconds(1),
                () -> ui.accessLater(this::follow, () -> {}).run());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        if (subscription != null) {
            subscription.close();
        }
    }

    @Override
    public void close() {
        go(state.opening(null));
    }

    @Override
    public void act(Sandbox sandbox, SandboxAction action) {
        gestures.act(ui(), sandbox, action);
    }

    @Override
    public void askEndpoint(
            SandboxId id, EndpointRequest request, boolean credentials, Consumer<Answer<Endpoint>> listener) {
        if (credentials) {
            gestures.revealEndpoint(ui(), id, request, listener);
        } else {
            gestures.endpoint(ui(), id, request, listener);
        }
    }

    /// Takes the screen to another state and writes it into the URL.
    private void go(ListState next) {
        state = next;
        ui().getPage().getHistory().pushState(null, next.location());
        render();
    }

    private void render() {
        filter = filterBar.show(state.filter());
        grid.showSort(state.sort());
        create.setVisible(sandboxes.mayCreate(currentActor.get()));
        showList(currentActor.get());
        setDetail(details.of(ui(), state.open(), this));
    }

    /// Something changed in the fleet, and the person may have signed out meanwhile.
    private void follow() {
        currentActor.find().ifPresent(actor -> {
            showList(actor);
            details.follow(ui(), actor);
        });
    }

    private void showList(Actor actor) {
        var page = page(actor);
        if (page.rows().isEmpty() && state.page() > 0) {
            // The list has become shorter, or the URL names a page that never was.
            state = state.onPage(Math.max(0, page.matching() - 1) / state.size());
            page = page(actor);
        }
        List<SandboxRow> rows = page.rows().stream()
                .map(sandbox -> new SandboxRow(sandbox, sandboxes.actionsFor(actor, sandbox)))
                .toList();
        grid.show(rows, state.open());
        pager.show(state, rows.size(), page.matching());
        notes.show(page, inventory.health(), create.isVisible());
    }

    private Page page(Actor actor) {
        return inventory.page(actor, new Query(filter, state.sort(), state.offset(), state.size()));
    }

    private UI ui() {
        return getUI().orElseThrow();
    }
}
