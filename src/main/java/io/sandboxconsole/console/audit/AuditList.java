package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.audit.AuditField;
import io.sandboxconsole.console.columns.GridLayout;
import io.sandboxconsole.console.columns.ListLayout;
import io.sandboxconsole.console.columns.ListLayoutSettings;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.i18n.SafeText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One page of the trail: its lines, the number of all, and what could not be read.
final class AuditList extends Div {

    private final transient AuditSources sources;

    /// Receives the entries, and whether they are the first ones of this page of the console.
    private final transient BiConsumer<List<AuditEntry>, Boolean> onEntries;

    private final AuditGrid grid;

    private final transient ListLayoutSettings layout;

    private final AuditPager pager;

    private final ProgressBar progress = new ProgressBar();

    private final Div note = new Div();

    private transient List<AuditEntry> entries = List.of();

    private transient AuditFilter shown = AuditFilter.NONE;

    private boolean loaded;

    private int load;

    AuditList(
            AuditSources sources,
            AuditGrid.Listener listener,
            Consumer<AuditTurn> onTurn,
            Consumer<ListLayout> onLayout,
            BiConsumer<List<AuditEntry>, Boolean> onEntries) {
        this.sources = sources;
        this.onEntries = onEntries;
        this.grid = new AuditGrid(listener);
        this.layout = sources.layouts()
                .create(
                        new GridLayout<>(grid, AuditColumns.ALL, new AuditCells(listener, sources.clock())),
                        onLayout,
                        List::of);
        this.pager = new AuditPager(onTurn);
        addClassName("audit-list");
        progress.setIndeterminate(true);
        progress.addClassName("late");
        progress.setVisible(false);
        note.addClassName("note-place");
        note.getElement().setAttribute("role", "status");
        add(progress, note, grid, pager);
    }

    /// The button that opens the choice of columns.
    Component columns() {
        return layout.chooser();
    }

    void follow(UI ui) {
        layout.follow(ui, () -> layOut(shown));
    }

    boolean isLoaded() {
        return loaded;
    }

    List<AuditEntry> entries() {
        return entries;
    }

    /// Applies columns, widths and the width of the window.
    void layOut(AuditFilter filter) {
        shown = filter;
        if (layout.show(filter.layout(), filter.entry() != null, false)) {
            grid.showSort(filter.oldestFirst());
        }
    }

    /// Marks the open entry, beside which fewer columns fit.
    void showOpen(AuditFilter filter) {
        layOut(filter);
        grid.showOpen(filter.entry());
    }

    /// Reads the page of `filter` in the background.
    void load(AuditFilter filter) {
        shown = filter;
        var reader = sources.reader();
        var actor = sources.currentActor().get();
        var now = sources.clock().instant();
        var criteria = filter.criteria(now, PersonZone.of(UI.getCurrent()));
        int mine = ++load;
        sources.background()
                .call(
                        UI.getCurrent(),
                        () -> AuditPage.read(reader, actor, criteria, filter.turn(), filter.oldestFirst(), now),
                        result -> {
                            // A newer request has replaced an older one: its result is stale.
                            if (mine == load) {
                                show(filter, result);
                            }
                        });
    }

    private void show(AuditFilter filter, AsyncResult<AuditPage> result) {
        progress.setVisible(result instanceof AsyncResult.Pending);
        switch (result) {
            case AsyncResult.Pending<AuditPage> _ -> {}
            case AsyncResult.Success<AuditPage> success -> show(filter, success.value());
            case AsyncResult.Failure<AuditPage> failure -> {
                note.removeAll();
                note.add(new ErrorPanel(failure.cause(), () -> load(filter)));
            }
        }
    }

    private void show(AuditFilter filter, AuditPage page) {
        boolean first = !loaded;
        loaded = true;
        entries = AuditEntry.of(page.rows(), page.outcomes());
        grid.show(entries);
        grid.showSort(filter.oldestFirst());
        grid.setVisible(!entries.isEmpty());
        pager.show(page);
        pager.setVisible(!entries.isEmpty());
        note.removeAll();
        if (entries.isEmpty()) {
            note.add(calm(filter.none() ? text("audit.empty") : text("audit.no-match")));
        }
        if (page.narrowed()) {
            note.add(calm(text("audit.narrowed", AuditReader.SEARCHED.toDays())));
        }
        onEntries.accept(entries, first);
    }

    private static Paragraph calm(String sentence) {
        var paragraph = new Paragraph(sentence);
        paragraph.addClassName("calm");
        return paragraph;
    }

    /// The entry `by` lines below `open`; null where there is none on this page.
    @Nullable
    AuditEntry neighbour(UUID open, int by) {
        int place = entries.stream()
                        .map(entry -> entry.event().operation())
                        .toList()
                        .indexOf(open)
                + by;
        return place >= 0 && place < entries.size() ? entries.get(place) : null;
    }

    void scrollTo(AuditEntry entry) {
        grid.scrollToIndex(entries.indexOf(entry));
    }

    /// The name of the target that the filter is about, as far as the rows tell it.
    String target(AuditFilter filter) {
        Set<String> ids = filter.of(AuditField.SANDBOX).chosen();
        String wanted = Optional.ofNullable(filter.target()).orElse("");
        return entries.stream()
                .filter(entry -> {
                    var about = entry.about();
                    return about != null
                            && (wanted.equals(about.target())
                                    || about.of(AuditField.SANDBOX).chosen().stream()
                                            .anyMatch(ids::contains));
                })
                .map(AuditEntry::target)
                .findFirst()
                .orElse(SafeText.line(wanted));
    }
}
