package io.sandboxconsole.console.history;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.console.sandbox.filter.FacetSource;
import io.sandboxconsole.inventory.Facets;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The counts of the history's facets as last read, because the database is never asked under the session lock. Of
/// another filter than the one they were read for, only what is certain is told.
final class HistoryFacets implements FacetSource {

    /// The fields that are counted.
    static final Set<String> FIELDS = Set.of("state", "cause", "creator", "team", "connection", "image");

    private volatile @Nullable Counted counted;

    private record Counted(SandboxFilter filter, Facets facets) {}

    /// Keeps the counts of `filter`.
    void keep(SandboxFilter filter, Facets facets) {
        counted = new Counted(filter, facets);
    }

    /// Whether the counts are those of `filter`.
    boolean areOf(SandboxFilter filter) {
        var known = counted;
        return known != null && known.filter().equals(filter);
    }

    @Override
    public boolean ready() {
        return counted != null;
    }

    @Override
    public Facets facets(Actor actor, SandboxFilter filter, Set<String> fields) {
        var known = counted;
        return known == null ? new Facets(Map.of(), 0, 0) : known.facets();
    }

    @Override
    public Map<SandboxFilter, Integer> counts(Actor actor, Set<SandboxFilter> filters) {
        var known = counted;
        Map<SandboxFilter, Integer> counts = new HashMap<>();
        if (known != null) {
            filters.forEach(filter -> count(known, filter).ifPresent(count -> counts.put(filter, count)));
        }
        return counts;
    }

    /// None: the history counts no metadata.
    @Override
    public Set<String> metadataKeys(Actor actor) {
        return Set.of();
    }

    /// The count of a value with the rest of the filter as it is, which is what a facet says of it.
    private static OptionalInt count(Counted known, SandboxFilter filter) {
        return FIELDS.stream()
                .filter(field -> filter.without(field).equals(known.filter().without(field)))
                .flatMap(field -> count(known, filter, field).stream())
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    private static Optional<Integer> count(Counted known, SandboxFilter filter, String field) {
        Set<String> values = filter.values(field);
        if (values.size() != 1 || !filter.excluded(field).isEmpty()) {
            return Optional.empty();
        }
        return known.facets().of(field).values().stream()
                .filter(value -> values.contains(value.value()))
                .map(Value::count)
                .findFirst();
    }
}
