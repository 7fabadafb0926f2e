package io.sandboxconsole.history;

import io.sandboxconsole.inventory.Facets;
import io.sandboxconsole.inventory.Facets.Facet;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Counts the values of several fields. A row that only one field's terms exclude still counts for that field.
final class HistoryFacets {

    static final String CREATOR = "creator";

    private static final String NONE = "none";

    /// More than any number of a row: the surer creator comes first, and of those the one of the newest row.
    private static final long ONE_EVIDENCE = 1_000_000_000_000_000L;

    /// The rank of a row's creator as a column.
    static final String RANK = "evidence * " + ONE_EVIDENCE + " - no";

    static final int WHOLE = -1;

    private final HistorySearch.Request request;

    private final List<String> fields;

    private final Map<String, Map<String, Count>> counts = new LinkedHashMap<>();

    private final Map<Long, Creator> creators = new HashMap<>();

    private final Map<Integer, Integer> parts = new HashMap<>();

    private int matching;

    HistoryFacets(HistorySearch.Request request, List<String> fields) {
        this.request = request;
        this.fields = fields;
        fields.forEach(field -> counts.put(field, new HashMap<>()));
    }

    private static final class Count {

        private int number;

        private long rank = Long.MAX_VALUE;

        long row() {
            return Math.ceilDiv(rank, ONE_EVIDENCE) * ONE_EVIDENCE - rank;
        }
    }

    /// Returns the column with the values of `field`, which is not the lifetime.
    ///
    /// @throws IllegalArgumentException if the values of `field` cannot be counted
    static String column(String field) {
        return switch (field) {
            case "state", CREATOR, "connection" -> field;
            case "cause", "reason", "team", "image", "region", "machine" -> "coalesce(" + field + ", '" + NONE + "')";
            default -> throw new IllegalArgumentException("The values of “%s” cannot be counted.".formatted(field));
        };
    }

    private String value(String field, Life life) {
        Sandbox sandbox = life.sandbox();
        return switch (field) {
            case "state" -> sandbox.state().kind().word();
            case CREATOR -> sandbox.creator().id();
            case "connection" -> sandbox.id().connection().value();
            case "cause" -> life.end() == null ? NONE : life.end().cause().word();
            case "reason" -> Objects.requireNonNullElse(sandbox.status().reasonWord(), NONE);
            case "team" -> Objects.requireNonNullElse(sandbox.team(), NONE);
            case "image" -> Objects.requireNonNullElse(LifeTexts.image(sandbox), NONE);
            case "region" -> Objects.requireNonNullElse(sandbox.attributes().region(), NONE);
            case "machine" -> Objects.requireNonNullElse(sandbox.attributes().machine(), NONE);
            case Lifetimes.FIELD -> Lifetimes.of(life, request);
            default -> throw new IllegalArgumentException("The values of “%s” cannot be counted.".formatted(field));
        };
    }

    /// Counts a row that is read whole.
    ///
    /// @param excludedBy the only field whose terms exclude it
    void add(Life life, long row, @Nullable String excludedBy) {
        Creator creator = life.sandbox().creator();
        creators.put(row, creator);
        Map<String, String> values = new HashMap<>();
        fields.stream()
                .filter(field -> excludedBy == null || excludedBy.equals(field))
                .forEach(field -> values.put(field, value(field, life)));
        matching += excludedBy == null ? 1 : 0;
        count(values, 1, LifeColumns.rank(creator.evidence()) * ONE_EVIDENCE - row);
    }

    /// Counts `number` rows with the same values.
    ///
    /// @param part [#WHOLE] for rows that match the whole filter, another number for those of another part of it
    /// @param values the values by field
    /// @param rank the smallest of [#RANK]
    void add(int part, Map<String, String> values, int number, long rank) {
        if (part == WHOLE) {
            matching += number;
        }
        parts.merge(part, number, Integer::sum);
        count(values, number, rank);
    }

    private void count(Map<String, String> values, int number, long rank) {
        values.forEach((field, value) -> {
            var count = counts.getOrDefault(field, new HashMap<>()).computeIfAbsent(value, _ -> new Count());
            count.number += number;
            count.rank = Math.min(count.rank, rank);
        });
    }

    /// The number of rows of the largest part.
    int most() {
        return parts.values().stream().mapToInt(number -> number).max().orElse(0);
    }

    /// Returns the facets.
    ///
    /// @param read reads the creators of rows
    Facets result(Function<Collection<Long>, Map<Long, Creator>> read) {
        Map<String, Facet> facets = new HashMap<>();
        counts.forEach((field, values) -> facets.put(field, facet(field, values, read)));
        return new Facets(facets, matching, 0);
    }

    private Facet facet(String field, Map<String, Count> values, Function<Collection<Long>, Map<Long, Creator>> read) {
        List<Map.Entry<String, Count>> most = values.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Count> entry) -> -entry.getValue().number)
                        .thenComparing(Map.Entry::getKey))
                .limit(Facets.MAXIMUM_VALUES)
                .toList();
        if (field.equals(CREATOR)) {
            List<Long> missing = most.stream()
                    .map(entry -> entry.getValue().row())
                    .filter(row -> !creators.containsKey(row))
                    .toList();
            if (!missing.isEmpty()) {
                creators.putAll(read.apply(missing));
            }
        }
        return new Facet(
                most.stream()
                        .map(entry -> new Value(
                                entry.getKey(),
                                entry.getValue().number,
                                field.equals(CREATOR) ? creator(entry.getValue().row()) : null))
                        .sorted(Comparator.comparingInt((Value value) -> -value.count())
                                .thenComparing(value -> value.creator() != null
                                        && value.creator().isDeleted())
                                .thenComparing(Value::value))
                        .collect(Collectors.toList()),
                values.size());
    }

    /// Copies are counted with all others of unknown creators. A row that is gone meanwhile has none.
    private @Nullable Creator creator(long row) {
        Creator creator = creators.get(row);
        return creator instanceof Creator.Unknown ? Creator.Unknown.CREATOR : creator;
    }
}
