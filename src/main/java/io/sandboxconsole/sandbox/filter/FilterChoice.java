package io.sandboxconsole.sandbox.filter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Turns a facet's selection into terms of a filter.
final class FilterChoice {

    private FilterChoice() {}

    /// The terms that select, or exclude, `values` of `field`; values present in `before` keep their wildcards.
    static List<FilterTerm> terms(SandboxFilter before, String field, Set<String> values, boolean negated) {
        if (values.isEmpty()) {
            return List.of();
        }
        if (field.equals(FilterField.LABEL_KEYS)) {
            return keys(values, negated);
        }
        boolean label = field.startsWith(FilterField.LABEL_PREFIX);
        String key = label ? field.substring(FilterField.LABEL_PREFIX.length()) : "";
        if (label ? key.isEmpty() : values.contains("")) {
            throw new IllegalArgumentException("A value of the field “%s” is empty.".formatted(field));
        }
        Map<String, FilterValue> written = before.written(field).stream()
                .collect(Collectors.toMap(FilterValue::text, Function.identity(), (one, _) -> one));
        List<FilterValue> sorted = values.stream()
                .sorted()
                .map(value -> written.getOrDefault(value, FilterValue.literal(value)))
                .toList();
        return List.of(new FilterTerm(
                negated, new FilterCriterion.Values(label ? FilterField.LABEL : field(field), key, sorted)));
    }

    private static List<FilterTerm> keys(Set<String> keys, boolean negated) {
        return keys.stream()
                .sorted()
                .map(key -> new FilterTerm(negated, new FilterCriterion.HasLabel(key)))
                .toList();
    }

    private static FilterField field(String word) {
        return FilterField.named(word)
                .filter(FilterField::takesValues)
                .orElseThrow(
                        () -> new IllegalArgumentException("The field “%s” takes no list of values.".formatted(word)));
    }
}
