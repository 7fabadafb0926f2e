package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.audit.AuditTally;
import io.sandboxconsole.console.audit.stone.TrailButton;
import io.sandboxconsole.console.component.AddressNote;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.ListWithDetails;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.RequiresPermission;
import io.sandboxconsole.console.component.ViewHeading;
import io.sandboxconsole.i18n.SafeText;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows the part of the audit trail that the person may see, with one entry beside it. Filter, order and open entry
/// are in the address; reading happens in the background.
@Route("audit")
@PermitAll
@RequiresPermission(Permission.READ_AUDIT)
@StyleSheet("styles/sandboxes.css")
@StyleSheet("styles/details.css")
@StyleSheet("styles/audit.css")
@JavaScript("context://js/console.js")
@JavaScript("context://js/details.js")
class AuditView extends ListWithDetails implements AfterNavigationObserver, HasDynamicTitle, AuditGrid.Listener {

    static final int PAGE = 100;

    /// Below this width, in pixels, an entry is a card instead of cells.
    private static final int NARROW = 900;

    private final transient AuditReader reader;
    private final transient CurrentActor currentActor;
    private final transient Background background;
    private final transient Clock clock;
    private final transient List<AuditRow> rows = new ArrayList<>();
    private final transient List<AuditRow> outcomes = new ArrayList<>();

    private final AuditFilterBar bar = new AuditFilterBar(this::filter);
    private final AuditGrid grid;
    private final AddressNote dropped = new AddressNote();
    private final ProgressBar progress = new ProgressBar();
    private final Div note = new Div();
    private final OpenEntry openEntry;
    private final Button older = new Button("", _ -> load(false));

    private transient AuditFilter filter = AuditFilter.NONE;
    private transient List<AuditEntry> entries = List.of();
    private boolean loaded;
    private int load;

    AuditView(AuditReader reader, CurrentActor currentActor, Background background, Clock clock) {
        this.reader = reader;
        this.currentActor = currentActor;
        this.background = background;
        this.clock = clock;
        this.grid = new AuditGrid(this, clock);
        progress.setIndeterminate(true);
        progress.addClassName("late");
        note.addClassName("note-place");
        note.getElement().setAttribute("role", "status");
        openEntry = new OpenEntry(
                reader, currentActor, background, new AuditPane(this::step, this::close), this::showDetail);
        older.addClassName("load-older");
        var refresh = new Button(text("audit.refresh"), _ -> load(true));
        var trail = new Div(
                new ViewHeading(text("shell.audit"), new TrailButton(), refresh),
                bar,
                dropped,
                progress,
                openEntry.missing(),
                note,
                grid,
                older);
        trail.addClassName("view");
        addClassName("audit-view");
        compose(trail, this::close);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        followWidth(attachEvent, this::fit);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var address = new AuditAddress(event.getLocation().getQueryParameters());
        boolean sameRows = loaded
                && address.filter().sameRows(filter)
                && !Objects.equals(address.filter().entry(), filter.entry());
        filter = address.filter();
        dropped.show(address.dropped());
        bar.show(filter, target());
        if (sameRows) {
            showOpen(true);
        } else {
            load(true);
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
        filter(filter.opening(null).withActor(entry.event().who().id()));
    }

    @Override
    public void filterAbout(AuditEntry entry) {
        var about = entry.about();
        if (about != null) {
            filter(filter.opening(null).about(about));
        }
    }

    @Override
    public void sort(boolean oldestFirst) {
        filter(filter.sortedBy(oldestFirst));
    }

    private void filter(AuditFilter chosen) {
        UI.getCurrent().navigate(AuditView.class, chosen.parameters());
    }

    private void close() {
        filter(filter.opening(null));
    }

    private void step(int by) {
        int place = entries.stream()
                        .map(entry -> entry.event().operation())
                        .toList()
                        .indexOf(filter.entry())
                + by;
        if (filter.entry() != null && place >= 0 && place < entries.size()) {
            open(entries.get(place), true);
            grid.scrollToIndex(place);
        }
    }

    private void fit(int width) {
        if (grid.fit(width > 0 && width < NARROW) && loaded) {
            grid.show(entries, filter.oldestFirst());
        }
    }

    private void load(boolean fromTheTop) {
        @Nullable
        Long beyond = fromTheTop || rows.isEmpty() ? null : rows.getLast().number();
        var actor = currentActor.get();
        var zone = PersonZone.of(UI.getCurrent());
        var now = clock.instant();
        var criteria = filter.criteria(beyond, PAGE, now, zone);
        int mine = ++load;
        background.call(UI.getCurrent(), () -> AuditPage.read(reader, actor, criteria), result -> {
            // A newer request has replaced an older one: its result is stale.
            if (mine == load) {
                show(result, fromTheTop);
            }
        });
        if (fromTheTop) {
            var chosen = filter;
            var open = chosen.open().criteria(null, 1, now, zone);
            background.call(UI.getCurrent(), () -> reader.tally(actor, open), result -> {
                // Without counts the fields still work: that the trail cannot be read is said above the rows.
                if (mine == load && result instanceof AsyncResult.Success<List<AuditTally>>(var tallies)) {
                    bar.offer(AuditChoices.of(tallies, chosen));
                }
            });
        }
    }

    private void show(AsyncResult<AuditPage> result, boolean fromTheTop) {
        progress.setVisible(result instanceof AsyncResult.Pending);
        older.setEnabled(!(result instanceof AsyncResult.Pending));
        switch (result) {
            case AsyncResult.Pending<AuditPage> _ -> {}
            case AsyncResult.Success<AuditPage> success -> show(success.value(), fromTheTop);
            case AsyncResult.Failure<AuditPage> failure -> {
                note.removeAll();
                note.add(new ErrorPanel(failure.cause(), () -> load(fromTheTop)));
            }
        }
    }

    private void show(AuditPage page, boolean fromTheTop) {
        boolean first = !loaded;
        loaded = true;
        if (fromTheTop) {
            rows.clear();
            outcomes.clear();
        }
        rows.addAll(page.rows());
        outcomes.addAll(page.outcomes());
        entries = AuditEntry.of(rows, outcomes);
        grid.show(entries, filter.oldestFirst());
        grid.setVisible(!rows.isEmpty());
        older.setText(filter.oldestFirst() ? text("audit.newer") : text("audit.older"));
        older.setVisible(page.rows().size() == PAGE);
        note.removeAll();
        if (rows.isEmpty()) {
            var paragraph = new Paragraph(filter.none() ? text("audit.empty") : text("audit.no-match"));
            paragraph.addClassName("calm");
            note.add(paragraph);
        }
        bar.show(filter, target());
        showOpen(first);
    }

    /// The name of the target that the filter is about, as far as the rows tell it.
    private String target() {
        String wanted = Optional.ofNullable(filter.sandbox())
                .or(() -> Optional.ofNullable(filter.target()))
                .orElse("");
        return entries.stream()
                .filter(entry -> {
                    var about = entry.about();
                    return about != null && (wanted.equals(about.sandbox()) || wanted.equals(about.target()));
                })
                .map(AuditEntry::target)
                .findFirst()
                .orElse(SafeText.line(wanted));
    }

    private void showOpen(boolean focused) {
        grid.showOpen(filter.entry());
        openEntry.show(filter.entry(), entries, focused);
    }
}
