package io.sandboxconsole.sandbox.filter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes what a facet chooses as terms of a filter.
final class FilterChoice {

    private FilterChoice() {}

    /// The terms that choose, or leave out, `values` of `field`; values that stand in `before` keep their stars.
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
        Map<String, FilterValue> known = before.written(field).stream()
                .collect(Collectors.toMap(FilterValue::text, Function.identity(), (one, _) -> one));
        List<FilterValue> sorted = values.stream()
                .sorted()
                .map(value -> known.getOrDefault(value, FilterValue.literal(value)))
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
