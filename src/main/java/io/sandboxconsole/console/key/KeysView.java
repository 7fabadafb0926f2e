package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.RequiresPermission;
import io.sandboxconsole.console.component.ViewHeading;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lists the keys that the person may see. Filter and open details are in the address; reading happens in the
/// background.
@Route("keys")
@PermitAll
@RequiresPermission(Permission.READ_KEYS)
@StyleSheet("styles/sandboxes.css")
@StyleSheet("styles/details.css")
@StyleSheet("styles/dialogs.css")
@StyleSheet("styles/keys.css")
@JavaScript("context://js/console.js")
class KeysView extends Composite<Div> implements AfterNavigationObserver, HasDynamicTitle {

    /// Below this width, in pixels, a line is a card instead of cells.
    private static final int NARROW = 900;

    private final transient KeyOperations operations;
    private final transient KeyActions actions;

    private final Button issue = new Button(text("key.issue"), VaadinIcon.PLUS.create(), _ -> issue());
    private final KeyFilterBar bar = new KeyFilterBar(this::navigate);
    private final KeyGrid grid;
    private final KeyListNotes notes;

    private transient KeyFilter filter = KeyFilter.NONE;
    private transient @Nullable List<KeyRow> lines;
    private @Nullable KeyDetails details;
    private int load;

    KeysView(KeyOperations operations, KeyActions actions) {
        this.operations = operations;
        this.actions = actions;
        this.grid = new KeyGrid(
                line -> navigate(filter.opening(line.key().id())),
                (order, reversed) -> navigate(filter.sortedBy(order, reversed)));
        this.notes = new KeyListNotes(this::load, () -> navigate(KeyFilter.NONE));
        issue.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        var refresh = new Button(VaadinIcon.REFRESH.create(), _ -> load());
        refresh.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        refresh.setAriaLabel(text("key.refresh"));
        refresh.setTooltipText(text("key.refresh"));
        getContent().addClassName("view");
        getContent().add(new ViewHeading(text("key.title"), refresh, issue), bar, notes, grid);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        var page = attachEvent.getUI().getPage();
        var window = page.getExtendedClientDetails();
        fit(window == null ? 0 : window.getWindowInnerWidth());
        var resizing = page.addBrowserWindowResizeListener(event -> fit(event.getWidth()));
        addDetachListener(detached -> {
            detached.unregisterListener();
            resizing.remove();
        });
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        filter = KeyFilter.of(event.getLocation().getQueryParameters());
        bar.show(filter);
        if (lines == null) {
            load();
        } else {
            render(lines);
        }
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("key.title"));
    }

    private void navigate(KeyFilter chosen) {
        UI.getCurrent().navigate(KeysView.class, chosen.parameters());
    }

    private void issue() {
        actions.issue(UI.getCurrent(), this::load);
    }

    private void act(KeyRow line, KeyAction action) {
        actions.act(UI.getCurrent(), line, action, this::load);
    }

    private void fit(int width) {
        if (grid.fit(width > 0 && width < NARROW) && lines != null) {
            render(lines);
        }
    }

    private void load() {
        int mine = ++load;
        var options = operations.options();
        issue.setVisible(options.any());
        notes.showPossible(options.possible());
        operations.read(UI.getCurrent(), result -> {
            // A newer request has replaced an older one: its result is stale.
            if (mine == load) {
                show(result);
            }
        });
    }

    private void show(AsyncResult<List<KeyRow>> result) {
        notes.showAwaited(result instanceof AsyncResult.Pending<List<KeyRow>>);
        switch (result) {
            case AsyncResult.Pending<List<KeyRow>>() -> {}
            case AsyncResult.Success<List<KeyRow>>(var read) -> render(read);
            case AsyncResult.Failure<List<KeyRow>>(var cause) -> notes.showFailure(cause);
        }
    }

    private void render(List<KeyRow> all) {
        lines = all;
        var kept = filter.of(all);
        grid.show(kept, filter);
        grid.setVisible(!kept.isEmpty());
        notes.show(all, kept, filter, issue.isVisible());
        openDetails(all, filter.open());
    }

    private void openDetails(List<KeyRow> all, @Nullable UUID open) {
        var chosen = all.stream().filter(line -> line.key().id().equals(open)).findFirst();
        @Nullable KeyDetails before = details;
        if (before != null && chosen.filter(before::shows).isPresent()) {
            // A refresh must not close a dialog under the person's hands.
            return;
        }
        // Cleared first: only closing by the person changes the address.
        details = null;
        if (before != null) {
            before.close();
        }
        chosen.ifPresent(line -> {
            var opened = new KeyDetails(line, action -> act(line, action));
            opened.addOpenedChangeListener(event -> {
                // Closing by the person also removes the key from the address.
                if (!event.isOpened() && opened.equals(details)) {
                    details = null;
                    navigate(filter.opening(null));
                }
            });
            details = opened;
            opened.open();
        });
    }
}
