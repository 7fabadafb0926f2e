package io.sandboxconsole.console.sandbox.list;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import io.sandboxconsole.console.columns.ListColumns;
import io.sandboxconsole.console.component.ListWithDetails;
import io.sandboxconsole.console.sandbox.details.DetailsTab;
import io.sandboxconsole.console.sandbox.details.SandboxDetails;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Screen of a list with the details of one sandbox beside it. The URL holds the whole state of the screen.
public abstract class ListScreen extends ListWithDetails
        implements BeforeEnterObserver, AfterNavigationObserver, SandboxDetails.Screen {

    private final ListColumns columns;

    private ListState requested = ListState.INITIAL;

    private List<Message> dropped = List.of();

    protected ListScreen(ListColumns columns) {
        this.columns = columns;
        addClassName("sandboxes-view");
    }

    /// The list of a screen.
    public interface Pane {

        /// Shows `next`.
        void show(ListState next);

        /// The state in effect: the last page, for example, if the URL requested a later one.
        ListState state();

        /// The sandbox `by` rows below `id`, if both are on this page.
        Optional<SandboxId> neighbour(SandboxId id, int by);

        /// Requests all sandboxes of `creator`.
        void showCreatedBy(Creator creator);

        /// Says which parts of the URL could not be used.
        void showDropped(List<Message> sentences);
    }

    protected abstract Pane list();

    /// Shows the details that the state of the list asks for.
    protected abstract void showDetails();

    /// What an instant in the URL is before; absent for a screen that shows no past.
    protected @Nullable Instant now() {
        return null;
    }

    @Override
    public final void beforeEnter(BeforeEnterEvent event) {
        var address = new ListAddress(
                columns, event.getRouteParameters(), event.getLocation().getQueryParameters(), now());
        requested = address.state();
        dropped = address.dropped();
    }

    @Override
    public final void afterNavigation(AfterNavigationEvent event) {
        show(requested);
        List<Message> sentences = new ArrayList<>(dropped);
        int shown = list().state().page();
        if (requested.page() != shown) {
            sentences.add(
                    Message.of("list.dropped.page", String.valueOf(requested.page() + 1), String.valueOf(shown + 1)));
        }
        list().showDropped(sentences);
    }

    /// Shows another state and pushes its URL to the browser history.
    protected final void navigate(ListState next) {
        show(next);
        ui().getPage().getHistory().pushState(null, ListAddress.of(columns, list().state()));
    }

    private void show(ListState next) {
        list().show(next);
        showDetails();
    }

    @Override
    public final void close() {
        navigate(list().state().opening(null));
    }

    @Override
    public final void open(SandboxId id, DetailsTab tab) {
        navigate(list().state().opening(id).onTab(tab));
    }

    @Override
    public final void tab(DetailsTab tab) {
        navigate(list().state().onTab(tab));
    }

    @Override
    public final void step(int by) {
        var open = list().state().open();
        if (open != null) {
            list().neighbour(open, by).ifPresent(id -> navigate(list().state().opening(id)));
        }
    }

    @Override
    public final void createdBy(Creator creator) {
        list().showCreatedBy(creator);
    }

    protected final UI ui() {
        return getUI().orElseThrow();
    }
}
