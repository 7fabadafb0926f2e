package io.sandboxconsole.console.sandbox.filter;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.console.facet.FacetChoice;
import io.sandboxconsole.inventory.Facets;
import io.sandboxconsole.inventory.SandboxRows;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/// Counts the rows of a list for its filter bar, as an actor may see them. Answers from memory, because it is asked
/// under the session lock; safe for use by several threads.
public interface FacetSource {

    /// The count of a value that is there, and not counted yet.
    int NOT_COUNTED = FacetChoice.NOT_COUNTED;

    /// Fields that are counted over time only.
    Set<String> ONLY_OVER_TIME = Set.of("cause", "reason");

    /// Returns the counts for `fields`; those it cannot count are missing.
    Facets facets(Actor actor, SandboxFilter filter, Set<String> fields);

    /// Returns the number of rows of each filter; those it cannot count are missing.
    Map<SandboxFilter, Integer> counts(Actor actor, Set<SandboxFilter> filters);

    /// Returns the known metadata keys.
    Set<String> metadataKeys(Actor actor);

    /// Whether there are counts for `field`; if not, they are being read, and [FilterBar#renew] tells that they have
    /// come.
    default boolean ready(SandboxFilter filter, String field) {
        return true;
    }

    /// Returns how many of the newest rows the counts for `field` are about; empty for all rows.
    default OptionalInt newest(String field) {
        return OptionalInt.empty();
    }

    /// Returns the counts of the sandboxes that a list shows, those of now or of an instant.
    static FacetSource of(Supplier<SandboxRows> rows) {
        return new FacetSource() {
            @Override
            public Facets facets(Actor actor, SandboxFilter filter, Set<String> fields) {
                Set<String> counted = new HashSet<>(fields);
                counted.removeAll(ONLY_OVER_TIME);
                return rows.get().facets(actor, filter, counted);
            }

            @Override
            public Map<SandboxFilter, Integer> counts(Actor actor, Set<SandboxFilter> filters) {
                return rows.get().counts(actor, filters);
            }

            @Override
            public Set<String> metadataKeys(Actor actor) {
                return rows.get().metadataKeys(actor);
            }
        };
    }
}
