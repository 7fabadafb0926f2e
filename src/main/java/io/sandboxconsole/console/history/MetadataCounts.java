package io.sandboxconsole.console.history;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.inventory.Facets;
import io.sandboxconsole.inventory.Facets.Facet;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockView;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Counts the metadata of the newest lives that match a filter: the keys as the field `label`, and the values of each
/// as `label.<key>`. A life that only one field's terms exclude still counts for that field.
final class MetadataCounts {

    /// The database knows no counts of metadata, and reading more rows would take long.
    static final int MOST_ROWS = 10_000;

    static final String KEYS = "label";

    private static final String VALUES = "label.";

    private final Map<String, Predicate<Life>> own = new HashMap<>();

    private final Map<String, Map<String, Integer>> counts = new HashMap<>();

    private MetadataCounts(SandboxFilter filter, Actor actor, Instant now) {
        fields(filter).forEach(field -> own.put(field, filter.only(field).lifePredicate(now, actor, LockView.NONE)));
    }

    /// The counts for `filter`.
    ///
    /// @param whole whether every life was counted, and not the newest only
    record Counted(SandboxFilter filter, Facets facets, boolean whole) {}

    /// The filter of the lives to count: without terms on metadata, whose own counts they do not narrow.
    static SandboxFilter counted(SandboxFilter filter) {
        SandboxFilter rest = filter;
        for (String field : fields(filter)) {
            rest = rest.without(field);
        }
        return rest;
    }

    /// Counts for `filter`.
    ///
    /// @param newest the lives of [#counted], the newest first
    static Counted of(Iterator<Life> newest, SandboxFilter filter, Actor actor, Instant now) {
        var counts = new MetadataCounts(filter, actor, now);
        for (int read = 0; read < MOST_ROWS && newest.hasNext(); read++) {
            counts.count(newest.next());
        }
        return new Counted(filter, counts.result(), !newest.hasNext());
    }

    private static List<String> fields(SandboxFilter filter) {
        List<String> fields = new ArrayList<>(List.of(KEYS));
        filter.labels().forEach(key -> fields.add(VALUES + key));
        return fields;
    }

    private void count(Life life) {
        List<String> excluding = own.entrySet().stream()
                .filter(field -> !field.getValue().test(life))
                .map(Map.Entry::getKey)
                .limit(2)
                .toList();
        if (excluding.size() < 2) {
            ReservedMetadata.without(life.sandbox().metadata()).forEach((key, value) -> {
                count(KEYS, key, excluding);
                count(VALUES + key, value, excluding);
            });
        }
    }

    private void count(String field, String value, List<String> excluding) {
        boolean counted = excluding.isEmpty() || excluding.getFirst().equals(field);
        // Some console may hold a thousand keys that each occur once.
        if (counted && (counts.containsKey(field) || counts.size() <= Facets.MAXIMUM_VALUES)) {
            counts.computeIfAbsent(field, _ -> new HashMap<>()).merge(value, 1, Integer::sum);
        }
    }

    private Facets result() {
        Map<String, Facet> facets = new HashMap<>();
        counts.forEach((field, values) -> facets.put(
                field,
                new Facet(
                        values.entrySet().stream()
                                .map(entry -> new Value(entry.getKey(), entry.getValue(), null))
                                .sorted(Comparator.comparingInt((Value value) -> -value.count())
                                        .thenComparing(Value::value))
                                .limit(Facets.MAXIMUM_VALUES)
                                .toList(),
                        values.size())));
        return new Facets(facets, 0, 0);
    }
}
