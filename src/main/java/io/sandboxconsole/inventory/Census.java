package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.SandboxFilter;
import java.util.Map;

/// What an actor may see, counted in one look: the usual facets, and how many rows match each of some filters.
///
/// @param facets without any filter
/// @param matching by filter, exactly as a list with that filter counts
public record Census(Facets facets, Map<SandboxFilter, Integer> matching) {

    public Census {
        matching = Map.copyOf(matching);
    }

    /// How many rows there are in all.
    public int total() {
        return facets.matching();
    }

    /// How many rows match `filter`.
    ///
    /// @throws IllegalArgumentException if that was not asked
    public int of(SandboxFilter filter) {
        Integer count = matching.get(filter);
        if (count == null) {
            throw new IllegalArgumentException("Nobody asked how many sandboxes match “%s”.".formatted(filter));
        }
        return count;
    }
}
