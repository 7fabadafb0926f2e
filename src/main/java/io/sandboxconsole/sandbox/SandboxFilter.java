package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.words.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which sandboxes are meant: a value with one text grammar, described in `docs/filter.md`, for every place that takes
/// a filter. All its terms must hold.
public final class SandboxFilter {

    /// The longest text of a filter.
    public static final int MAXIMUM_LENGTH = 2_000;

    /// Leaves nothing out.
    public static final SandboxFilter EVERYTHING = new SandboxFilter(List.of());

    private final List<FilterTerm> terms;

    private SandboxFilter(List<FilterTerm> terms) {
        this.terms = List.copyOf(terms);
    }

    /// Reads a filter as people write it; a blank text is [#EVERYTHING].
    ///
    /// @throws FilterSyntaxException if the text is no filter
    public static SandboxFilter parse(String text) {
        requireShort(text, text);
        var filter = new SandboxFilter(new FilterParser(text).terms());
        requireShort(filter.toString(), text);
        return filter;
    }

    /// The filter, ready to run over a fleet: relative times count from `now`, and `me` is what the text calls so.
    public Predicate<Sandbox> predicate(Instant now, Actor me) {
        return terms.stream()
                .sorted(Comparator.comparingInt(term -> term.criterion().cost()))
                .map(term -> term.test(now, me))
                .reduce(Predicate::and)
                .orElse(_ -> true);
    }

    public boolean isEverything() {
        return terms.isEmpty();
    }

    /// The values chosen for `field`, such as `state` or `label.purpose`, as a facet shows them; empty without any.
    public Set<String> values(String field) {
        return terms.stream()
                .filter(term -> term.chooses(field))
                .findFirst()
                .map(term -> texts(term.criterion()))
                .orElse(Set.of());
    }

    /// This filter with exactly `values` chosen for `field`; none chosen leaves the field free. A new choice comes
    /// last.
    ///
    /// @throws IllegalArgumentException if `field` takes no list of values or a value is empty
    /// @throws FilterSyntaxException if the text of the result would be too long
    public SandboxFilter with(String field, Set<String> values) {
        FilterTerm choice = values.isEmpty() ? null : choice(field, values);
        List<FilterTerm> changed = new ArrayList<>();
        for (FilterTerm term : terms) {
            if (!term.chooses(field)) {
                changed.add(term);
            } else if (choice != null) {
                changed.add(choice);
                choice = null;
            }
        }
        if (choice != null) {
            changed.add(choice);
        }
        var filter = new SandboxFilter(changed);
        requireShort(filter.toString(), filter.toString());
        return filter;
    }

    /// This filter without what is chosen for `field`. What is left out with a minus stays left out.
    public SandboxFilter without(String field) {
        return with(field, Set.of());
    }

    /// Nothing but what this filter chooses for `field`.
    public SandboxFilter only(String field) {
        return new SandboxFilter(
                terms.stream().filter(term -> term.chooses(field)).toList());
    }

    private static FilterTerm choice(String field, Set<String> values) {
        boolean label = field.startsWith(FilterField.LABEL_PREFIX);
        String key = label ? field.substring(FilterField.LABEL_PREFIX.length()) : "";
        FilterField known = label
                ? FilterField.LABEL
                : FilterField.named(field)
                        .filter(FilterField::takesValues)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "The field “%s” takes no list of values.".formatted(field)));
        if (label ? key.isEmpty() : values.contains("")) {
            throw new IllegalArgumentException("A value of the field “%s” is empty.".formatted(field));
        }
        List<FilterValue> sorted =
                values.stream().sorted().map(FilterValue::literal).toList();
        return new FilterTerm(false, new FilterCriterion.Values(known, key, sorted));
    }

    private static Set<String> texts(FilterCriterion criterion) {
        return criterion instanceof FilterCriterion.Values values
                ? values.values().stream().map(FilterValue::text).collect(Collectors.toCollection(LinkedHashSet::new))
                : Set.of();
    }

    private static void requireShort(String measured, String text) {
        if (measured.length() > MAXIMUM_LENGTH) {
            throw new FilterSyntaxException(
                    Phrase.of("rule.filter.length", String.valueOf(measured.length()), String.valueOf(MAXIMUM_LENGTH)),
                    0,
                    text.length());
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SandboxFilter filter && terms.equals(filter.terms);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(terms);
    }

    /// The canonical text, which parses to an equal filter.
    @Override
    public String toString() {
        return terms.stream().map(FilterTerm::toString).collect(Collectors.joining(" "));
    }
}
