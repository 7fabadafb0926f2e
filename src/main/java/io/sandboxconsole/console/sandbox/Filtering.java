package io.sandboxconsole.console.sandbox;

import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.export.SandboxExport;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.SandboxFilter;
import io.sandboxconsole.sandbox.SavedFilters;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Makes what stands above a list of sandboxes: the filter bar, and the export of what it finds.
@Component
class Filtering {

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

    /// A filter bar that tells `onFilter` whenever the person filters otherwise.
    FilterBar bar(Consumer<SandboxFilter> onFilter) {
        var bar = new FilterBar(new FacetChoices(inventory, currentActor), onFilter);
        var choice = new SavedFiltersButton.Choice(bar::filter, bar::use);
        bar.addTool(new SavedFiltersButton(saved, background, currentActor, choice));
        return bar;
    }

    ExportMenu exportMenu() {
        return new ExportMenu(export, currentActor);
    }
}
