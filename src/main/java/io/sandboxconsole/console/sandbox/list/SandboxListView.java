package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.RequiresPermission;
import io.sandboxconsole.console.sandbox.action.SandboxActions;
import io.sandboxconsole.console.sandbox.create.SandboxCreation;
import io.sandboxconsole.console.sandbox.details.OpenDetails;
import io.sandboxconsole.console.sandbox.details.PastDetails;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.time.Instant;

/// Lists the sandboxes visible to the user, one page at a time, with the details of one beside it. The URL holds the
/// whole state of the screen.
@RequiresPermission(Permission.VIEW_SANDBOX)
@Route("sandboxes/:connection?/:id?")
@PermitAll
@StyleSheet("styles/sandboxes.css")
@JavaScript("context://js/console.js")
@JavaScript("context://js/details.js")
class SandboxListView extends ListScreen implements HasDynamicTitle {

    private final ListSources sources;

    private final SandboxCreation creation;

    private final OpenDetails details;

    private final SandboxList list;

    SandboxListView(ListSources sources, SandboxActions actions, SandboxCreation creation, OpenDetails details) {
        super(SandboxColumns.ALL);
        this.sources = sources;
        this.creation = creation;
        this.details = details;
        this.list = new SandboxList(sources, actions, this::navigate, this::create);
        list.onArrived(this::showPastDetail);
        compose(list, this::close);
    }

    @Override
    protected SandboxList list() {
        return list;
    }

    @Override
    protected Instant now() {
        return sources.clock().instant();
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

    @Override
    protected void showDetails() {
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
}
