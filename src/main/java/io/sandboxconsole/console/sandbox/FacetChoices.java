package io.sandboxconsole.console.sandbox;

import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.SandboxFilter;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// The values of a facet with their counts, under the filter as it is now.
final class FacetChoices {

    private final Inventory inventory;

    private final CurrentActor currentActor;

    private final Supplier<SandboxFilter> filter;

    FacetChoices(Inventory inventory, CurrentActor currentActor, Supplier<SandboxFilter> filter) {
        this.inventory = inventory;
        this.currentActor = currentActor;
        this.filter = filter;
    }

    /// @param field `state`, `creator`, `team`, `connection`, `label` for the metadata keys, or `label.<key>`
    List<FacetChoice> of(String field) {
        return inventory.facets(currentActor.get(), filter.get(), Set.of(field)).of(field).values().stream()
                .map(value -> new FacetChoice(value.value(), label(value), value.count()))
                .toList();
    }

    private static String label(Value value) {
        return value.creator() == null ? value.value() : CreatorLabel.name(value.creator());
    }
}
