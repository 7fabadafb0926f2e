package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.audit.AuditCriteria;
import io.sandboxconsole.audit.AuditField;
import io.sandboxconsole.console.audit.stone.TrailButton;
import io.sandboxconsole.console.columns.ListLayout;
import io.sandboxconsole.console.command.CommandButton;
import io.sandboxconsole.console.command.FleetCommands;
import io.sandboxconsole.console.component.AddressNote;
import io.sandboxconsole.console.component.ListWithDetails;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.RequiresPermission;
import io.sandboxconsole.console.component.ViewHeading;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows the part of the audit trail that the person may see, with one entry beside it. Filter, order, place, columns
/// and open entry are in the address; reading happens in the background.
@Route("audit")
@PermitAll
@RequiresPermission(Permission.READ_AUDIT)
@StyleSheet("styles/sandboxes.css")
@StyleSheet("styles/details.css")
@StyleSheet("styles/filter.css")
@StyleSheet("styles/audit.css")
@JavaScript("context://js/console.js")
@JavaScript("context://js/details.js")
class AuditView extends ListWithDetails implements AfterNavigationObserver, HasDynamicTitle, AuditGrid.Listener {

    private final AuditList list;

    private final AuditFilterBar bar;

    private final transient Clock clock;

    private final AddressNote dropped = new AddressNote();

    private final OpenEntry openEntry;

    private transient AuditFilter filter = AuditFilter.NONE;

    AuditView(AuditSources sources) {
        clock = sources.clock();
        var facets = new AuditFacets(
                sources.reader(), sources.currentActor(), sources.background(), sources.clock(), this::filter);
        this.bar = new AuditFilterBar(facets, this::filter);
        this.list = new AuditList(sources, this, this::turn, this::layOut, this::listed);
        var pane = new AuditPane(
                new AuditRedactedPart(sources.reader(), sources.currentActor(), sources.background()),
                new AuditReceiptPart(sources.proofs(), sources.currentActor(), sources.background()),
                this::step,
                this::close);
        openEntry =
                new OpenEntry(sources.reader(), sources.currentActor(), sources.background(), pane, this::showDetail);
        bar.addTools(
                list.columns(),
                new CommandButton(() -> Optional.of(FleetCommands.audit(criteria()))),
                new AuditExportMenu(
                        sources.export(), sources.reader(), sources.currentActor(), sources.clock(), () -> filter));
        var refresh = new Button(text("audit.refresh"), _ -> list.load(filter));
        var light = new AuditIntegrityLight(
                sources.proofs(), sources.currentActor(), sources.background(), sources.clock());
        var trail = new Div(
                new ViewHeading(text("shell.audit"), new TrailButton(), refresh),
                light,
                bar,
                dropped,
                openEntry.missing(),
                list);
        trail.addClassName("view");
        addClassNames("audit-view", "sandboxes-view");
        compose(trail, this::close);
    }

    private AuditCriteria criteria() {
        return filter.criteria(clock.instant(), PersonZone.of(UI.getCurrent()));
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        list.follow(attachEvent.getUI());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var address = new AuditAddress(event.getLocation().getQueryParameters());
        boolean sameRows = list.isLoaded() && address.filter().sameRows(filter);
        filter = address.filter();
        dropped.show(address.dropped());
        bar.show(filter, list.target(filter));
        list.layOut(filter);
        if (sameRows) {
            showOpen(true);
        } else {
            list.load(filter);
        }
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("shell.audit"));
    }

    @Override
    public void open(AuditEntry entry, boolean walked) {
        var opened = filter.opening(entry.event().operation());
        if (!walked) {
            filter(opened);
            return;
        }
        // A walk through the lines is one step of the browser's history.
        filter = opened;
        var location = new Location("audit", filter.parameters());
        getUI().orElseThrow().getPage().getHistory().replaceState(null, location);
        showOpen(false);
    }

    @Override
    public void filterBy(AuditEntry entry) {
        filter(filter.only(AuditField.ACTOR, entry.event().who().id()));
    }

    @Override
    public void filterAbout(AuditEntry entry) {
        var about = entry.about();
        if (about != null) {
            filter(filter.about(about));
        }
    }

    @Override
    public void sort(boolean oldestFirst) {
        filter(filter.sortedBy(oldestFirst));
    }

    private void turn(AuditTurn turn) {
        filter(filter.turning(turn));
    }

    private void layOut(ListLayout layout) {
        filter(filter.laidOut(layout));
    }

    private void filter(AuditFilter chosen) {
        UI.getCurrent().navigate(AuditView.class, chosen.parameters());
    }

    private void close() {
        filter(filter.opening(null));
    }

    private void step(int by) {
        @Nullable AuditEntry next = filter.entry() == null ? null : list.neighbour(filter.entry(), by);
        if (next != null) {
            open(next, true);
            list.scrollTo(next);
        }
    }

    /// The rows of the filter have come.
    private void listed(List<AuditEntry> entries, boolean first) {
        bar.learn(entries);
        bar.show(filter, list.target(filter));
        showOpen(first);
    }

    private void showOpen(boolean focused) {
        list.showOpen(filter);
        openEntry.show(filter.entry(), list.entries(), focused);
    }
}
