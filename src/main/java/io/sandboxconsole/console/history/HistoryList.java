package io.sandboxconsole.console.history;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.FlexComponent.Alignment;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.sandboxconsole.console.columns.GridLayout;
import io.sandboxconsole.console.columns.ListLayoutSettings;
import io.sandboxconsole.console.component.AddressNote;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.ViewHeading;
import io.sandboxconsole.console.sandbox.filter.FilterBar;
import io.sandboxconsole.console.sandbox.list.ListPrint;
import io.sandboxconsole.console.sandbox.list.ListScreen;
import io.sandboxconsole.console.sandbox.list.ListState;
import io.sandboxconsole.console.sandbox.list.NewRowsBanner;
import io.sandboxconsole.console.sandbox.list.Pager;
import io.sandboxconsole.console.sandbox.list.WaitingRows;
import io.sandboxconsole.history.HistoryPage;
import io.sandboxconsole.history.HistoryQuery;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The list of lives: filter bar, one page of rows and notes. It shows a [ListState] and requests the next one from
/// the screen. Everything is read in the background; the answer to a newer request wins over a late one.
final class HistoryList extends Div implements ListScreen.Pane {

    private static final int MAXIMUM_LABELS = 30;

    private final HistorySources sources;

    private final Consumer<ListState> onNavigate;

    private final Runnable onFollowed;

    private final CountedFacets counts;

    private final FilterBar filterBar;

    private final LifeChoice choice;

    private final AddressNote dropped = new AddressNote();

    private final ProgressBar progress = new ProgressBar();

    private final Div note = new Div();

    private final HistoryGrid grid = new HistoryGrid();

    private final ListLayoutSettings layout;

    private final ListPrint<Life> print;

    private final NewRowsBanner banner = new NewRowsBanner(this::renew);

    private final FollowingPace pace = new FollowingPace();

    private final EmptyHistory empty;

    private final Pager pager;

    private ListState state = ListState.INITIAL;

    private SandboxFilter filter = SandboxFilter.EVERYTHING;

    private boolean fresh;

    private int load;

    private boolean following;

    /// @param onNavigate takes the screen to another state
    /// @param onRefresh reads everything on the screen anew
    /// @param onFollowed is told that the open life has changed
    HistoryList(HistorySources sources, Consumer<ListState> onNavigate, Runnable onRefresh, Runnable onFollowed) {
        this.sources = sources;
        this.onNavigate = onNavigate;
        this.onFollowed = onFollowed;
        addClassNames("sandbox-list", "history-list");
        grid.onOpen(id -> navigate(state.opening(id.equals(state.open()) ? null : id)));
        grid.onSort(order -> navigate(state.sortedBy(order)));
        counts = new CountedFacets(sources, this::ui, this::showCounts);
        filterBar = sources.filtering()
                .pastBar(
                        counts.facets(),
                        () -> HistoryColumns.order(state.order()),
                        changed -> navigate(state.filteredBy(changed.toString())));
        filterBar.onBroken(this::rest);
        choice = new LifeChoice(filterBar);
        empty = new EmptyHistory(filterBar::help, () -> navigate(state.filteredBy("")));
        pager = new Pager(page -> navigate(state.onPage(page)), size -> navigate(state.withSize(size)));
        var cells = new HistoryCells(sources.clock(), this::showCreatedBy);
        layout = sources.layouts()
                .create(
                        new GridLayout<>(grid, HistoryColumns.ALL, cells),
                        chosen -> navigate(state.withLayout(chosen)),
                        this::labels);
        print = new ListPrint<>(
                grid,
                HistoryColumns.ALL,
                new PrintedLives(sources.history()::page, cells),
                sources.currentActor(),
                sources.clock());
        progress.setIndeterminate(true);
        progress.addClassName("late");
        progress.setVisible(false);
        note.addClassName("note-place");
        note.getElement().setAttribute("role", "status");
        var notes = new HistoryNotes(sources.knowledge(), sources.holds());
        add(heading(onRefresh), notes, filterBar, dropped, progress, note, grid, empty, pager);
    }

    private Div heading(Runnable onRefresh) {
        var refresh = new Button(VaadinIcon.REFRESH.create(), _ -> onRefresh.run());
        refresh.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        refresh.setAriaLabel(text("list.refresh"));
        refresh.setTooltipText(text("list.refresh"));
        var title = new HorizontalLayout(Alignment.CENTER, new H1(text("history.title")), banner);
        var heading = new Div(new ViewHeading(title, choice, refresh, layout.chooser()));
        heading.addClassName("list-heading");
        return heading;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        layout.follow(event.getUI(), this::updateLayout);
    }

    /// Shows `next`. The rows are read anew only if filter, order, page or page size changed.
    @Override
    public void show(ListState next) {
        boolean sameRows = fresh && next.sameRows(state);
        state = next;
        filter = filterBar.show(state.filter());
        choice.show(filter);
        updateLayout();
        grid.show(grid.rows(), state.open());
        if (!sameRows) {
            grid.showSort(state.order());
            read();
        }
    }

    @Override
    public ListState state() {
        return state;
    }

    @Override
    public void showDropped(List<Message> sentences) {
        dropped.show(sentences);
    }

    @Override
    public Optional<SandboxId> neighbour(SandboxId id, int by) {
        List<SandboxId> ids =
                grid.rows().stream().map(life -> life.sandbox().id()).toList();
        int place = ids.indexOf(id) + by;
        return ids.contains(id) && place >= 0 && place < ids.size() ? Optional.of(ids.get(place)) : Optional.empty();
    }

    @Override
    public void showCreatedBy(Creator creator) {
        var filterByCreator = SandboxFilter.EVERYTHING.with("creator", Set.of(creator.id()));
        navigate(state.filteredBy(filterByCreator.toString()));
    }

    /// Reads the rows anew, and their counts, at the user's request.
    void renew() {
        counts.facets().expire();
        read();
    }

    /// Reads the rows, and the counts if they are those of another filter.
    private void read() {
        fresh = true;
        int mine = ++load;
        var actor = sources.currentActor().get();
        var query = query();
        sources.background().read(ui(), () -> sources.history().page(actor, query), result -> {
            // The person may have gone on, or left the page.
            if (mine == load && isAttached()) {
                show(result, query);
            }
        });
    }

    /// Notes that the fleet has changed, of which the history is about to tell.
    void expectNews() {
        pace.expectNews();
    }

    /// Follows the history at its pace; called every few seconds.
    void age() {
        if (pace.due()) {
            follow();
        }
    }

    /// Updates the values after a change in the history; no row moves.
    void follow() {
        var present = sources.currentActor().find();
        if (present.isEmpty() || filterBar.isBroken() || following) {
            return;
        }
        following = true;
        int mine = load;
        var actor = present.get();
        var query = query();
        List<Life> shown = grid.rows();
        var asked = new FollowedLives.Asked(
                query,
                filter.lifePredicate(
                        sources.clock().instant(), actor, sources.locks().view()));
        sources.background()
                .read(
                        ui(),
                        () -> {
                            HistoryPage page = sources.history().page(actor, query);
                            List<Life> found = sources.history().find(actor, FollowedLives.left(page, shown));
                            return FollowedLives.of(page, found, shown, asked);
                        },
                        result -> {
                            following = result instanceof AsyncResult.Pending;
                            if (mine == load && isAttached()) {
                                showFollowed(result);
                            }
                        });
    }

    private void showFollowed(AsyncResult<FollowedLives> result) {
        switch (result) {
            case AsyncResult.Pending<FollowedLives>() -> {}
            case AsyncResult.Success<FollowedLives>(var followed) -> {
                note.removeAll();
                boolean openChanged = !open(grid.rows()).equals(open(followed.rows()));
                showRows(followed.rows(), followed.page());
                grid.age();
                banner.show(followed.waiting());
                if (openChanged) {
                    onFollowed.run();
                }
            }
            case AsyncResult.Failure<FollowedLives>(var cause) -> {
                // Said once: screen readers announce each replacement.
                if (note.getComponentCount() == 0) {
                    showFailure(cause);
                }
            }
        }
    }

    private Optional<Life> open(List<Life> lives) {
        return lives.stream()
                .filter(life -> life.sandbox().id().equals(state.open()))
                .findFirst();
    }

    private void show(AsyncResult<HistoryPage> result, HistoryQuery query) {
        progress.setVisible(result instanceof AsyncResult.Pending);
        grid.getElement().setAttribute("aria-busy", String.valueOf(result instanceof AsyncResult.Pending));
        switch (result) {
            case AsyncResult.Pending<HistoryPage>() -> {}
            case AsyncResult.Success<HistoryPage>(var page) -> show(page, query);
            case AsyncResult.Failure<HistoryPage>(var cause) -> showFailure(cause);
        }
    }

    private void showFailure(RuntimeException cause) {
        note.removeAll();
        note.add(new ErrorPanel(cause, this::renew));
    }

    private void show(HistoryPage page, HistoryQuery query) {
        note.removeAll();
        if (page.lives().isEmpty() && state.page() > 0 && page.matching() > 0) {
            // The URL names a page beyond the end.
            int last = (page.matching() - 1) / state.size();
            showDropped(List.of(
                    Message.of("list.dropped.page", String.valueOf(state.page() + 1), String.valueOf(last + 1))));
            state = state.onPage(Math.min(last, state.page() - 1));
            read();
            return;
        }
        showRows(page.lives(), page);
        banner.show(WaitingRows.NONE);
        counts.count(query.filter());
    }

    private void showRows(List<Life> rows, HistoryPage page) {
        grid.show(rows, state.open());
        boolean nothing = rows.isEmpty();
        setClassName("empty", nothing);
        empty.setVisible(false);
        if (nothing) {
            empty.show(filter);
        }
        pager.show(
                state.page(),
                state.size(),
                rows.size(),
                page.capped() ? HistoryPage.MOST_COUNTED + 1 : page.matching());
    }

    private void showCounts() {
        if (isAttached()) {
            filterBar.renew();
        }
    }

    /// The metadata keys that can be columns: those of live sandboxes, those that were counted, and those of the page.
    private List<String> labels() {
        Set<String> keys = new HashSet<>(
                counts.facets().metadataKeys(sources.currentActor().get()));
        grid.rows()
                .forEach(life -> keys.addAll(
                        ReservedMetadata.without(life.sandbox().metadata()).keySet()));
        keys.remove(Sandbox.NAME_KEY);
        return keys.stream().sorted().limit(MAXIMUM_LABELS).toList();
    }

    /// While the filter is broken, the rows are those of another one: nothing can be done with them.
    private void rest(boolean broken) {
        setClassName("filter-broken", broken);
        grid.getElement().setAttribute("inert", broken);
        choice.setEnabled(!broken);
    }

    private void updateLayout() {
        if (layout.show(state.layout(), state.open() != null, false)) {
            grid.showSort(state.order());
        }
        // Also of one that is no longer configured.
        grid.setClassName("connections-named", !layout.columns().contains("connection"));
        getUI().ifPresent(ui -> print.show(ui, filter, state, layout.columns()));
    }

    private HistoryQuery query() {
        return new HistoryQuery(filter, HistoryColumns.order(state.order()), state.offset(), state.size());
    }

    private void navigate(ListState next) {
        onNavigate.accept(next);
    }

    private UI ui() {
        return getUI().orElseThrow();
    }
}
