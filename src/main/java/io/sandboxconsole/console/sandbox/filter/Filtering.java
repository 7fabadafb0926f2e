package io.sandboxconsole.console.sandbox.filter;

import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.export.ExportRequest;
import io.sandboxconsole.export.SandboxExport;
import io.sandboxconsole.inventory.SandboxRows;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.filter.SavedFilters;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Creates the bar above a list of sandboxes: the filter, the saved filters, and the export of the matching rows.
@Component
public class Filtering {

    private final SavedFilters saved;

    private final SandboxExport export;

    private final Background background;

    private final CurrentActor currentActor;

    private final Clock clock;

    Filtering(
            SavedFilters saved,
            SandboxExport export,
            Background background,
            CurrentActor currentActor,
            Clock clock) {
        this.saved = saved;
        this.export = export;
        this.background = background;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /// Creates a filter bar that calls `onFilter` whenever the user changes the filter.
    ///
    /// @param rows supplies the sandboxes that are counted: those of the list
    /// @param sort supplies the order of the list
    public FilterBar bar(Supplier<SandboxRows> rows, Supplier<SortOrder> sort, Consumer<SandboxFilter> onFilter) {
        var choices = new FacetChoices(rows, currentActor);
        var bar = new FilterBar(
                choices,
                new FilterCompletion(rows, currentActor, background, clock),
                new Corrections(rows, currentActor, background),
                onFilter);
        var views = new SavedViews(saved, background, currentActor, choices);
        var tabs = new ViewTabs(views, bar::use);
        bar.addViews(tabs);
        bar.onChange(tabs::mark);
        bar.addTools(
                new SavedFiltersButton(views, bar),
                new ExportMenu(export, currentActor, () -> new ExportRequest(bar.filter(), sort.get())));
        return bar;
    }
}
