package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.component.ListWithDetails;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.RequiresPermission;
import io.sandboxconsole.console.sandbox.action.SandboxActions;
import io.sandboxconsole.console.sandbox.create.SandboxCreation;
import io.sandboxconsole.console.sandbox.details.DetailsTab;
import io.sandboxconsole.console.sandbox.details.OpenDetails;
import io.sandboxconsole.console.sandbox.details.PastDetails;
import io.sandboxconsole.console.sandbox.details.SandboxDetails;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Lists the sandboxes visible to the user, one page at a time, with the details of one beside it. The URL holds the
/// whole state of the screen.
@RequiresPermission(Permission.VIEW_SANDBOX)
@Route("sandboxes/:connection?/:id?")
@PermitAll
@StyleSheet("styles/sandboxes.css")
@StyleSheet("styles/details.css")
@StyleSheet("styles/keys.css")
@JavaScript("context://js/console.js")
@JavaScript("context://js/details.js")
class SandboxListView extends ListWithDetails
        implements BeforeEnterObserver, AfterNavigationObserver, HasDynamicTitle, SandboxDetails.Screen {

    private final ListSources sources;

    private final SandboxCreation creation;

    private final OpenDetails details;
    private final SandboxList list;

    private ListState requested = ListState.INITIAL;

    private List<Message> dropped = List.of();

    SandboxListView(ListSources sources, SandboxActions actions, SandboxCreation creation, OpenDetails details) {
        this.sources = sources;
        this.creation = creation;
        this.details = details;
        this.list = new SandboxList(sources, actions, this::navigate, this::create);
        addClassName("sandboxes-view");
        list.onArrived(this::showPastDetail);
        compose(list, this::close);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var address = new ListAddress(
                event.getRouteParameters(),
                event.getLocation().getQueryParameters(),
                sources.clock().instant());
        requested = address.state();
        dropped = address.dropped();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        show(requested);
        List<Message> sentences = new ArrayList<>(dropped);
        int shown = list.state().page();
        if (requested.page() != shown) {
            sentences.add(
                    Message.of("list.dropped.page", String.valueOf(requested.page() + 1), String.valueOf(shown + 1)));
        }
        list.showDropped(sentences);
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("list.title"));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        sources.follower().follow(event, Duration.ofSeconds(1), this::follow, this::age);
    }

    /// Shows another state and pushes its URL to the browser history.
    private void navigate(ListState next) {
        show(next);
        ui().getPage().getHistory().pushState(null, list.state().location());
    }

    @Override
    public void close() {
        navigate(list.state().opening(null));
    }

    @Override
    public void open(SandboxId id, DetailsTab tab) {
        navigate(list.state().opening(id).onTab(tab));
    }

    @Override
    public void tab(DetailsTab tab) {
        navigate(list.state().onTab(tab));
    }

    @Override
    public void step(int by) {
        var open = list.state().open();
        if (open != null) {
            list.neighbour(open, by).ifPresent(id -> navigate(list.state().opening(id)));
        }
    }

    @Override
    public void createdBy(Creator creator) {
        list.showCreatedBy(creator);
    }

    @Override
    public void createLike(Sandbox sandbox) {
        creation.beginLike(ui(), sandbox, this::created);
    }

    private void create() {
        creation.begin(ui(), this::created);
    }

    /// Shows the user's new sandbox at once, with its details.
    private void created(SandboxId id) {
        list.renew();
        navigate(list.state().opening(id));
    }

    private void show(ListState next) {
        list.show(next);
        var state = list.state();
        if (state.at() == null) {
            showDetail(details.of(ui(), state.open(), state.tab(), this));
        } else {
            showPastDetail();
        }
    }

    /// Shows the open sandbox as of the instant of the list, once that is read.
    private void showPastDetail() {
        var state = list.state();
        details.of(ui(), null, state.tab(), this);
        var open = state.open();
        var at = state.at();
        showDetail(
                open == null || at == null || !list.arrived()
                        ? null
                        : new PastDetails(open, at, list.find(open).orElse(null), this));
    }

    /// Updates the screen after a change in the fleet, unless the user has signed out meanwhile.
    private void follow() {
        if (list.state().at() != null) {
            return;
        }
        sources.currentActor().find().ifPresent(actor -> {
            list.follow(actor);
            details.follow(ui(), actor);
        });
    }

    /// The details are read again where the inventory has lost their sandbox, because what they read may be a moment
    /// old.
    private void age() {
        if (list.state().at() != null) {
            return;
        }
        list.age();
        sources.currentActor().find().ifPresent(actor -> details.follow(ui(), actor));
    }

    private UI ui() {
        return getUI().orElseThrow();
    }
}
