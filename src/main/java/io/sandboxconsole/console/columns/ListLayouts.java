package io.sandboxconsole.console.columns;

import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Creates the layouts of lists.
@Component
public record ListLayouts(
        ListPreferences preferences, Inventory inventory, SandboxService sandboxes, CurrentActor currentActor) {

    /// Creates the layout of one list.
    ///
    /// @param onLayout receives the layout to write into the URL
    /// @param labels the metadata keys that can be columns
    public ListLayoutSettings create(
            GridLayout<?> gridLayout, Consumer<ListLayout> onLayout, Supplier<List<String>> labels) {
        return new ListLayoutSettings(this, gridLayout, onLayout, labels);
    }
}
