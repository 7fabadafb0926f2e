package io.sandboxconsole.console.history;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.sandboxconsole.console.component.AddressNote;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.ViewHeading;
import io.sandboxconsole.console.sandbox.filter.FilterBar;
import io.sandboxconsole.console.sandbox.list.Pager;
import io.sandboxconsole.history.HistoryPage;
import io.sandboxconsole.history.HistoryQuery;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.inventory.Facets;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The list of lives: filter bar, one page of rows and notes. It shows a [HistoryState] and requests the next one from
/// the screen. Everything is read in the background; the answer to a newer request wins over a late one.
final class HistoryList extends Div {

    private final HistorySources sources;

    private final Consumer<HistoryState> onNavigate;

    private final HistoryFacets facets = new HistoryFacets();

    private final FilterBar filterBar;

    private final LifeChoice choice;

    private final AddressNote dropped = new AddressNote();

    private final ProgressBar progress = new ProgressBar();

    private final Div note = new Div();

    private final HistoryGrid grid;

    private final Div empty = new Div();

    private final Pager pager;

    private HistoryState state = HistoryState.INITIAL;

    private SandboxFilter filter = SandboxFilter.EVERYTHING;

    private boolean fresh;

    private int load;

    /// @param onNavigate takes the screen to another state
    /// @param onRefresh reads everything on the screen anew
    HistoryList(HistorySources sources, Consumer<HistoryState> onNavigate, Runnable onRefresh) {
        this.sources = sources;
        this.onNavigate = onNavigate;
        addClassNames("sandbox-list", "history-list");
        grid = new HistoryGrid(sources.clock());
        grid.onOpen(id -> navigate(state.opening(id.equals(state.open()) ? null : id)));
        grid.onOrder(order -> navigate(state.orderedBy(order)));
        filterBar = sources.filtering()
                .pastBar(facets, () -> state.order(), changed -> navigate(state.filteredBy(changed.toString())));
        filterBar.onBroken(this::rest);
        choice = new LifeChoice(filterBar);
        pager = new Pager(page -> navigate(state.onPage(page)), size -> navigate(state.withSize(size)));
        progress.setIndeterminate(true);
        progress.addClassName("late");
        progress.setVisible(false);
        note.addClassName("note-place");
        note.getElement().setAttribute("role", "status");
        empty.addClassName("empty-list");
        empty.getElement().setAttribute("role", "status");
        empty.setVisible(false);
        var refresh = new Button(VaadinIcon.REFRESH.create(), _ -> onRefresh.run());
        refresh.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        refresh.setAriaLabel(text("list.refresh"));
        refresh.setTooltipText(text("list.refresh"));
        var heading = new Div(new ViewHeading(text("history.title"), choice, refresh));
        heading.addClassName("list-heading");
        var notes = new HistoryNotes(sources.knowledge(), sources.holds());
        add(heading, notes, filterBar, dropped, progress, note, grid, empty, pager);
    }

    /// Shows `next`. The rows are read anew only if filter, order, page or page size changed.
    void show(HistoryState next) {
        boolean sameRows = fresh && next.sameRows(state);
        state = next;
        filter = filterBar.show(state.filter());
        choice.show(filter);
        grid.showOpen(state.open());
        if (!sameRows) {
            grid.showOrder(state.order());
            renew();
        }
    }

    /// The state in effect: the last page, for example, if the URL requested a later one.
    HistoryState state() {
        return state;
    }

    void showDropped(List<Message> sentences) {
        dropped.show(sentences);
    }

    /// Shows cards in a window of that width, or columns.
    void fit(boolean narrow) {
        grid.fit(narrow);
    }

    /// The life `by` rows below `id`, if both are on this page.
    Optional<SandboxId> neighbour(SandboxId id, int by) {
        List<SandboxId> ids =
                grid.rows().stream().map(life -> life.sandbox().id()).toList();
        int place = ids.indexOf(id) + by;
        return ids.contains(id) && place >= 0 && place < ids.size() ? Optional.of(ids.get(place)) : Optional.empty();
    }

    /// Shows all sandboxes of `creator`.
    void showCreatedBy(Creator creator) {
        var filterByCreator = SandboxFilter.EVERYTHING.with("creator", Set.of(creator.id()));
        navigate(state.filteredBy(filterByCreator.toString()));
    }

    /// Reads the rows anew, and their counts.
    void renew() {
        fresh = true;
        int mine = ++load;
        var actor = sources.currentActor().get();
        var query = new HistoryQuery(filter, state.order(), state.offset(), state.size());
        sources.background().read(ui(), () -> sources.history().page(actor, query), result -> {
            // The person may have gone on, or left the page.
            if (mine == load && isAttached()) {
                show(result, query);
            }
        });
    }

    private void show(AsyncResult<HistoryPage> result, HistoryQuery query) {
        progress.setVisible(result instanceof AsyncResult.Pending);
        grid.getElement().setAttribute("aria-busy", String.valueOf(result instanceof AsyncResult.Pending));
        switch (result) {
            case AsyncResult.Pending<HistoryPage>() -> {}
            case AsyncResult.Success<HistoryPage>(var page) -> show(page, query);
            case AsyncResult.Failure<HistoryPage>(var cause) -> {
                note.removeAll();
                note.add(new ErrorPanel(cause, this::renew));
            }
        }
    }

    private void show(HistoryPage page, HistoryQuery query) {
        note.removeAll();
        if (page.lives().isEmpty() && state.page() > 0 && page.matching() > 0) {
            // The URL names a page beyond the end.
            int last = (page.matching() - 1) / state.size();
            showDropped(List.of(
                    Message.of("list.dropped.page", String.valueOf(state.page() + 1), String.valueOf(last + 1))));
            state = state.onPage(Math.min(last, state.page() - 1));
            renew();
            return;
        }
        grid.show(page.lives());
        boolean nothing = page.lives().isEmpty();
        setClassName("empty", nothing);
        showEmpty(nothing);
        pager.show(
                state.page(),
                state.size(),
                page.lives().size(),
                page.capped() ? HistoryPage.MOST_COUNTED + 1 : page.matching());
        if (!facets.areOf(query.filter())) {
            count(query.filter());
        }
    }

    /// The counts follow the rows. Without them the list still works: a failure shows as facets without values.
    private void count(SandboxFilter counted) {
        int mine = load;
        var actor = sources.currentActor().get();
        sources.background()
                .read(ui(), () -> sources.history().facets(actor, counted, HistoryFacets.FIELDS), result -> {
                    if (mine == load && result instanceof AsyncResult.Success<Facets>(var found)) {
                        facets.keep(counted, found);
                        filterBar.renew();
                    }
                });
    }

    private void showEmpty(boolean nothing) {
        empty.removeAll();
        empty.setVisible(nothing);
        if (!nothing) {
            return;
        }
        if (filter.isEverything()) {
            explain(VaadinIcon.ARCHIVE, text("history.empty"), text("history.empty.next"));
            return;
        }
        var clear = new Button(text("list.clear-filter"), _ -> navigate(state.filteredBy("")));
        clear.addThemeVariants(ButtonVariant.LUMO_SMALL);
        explain(VaadinIcon.SEARCH, text("history.no-match"), text("list.empty.no-match.next"));
        empty.add(filterBar.help(filter), clear);
    }

    private void explain(VaadinIcon icon, String title, String next) {
        Component sign = icon.create();
        sign.getElement().setAttribute("aria-hidden", "true");
        empty.add(sign, new H2(title), new Paragraph(next));
    }

    /// While the filter is broken, the rows are those of another one: nothing can be done with them.
    private void rest(boolean broken) {
        setClassName("filter-broken", broken);
        grid.getElement().setAttribute("inert", broken);
        choice.setEnabled(!broken);
    }

    private void navigate(HistoryState next) {
        onNavigate.accept(next);
    }

    private UI ui() {
        return getUI().orElseThrow();
    }
}
