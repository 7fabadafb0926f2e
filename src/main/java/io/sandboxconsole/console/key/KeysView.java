package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
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
import io.sandboxconsole.console.command.CommandButton;
import io.sandboxconsole.console.command.FleetCommands;
import io.sandboxconsole.console.component.AddressNote;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.ListWithDetails;
import io.sandboxconsole.console.component.PageFollower;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.RequiresPermission;
import io.sandboxconsole.console.component.ViewHeading;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
@JavaScript("context://js/details.js")
class KeysView extends ListWithDetails implements AfterNavigationObserver, HasDynamicTitle, KeyDetails.Screen {

    /// Below this width, in pixels, a line is a card instead of cells.
    private static final int NARROW = 900;

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final transient KeyOperations operations;
    private final transient KeyActions actions;
    private final transient PageFollower follower;

    private final Button issue = new Button(text("key.issue"), VaadinIcon.PLUS.create(), _ -> issue());
    private final KeyFilterBar bar = new KeyFilterBar(this::navigate);
    private final KeyGrid grid;
    private final KeyListNotes notes;
    private final AddressNote dropped = new AddressNote();

    private transient KeyFilter filter = KeyFilter.NONE;
    private transient @Nullable List<KeyRow> lines;
    private @Nullable KeyDetails details;
    private boolean opening;
    private boolean failed;
    private int load;

    KeysView(KeyOperations operations, KeyActions actions, PageFollower follower) {
        this.operations = operations;
        this.actions = actions;
        this.follower = follower;
        this.grid = new KeyGrid(
                line -> navigate(filter.opening(line.key().id())),
                (order, reversed) -> navigate(filter.sortedBy(order, reversed)));
        this.notes = new KeyListNotes(this::load, () -> navigate(KeyFilter.NONE));
        issue.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        var refresh = new Button(VaadinIcon.REFRESH.create(), _ -> load());
        refresh.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        refresh.setAriaLabel(text("key.refresh"));
        refresh.setTooltipText(text("key.refresh"));
        var list = new Div(
                new ViewHeading(
                        text("key.title"), new CommandButton(() -> Optional.of(FleetCommands.keys())), refresh, issue),
                bar,
                dropped,
                notes,
                grid);
        list.addClassName("view");
        addClassName("keys-view");
        compose(list, this::close);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        follower.follow(attachEvent, INTERVAL, this::refresh);
        followWidth(attachEvent, this::fit);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var address = new KeyAddress(event.getLocation().getQueryParameters());
        opening = !Objects.equals(address.filter().open(), filter.open());
        filter = address.filter();
        bar.show(filter);
        dropped.show(address.dropped());
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

    @Override
    public void act(KeyRow line, KeyAction action) {
        actions.act(UI.getCurrent(), line, action, this::load);
    }

    @Override
    public void step(int by) {
        grid.neighbour(filter.open(), by).ifPresent(id -> navigate(filter.opening(id)));
    }

    @Override
    public void close() {
        navigate(filter.opening(null));
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

    /// Reads the keys again without a sign of it, unless the person has signed out meanwhile.
    private void refresh() {
        if (!operations.signedIn()) {
            return;
        }
        int mine = load;
        operations.read(getUI().orElseThrow(), result -> {
            boolean pending = result instanceof AsyncResult.Pending<List<KeyRow>>;
            // The failure of the first try stands there already.
            boolean known = failed && result instanceof AsyncResult.Failure<List<KeyRow>>;
            if (mine == load && !pending && !known) {
                show(result);
            }
        });
    }

    private void show(AsyncResult<List<KeyRow>> result) {
        notes.showAwaited(result instanceof AsyncResult.Pending<List<KeyRow>>);
        switch (result) {
            case AsyncResult.Pending<List<KeyRow>>() -> {}
            case AsyncResult.Success<List<KeyRow>>(var read) -> {
                boolean news = failed || !read.equals(lines);
                failed = false;
                if (news) {
                    render(read);
                }
            }
            case AsyncResult.Failure<List<KeyRow>>(var cause) -> {
                failed = true;
                notes.showFailure(cause);
            }
        }
    }

    private void render(List<KeyRow> all) {
        lines = all;
        var kept = filter.of(all);
        grid.show(kept, filter);
        grid.setVisible(!kept.isEmpty());
        notes.show(all, kept, filter, issue.isVisible());
        all.stream()
                .filter(line -> line.key().id().equals(filter.open()))
                .findFirst()
                .ifPresentOrElse(this::showDetails, this::hideDetails);
    }

    private void showDetails(KeyRow line) {
        @Nullable KeyDetails pane = details;
        if (pane == null) {
            pane = new KeyDetails(this, operations.mayReadTrail());
            details = pane;
        }
        pane.show(line);
        showDetail(pane);
        if (opening) {
            opening = false;
            pane.focusHeading();
        }
    }

    private void hideDetails() {
        details = null;
        showDetail(null);
    }
}
