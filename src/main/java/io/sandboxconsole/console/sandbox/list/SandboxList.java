package io.sandboxconsole.console.sandbox.list;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.console.columns.GridLayout;
import io.sandboxconsole.console.columns.ListLayoutSettings;
import io.sandboxconsole.console.past.TimeTravel;
import io.sandboxconsole.console.sandbox.action.SandboxActions;
import io.sandboxconsole.console.sandbox.filter.FilterBar;
import io.sandboxconsole.export.ExportRequest;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.inventory.Page;
import io.sandboxconsole.inventory.Query;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The list of sandboxes: filter bar, one page of rows, selection and notes. It shows a [ListState] and requests the
/// next one from the screen.
final class SandboxList extends Div implements ListScreen.Pane {

    static final Query EVERYTHING = new Query(SandboxFilter.EVERYTHING, SortOrder.NEWEST_FIRST, 0, 1);

    private static final int MAXIMUM_LABELS = 30;

    private final ListSources sources;

    private final Consumer<ListState> onNavigate;

    private final TimeTravel travel;

    private final FilterBar filterBar;

    private final ListNotes notes;

    private final SandboxGrid grid = new SandboxGrid();

    private final EmptyList empty;

    private final Pager pager;

    private final ListHeading heading;

    private final NewRowsBanner newRowsBanner = new NewRowsBanner(this::renew);

    private final ListLayoutSettings layoutSettings;

    private final SelectionController selection;

    private final StableRows shown;

    private final ListPrint<SandboxRow> print;

    private ListState state = ListState.INITIAL;

    private SandboxFilter filter = SandboxFilter.EVERYTHING;

    private int matching;

    private boolean fresh;

    private Runnable onArrived = () -> {};

    /// @param onNavigate takes the screen to another state
    /// @param onCreate opens the dialog for a new sandbox
    SandboxList(ListSources sources, SandboxActions actions, Consumer<ListState> onNavigate, Runnable onCreate) {
        this.sources = sources;
        this.onNavigate = onNavigate;
        notes = new ListNotes(
                row -> sources.inventory().shows(sources.currentActor().get(), row));
        travel = sources.timeTravels().create(at -> navigate(state.asOf(at)), this::arrive);
        shown = new StableRows(sources.inventory(), travel, sources.sandboxes());
        selection = new SelectionController(grid, sources, actions);
        filterBar = sources.filtering()
                .bar(
                        travel::rows,
                        exported -> new ExportRequest(exported, SandboxColumns.order(state.order()), state.at()),
                        changed -> navigate(state.filteredBy(changed.toString())));
        filterBar.onBroken(this::rest);
        empty = new EmptyList(filterBar::help, text -> navigate(state.filteredBy(text)), onCreate);
        pager = new Pager(page -> navigate(state.onPage(page)), size -> navigate(state.withSize(size)));
        var buttons = RowButtons.renderer(
                (sandbox, action) -> {
                    if (!filterBar.isBroken()) {
                        actions.single().act(ui(), sandbox, action);
                    }
                },
                sandbox -> actions.deletions().undo(ui(), sandbox),
                sandbox -> actions.locks().lock(ui(), sandbox));
        layoutSettings = sources.layouts()
                .create(
                        new GridLayout<>(grid, SandboxColumns.ALL, new RowCells(grid, buttons, this::showCreatedBy)),
                        chosen -> navigate(state.withLayout(chosen)),
                        this::labels);
        heading = new ListHeading(
                newRowsBanner, travel.button(), layoutSettings.chooser(), selection, this::refresh, onCreate);
        print = new ListPrint<>(
                grid, SandboxColumns.ALL, new PrintedRows(travel), sources.currentActor(), sources.clock());
        grid.onOpen(id -> navigate(state.opening(id.equals(state.open()) ? null : id)));
        grid.onSort(order -> navigate(state.sortedBy(order)));
        addClassName("sandbox-list");
        add(heading, travel.strip(), filterBar, notes, grid, empty, pager);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        layoutSettings.follow(event.getUI(), this::updateLayout);
        selection.follow(event.getUI());
    }

    /// Shows `next`. The rows are read anew only if filter, order, page or page size changed.
    @Override
    public void show(ListState next) {
        boolean sameRows = fresh && next.sameRows(state);
        state = next;
        showTime();
        filter = filterBar.show(state.filter());
        if (sameRows && !travel.past()) {
            follow(sources.currentActor().get());
        } else {
            renew();
            grid.showSort(state.order());
        }
        updateLayout();
    }

    @Override
    public ListState state() {
        return state;
    }

    @Override
    public Optional<SandboxId> neighbour(SandboxId id, int by) {
        List<SandboxId> ids = shown.rows().stream().map(SandboxRow::id).toList();
        int place = ids.indexOf(id) + by;
        return ids.contains(id) && place >= 0 && place < ids.size() ? Optional.of(ids.get(place)) : Optional.empty();
    }

    @Override
    public void showDropped(List<Message> dropped) {
        notes.showDropped(dropped);
    }

    /// Reads the rows anew, at the user's request.
    void renew() {
        var actor = sources.currentActor().get();
        var page = shown.renew(actor, query());
        if (page.rows().isEmpty() && state.page() > 0 && travel.arrived()) {
            // The list has become shorter, or the URL names a page beyond its end.
            state = state.onPage(Math.max(0, page.matching() - 1) / state.size());
            page = shown.renew(actor, query());
        }
        fresh = true;
        show(actor, page);
    }

    @Override
    public void showCreatedBy(Creator creator) {
        var filterByCreator = SandboxFilter.EVERYTHING.with("creator", Set.of(creator.id()));
        navigate(state.filteredBy(filterByCreator.toString()));
    }

    /// Updates the values after a change in the fleet; no row moves.
    void follow(Actor actor) {
        show(actor, shown.follow(actor, query()));
    }

    /// Updates the notes about the data's age.
    void age() {
        notes.show(health());
    }

    /// The sandbox as of the instant of the list, if the person may see it.
    Optional<Sandbox> find(SandboxId id) {
        return travel.rows().find(sources.currentActor().get(), id);
    }

    /// Whether the list has what it shows; if not, the fleet of its instant is being read.
    boolean arrived() {
        return travel.arrived();
    }

    /// Calls `listener` when the fleet of an instant has been read, after its rows are shown.
    void onArrived(Runnable listener) {
        onArrived = listener;
    }

    /// Shows what the state's instant is, and that nothing can be done in the past.
    private void showTime() {
        var at = state.at();
        travel.show(ui(), at);
        setClassName("past", at != null);
        if (at == null) {
            getElement().removeAttribute("data-now");
        } else {
            // Relative times count from there.
            getElement().setAttribute("data-now", at.toString());
        }
    }

    private void arrive() {
        renew();
        onArrived.run();
    }

    /// The health of the connections now, which says nothing about rows of the past.
    private List<ConnectionHealth> health() {
        return travel.past() ? List.of() : sources.inventory().health();
    }

    /// While the filter is broken, the rows are those of another one: nothing can be done with them.
    private void rest(boolean broken) {
        setClassName("filter-broken", broken);
        grid.getElement().setAttribute("inert", broken);
        selection.rest(broken || travel.past());
        offerSelectAll();
    }

    private void offerSelectAll() {
        heading.offerSelectAll(filterBar.isBroken() || travel.past() ? 0 : matching);
    }

    private void navigate(ListState next) {
        onNavigate.accept(next);
    }

    /// Requests a refresh of every connection, and shows the known state meanwhile.
    private void refresh() {
        sources.inventory().health().forEach(health -> sources.inventory().refresh(health.connection()));
        renew();
    }

    private UI ui() {
        return getUI().orElseThrow();
    }

    private void updateLayout() {
        if (layoutSettings.show(state.layout(), state.open() != null, acts())) {
            grid.showSort(state.order());
        }
        getUI().ifPresent(ui -> print.show(ui, filter, state, layoutSettings.columns()));
    }

    private boolean acts() {
        return !travel.past()
                && sources.sandboxes().mayAct(sources.currentActor().get());
    }

    private void show(Actor actor, Page page) {
        var health = health();
        boolean past = travel.past();
        boolean mayCreate = !past && sources.sandboxes().mayCreate(actor);
        grid.show(shown.rows(), state.open());
        pager.show(state.page(), state.size(), shown.rows().size(), page.matching());
        newRowsBanner.show(shown.waiting());
        notes.show(health);
        boolean noRows = shown.rows().isEmpty();
        setClassName("empty", noRows);
        empty.show(noRows ? why(page, health, mayCreate) : null);
        travel.showVisible(page.visible());
        heading.show(mayCreate, !past && sources.sandboxes().mayAct(actor), past);
        matching = filter.isEverything() ? 0 : page.matching();
        offerSelectAll();
        selection.rest(filterBar.isBroken() || past);
        selection.show(new SelectionController.Seen(query(), shown.rows(), page.matching()));
    }

    /// The strip of the past says itself that there is nothing.
    private EmptyList.@Nullable Why why(Page page, List<ConnectionHealth> health, boolean mayCreate) {
        if (!travel.past()) {
            return EmptyList.Why.of(filter, page.visible(), health, mayCreate);
        }
        return page.visible() == 0 ? null : new EmptyList.Why.NothingMatches(filter, page.visible());
    }

    private List<String> labels() {
        var actor = sources.currentActor().get();
        return travel.rows().facets(actor, SandboxFilter.EVERYTHING, Set.of("label")).of("label").values().stream()
                .map(Value::value)
                .filter(key -> !key.equals(Sandbox.NAME_KEY))
                .limit(MAXIMUM_LABELS)
                .toList();
    }

    private Query query() {
        return new Query(filter, SandboxColumns.order(state.order()), state.offset(), state.size());
    }
}
