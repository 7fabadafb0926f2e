package io.sandboxconsole.console.history;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.RequiresPermission;
import io.sandboxconsole.console.sandbox.details.OpenLife;
import io.sandboxconsole.console.sandbox.list.ListScreen;
import io.sandboxconsole.sandbox.Sandbox;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;

/// Lists the sandboxes that the console has ever seen and the person may see, live and ended, with the details of one
/// beside it. The URL holds the whole state of the screen.
@RequiresPermission(Permission.VIEW_SANDBOX)
@Route("history/:connection?/:id?")
@PermitAll
@StyleSheet("styles/sandboxes.css")
@StyleSheet("styles/details.css")
@StyleSheet("styles/keys.css")
@JavaScript("context://js/console.js")
@JavaScript("context://js/details.js")
class HistoryView extends ListScreen implements HasDynamicTitle {

    private static final Duration NEWS = Duration.ofSeconds(1);

    private final HistorySources sources;

    private final HistoryList list;

    private final OpenLife details;

    HistoryView(HistorySources sources, OpenLife details) {
        super(HistoryColumns.ALL);
        this.sources = sources;
        this.details = details;
        this.list = new HistoryList(sources, this::navigate, this::refresh, this::renewDetails);
        addClassName("history-view");
        compose(list, this::close);
    }

    @Override
    protected HistoryList list() {
        return list;
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("history.title"));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        sources.follower().follow(event, NEWS, list::expectNews, list::age);
    }

    @Override
    protected void showDetails() {
        var state = list.state();
        showDetail(details.of(ui(), state.open(), state.tab(), this));
    }

    /// Never requested: the pane of a past offers no actions.
    @Override
    public void createLike(Sandbox sandbox) {}

    private void refresh() {
        list.renew();
        renewDetails();
    }

    private void renewDetails() {
        details.renew(ui());
    }
}
