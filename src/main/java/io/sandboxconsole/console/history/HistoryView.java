package io.sandboxconsole.console.history;

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
import io.sandboxconsole.console.sandbox.details.DetailsTab;
import io.sandboxconsole.console.sandbox.details.OpenLife;
import io.sandboxconsole.console.sandbox.details.SandboxDetails;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import jakarta.annotation.security.PermitAll;
import java.util.List;

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
class HistoryView extends ListWithDetails implements BeforeEnterObserver, AfterNavigationObserver, HasDynamicTitle {

    /// Below this width, in pixels, a life is a card instead of cells.
    private static final int NARROW = 900;

    private final HistoryList list;

    private final OpenLife details;

    private final SandboxDetails.Screen screen = new Screen();

    private HistoryState requested = HistoryState.INITIAL;

    private List<Message> dropped = List.of();

    HistoryView(HistorySources sources, OpenLife details) {
        this.details = details;
        this.list = new HistoryList(sources, this::navigate, this::refresh);
        addClassNames("sandboxes-view", "history-view");
        compose(list, screen::close);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var address = new HistoryAddress(
                event.getRouteParameters(), event.getLocation().getQueryParameters());
        requested = address.state();
        dropped = address.dropped();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        list.showDropped(dropped);
        show(requested);
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("history.title"));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        followWidth(event, width -> list.fit(width > 0 && width < NARROW));
    }

    /// Shows another state and pushes its URL to the browser history.
    private void navigate(HistoryState next) {
        show(next);
        ui().getPage().getHistory().pushState(null, HistoryAddress.of(list.state()));
    }

    private void show(HistoryState next) {
        list.show(next);
        var state = list.state();
        showDetail(details.of(ui(), state.open(), state.tab(), screen));
    }

    private void refresh() {
        list.renew();
        details.renew(ui());
    }

    private UI ui() {
        return getUI().orElseThrow();
    }

    /// Takes what the pane requests.
    private final class Screen implements SandboxDetails.Screen {

        @Override
        public void close() {
            navigate(list.state().opening(null));
        }

        @Override
        public void open(SandboxId id, DetailsTab tab) {
            navigate(list.state().opening(id).onTab(tab));
        }

        @Override
        public void step(int by) {
            var open = list.state().open();
            if (open != null) {
                list.neighbour(open, by).ifPresent(id -> navigate(list.state().opening(id)));
            }
        }

        @Override
        public void tab(DetailsTab tab) {
            navigate(list.state().onTab(tab));
        }

        @Override
        public void createdBy(Creator creator) {
            list.showCreatedBy(creator);
        }

        /// Never requested: the pane of a past offers no actions.
        @Override
        public void createLike(Sandbox sandbox) {}
    }
}
