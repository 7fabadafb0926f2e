package io.sandboxconsole.console.history;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.console.sandbox.filter.FacetSource;
import io.sandboxconsole.history.LifeFacets;
import io.sandboxconsole.inventory.Facets;
import io.sandboxconsole.inventory.Facets.Facet;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.inventory.SandboxRows;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The counts of the history's facets as last read, because the database is never asked under the session lock. Of
/// another filter than the one they were read for, only what is certain is told.
final class HistoryFacets implements FacetSource {

    /// The fields that are counted with every list.
    static final Set<String> FIELDS =
            Set.of("state", "reason", "cause", "creator", "team", "connection", "image", "region", "machine", "lived");

    private static final String LIVED = "lived";

    private final SandboxRows live;

    private final Consumer<SandboxFilter> onMetadata;

    private volatile @Nullable Counted counted;

    private volatile MetadataCounts.@Nullable Counted metadata;

    /// @param live the sandboxes whose metadata keys are known without reading
    /// @param onMetadata reads the counts of metadata for a filter: they are not read before a person wants them
    HistoryFacets(SandboxRows live, Consumer<SandboxFilter> onMetadata) {
        this.live = live;
        this.onMetadata = onMetadata;
    }

    /// @param present whether the rows are still those that were counted
    private record Counted(SandboxFilter filter, LifeFacets counts, boolean present) {

        Facets facets() {
            return counts.facets();
        }
    }

    /// Keeps the counts of `filter`.
    void keep(SandboxFilter filter, LifeFacets counts) {
        counted = new Counted(filter, counts, true);
    }

    /// Keeps counts of metadata.
    void keep(MetadataCounts.Counted read) {
        metadata = read;
    }

    /// Notes that the rows are read anew, and have to be counted again.
    void expire() {
        var known = counted;
        if (known != null) {
            counted = new Counted(known.filter(), known.counts(), false);
        }
        metadata = null;
    }

    /// Whether the counts are those of `filter`.
    boolean areOf(SandboxFilter filter) {
        var known = counted;
        return known != null && known.present() && known.filter().equals(filter);
    }

    @Override
    public boolean ready(SandboxFilter filter, String field) {
        if (!ofMetadata(field)) {
            return counted != null;
        }
        var known = metadata;
        boolean ready = known != null && known.filter().equals(filter);
        if (!ready) {
            onMetadata.accept(filter);
        }
        return ready;
    }

    @Override
    public OptionalInt newest(String field) {
        if (!ofMetadata(field)) {
            var known = counted;
            return known == null || !known.counts().newestOnly()
                    ? OptionalInt.empty()
                    : OptionalInt.of(LifeFacets.MOST_COUNTED);
        }
        var known = metadata;
        return known == null || known.whole() ? OptionalInt.empty() : OptionalInt.of(MetadataCounts.MOST_ROWS);
    }

    @Override
    public Facets facets(Actor actor, SandboxFilter filter, Set<String> fields) {
        var known = counted;
        var keys = metadata;
        Map<String, Facet> facets = new HashMap<>();
        if (keys != null) {
            facets.putAll(keys.facets().byField());
        } else if (fields.contains(MetadataCounts.KEYS)) {
            facets.put(MetadataCounts.KEYS, uncounted(live.metadataKeys(actor)));
        }
        if (known != null) {
            facets.putAll(known.facets().byField());
        }
        return new Facets(facets, known == null ? 0 : known.facets().matching(), 0);
    }

    private static Facet uncounted(Set<String> keys) {
        return new Facet(
                keys.stream()
                        .sorted()
                        .map(key -> new Value(key, NOT_COUNTED, null))
                        .toList(),
                keys.size());
    }

    @Override
    public Map<SandboxFilter, Integer> counts(Actor actor, Set<SandboxFilter> filters) {
        Map<SandboxFilter, Integer> counts = new HashMap<>();
        filters.forEach(filter -> count(actor, filter).ifPresent(count -> counts.put(filter, count)));
        return counts;
    }

    /// Those of the live sandboxes, and those that were counted.
    @Override
    public Set<String> metadataKeys(Actor actor) {
        Set<String> keys = new HashSet<>(live.metadataKeys(actor));
        var known = metadata;
        if (known != null) {
            known.facets().of(MetadataCounts.KEYS).values().forEach(value -> keys.add(value.value()));
        }
        return keys;
    }

    /// The count of a value with the rest of the filter as it is, which is what a facet says of it.
    private Optional<Integer> count(Actor actor, SandboxFilter filter) {
        var known = counted;
        return known == null
                ? Optional.empty()
                : FIELDS.stream()
                        .filter(field -> without(filter, field).equals(without(known.filter(), field)))
                        .flatMap(field -> (field.equals(LIVED)
                                        ? lived(known.counts(), filter)
                                        : count(actor, known.facets(), filter, field))
                                .stream())
                        .findFirst();
    }

    private static SandboxFilter without(SandboxFilter filter, String field) {
        return field.equals(LIVED) ? filter.withTimes(field, List.of()) : filter.without(field);
    }

    private static Optional<Integer> lived(LifeFacets counts, SandboxFilter filter) {
        List<String> times = filter.times(LIVED);
        return times.size() == 1 && LifeFacets.LIFETIMES.contains(times.getFirst())
                ? Optional.of(counts.lived(times.getFirst()))
                : Optional.empty();
    }

    private static Optional<Integer> count(Actor actor, Facets facets, SandboxFilter filter, String field) {
        Set<String> values = filter.values(field);
        if (values.size() != 1 || !filter.excluded(field).isEmpty()) {
            return Optional.empty();
        }
        String only = values.iterator().next();
        Facet facet = facets.of(field);
        if (field.equals("creator") && only.equals("me")) {
            return mine(actor, facet);
        }
        return sum(facet, value -> only.equals(value.value()));
    }

    /// The person's own creations, and those of the own keys; not known if some creators were not counted.
    private static Optional<Integer> mine(Actor actor, Facet creators) {
        return creators.distinct() > creators.values().size()
                ? Optional.empty()
                : Optional.of(sum(creators, value -> isMine(value, actor)).orElse(0));
    }

    private static boolean isMine(Value value, Actor actor) {
        var creator = value.creator();
        return creator != null && SandboxFilter.mine(creator, actor);
    }

    private static Optional<Integer> sum(Facet facet, Predicate<Value> test) {
        return facet.values().stream().filter(test).map(Value::count).reduce(Integer::sum);
    }

    private static boolean ofMetadata(String field) {
        return field.startsWith(MetadataCounts.KEYS);
    }
}
