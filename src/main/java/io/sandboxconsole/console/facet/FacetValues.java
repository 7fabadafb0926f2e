package io.sandboxconsole.console.facet;

import java.util.List;
import java.util.Optional;

/// The values of one field, and which of them the filter of a list has.
public interface FacetValues {

    /// The choices, in their order.
    List<FacetChoice> choices();

    /// Whether the choices have been counted yet.
    boolean ready();

    /// What there is to say of the counts, such as that they are of the newest rows.
    default Optional<String> note() {
        return Optional.empty();
    }

    FacetSelection selection();

    /// Applies a selection, and returns the one that the filter has afterwards.
    FacetSelection select(FacetSelection selection);
}
