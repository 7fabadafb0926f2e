package io.sandboxconsole.console.sandbox.filter;

import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.export.ExportRequest;
import io.sandboxconsole.export.SandboxExport;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.filter.SavedFilters;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Creates the bar above a list of sandboxes: the filter, the saved filters, and the export of the matching rows.
@Component
public class Filtering {

    private final Inventory inventory;

    private final SavedFilters saved;

    private final SandboxExport export;

    private final Background background;

    private final CurrentActor currentActor;

    Filtering(
            Inventory inventory,
            SavedFilters saved,
            SandboxExport export,
            Background background,
            CurrentActor currentActor) {
        this.inventory = inventory;
        this.saved = saved;
        this.export = export;
        this.background = background;
        this.currentActor = currentActor;
    }

    /// Creates a filter bar that calls `onFilter` whenever the user changes the filter.
    ///
    /// @param sort supplies the order of the list
    public FilterBar bar(Supplier<SortOrder> sort, Consumer<SandboxFilter> onFilter) {
        var bar = new FilterBar(new FacetChoices(inventory, currentActor), onFilter);
        var choice = new SavedFiltersButton.Choice(bar::filter, bar::use);
        bar.addTools(
                new SavedFiltersButton(saved, background, currentActor, choice),
                new ExportMenu(export, currentActor, () -> new ExportRequest(bar.filter(), sort.get())));
        return bar;
    }
}
