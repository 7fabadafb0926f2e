package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.lock.LockView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Selects sandboxes: a value with one text grammar, described in `docs/filter.md`, for every place that accepts a
/// filter. All its terms must hold.
public final class SandboxFilter {

    /// The longest text of a filter.
    public static final int MAXIMUM_LENGTH = 2_000;

    /// Matches every sandbox.
    public static final SandboxFilter EVERYTHING = new SandboxFilter(List.of());

    private final List<FilterTerm> terms;

    private SandboxFilter(List<FilterTerm> terms) {
        this.terms = List.copyOf(terms);
    }

    /// Parses a filter; a blank text is [#EVERYTHING].
    ///
    /// @throws FilterSyntaxException if the text is no valid filter
    public static SandboxFilter parse(String text) {
        requireShort(text, text);
        var filter = new SandboxFilter(new FilterParser(text).terms());
        requireShort(filter.toString(), text);
        return filter;
    }

    /// The filter, ready to run over a fleet: relative times count from `now`, and `me` in the text means the actor
    /// `me`.
    ///
    /// @param locks decides `locked:`
    public Predicate<Sandbox> predicate(Instant now, Actor me, LockView locks) {
        return terms.stream()
                .sorted(Comparator.comparingInt(term -> term.criterion().cost()))
                .map(term -> term.test(now, me, locks))
                .reduce(Predicate::and)
                .orElse(_ -> true);
    }

    /// The filter, ready to run over sandboxes that live or have ended; otherwise as [#predicate].
    public Predicate<Life> lifePredicate(Instant now, Actor me, LockView locks) {
        return terms.stream()
                .sorted(Comparator.comparingInt(term -> term.criterion().cost()))
                .map(term -> term.lifeTest(now, me, locks))
                .reduce(Predicate::and)
                .orElse(_ -> true);
    }

    /// The terms as conditions, all of which a life meets just when [#lifePredicate] holds: for a search in a database.
    public List<FilterCondition> conditions(Instant now, Actor me) {
        return terms.stream().map(term -> term.condition(now, me)).toList();
    }

    public boolean isEverything() {
        return terms.isEmpty();
    }

    /// The terms as text; joined by blanks they form this filter again.
    public List<String> terms() {
        return terms.stream().map(FilterTerm::toString).toList();
    }

    /// The terms, for those who put them into other words.
    public List<FilterPart> parts() {
        return terms.stream().map(FilterTerm::part).toList();
    }

    /// `value` as a value of a field, in quotes if necessary.
    public static String writtenValue(String value) {
        return value.isEmpty() ? FilterValue.quoted("") : FilterValue.written(value, ":");
    }

    /// `key` as a metadata key behind `label.`, in quotes if necessary.
    public static String writtenKey(String key) {
        return FilterValue.written(key, "");
    }

    /// Whether `creator:` with this text, an id or a name, finds the sandboxes of `creator`. `me` names no creator.
    public static boolean names(String text, Creator creator) {
        return FilterCreators.named(Set.of(text)).test(creator);
    }

    /// Whether `creator:me` finds the sandboxes of `creator` for the actor `me`.
    public static boolean mine(Creator creator, Actor me) {
        return FilterCreators.mine(creator, me);
    }

    /// The values selected for `field`, such as `state` or `label.purpose`, as a facet shows them. The values of
    /// `label` are the required metadata keys.
    public Set<String> values(String field) {
        return texts(field, false);
    }

    /// The values of `field` excluded with a minus, as a facet shows them.
    public Set<String> excluded(String field) {
        return texts(field, true);
    }

    /// This filter with exactly `values` selected for `field`; an empty set removes the restriction. A new selection
    /// comes last, and a value that was present keeps its form.
    ///
    /// @throws IllegalArgumentException if `field` takes no list of values or a value is empty
    /// @throws FilterSyntaxException if the text of the result would be too long
    public SandboxFilter with(String field, Set<String> values) {
        return replacing(term -> chooses(term, field, false), FilterChoice.terms(this, field, values, false));
    }

    /// This filter with exactly `values` of `field` excluded; otherwise as [#with].
    public SandboxFilter withExcluded(String field, Set<String> values) {
        return replacing(term -> chooses(term, field, true), FilterChoice.terms(this, field, values, true));
    }

    /// The conditions on the time `field` (`age`, `activity`, `expires`, `created`, `ended`, `lived` or `alive`), as
    /// written after the colon: `>3d`.
    public List<String> times(String field) {
        return terms.stream().flatMap(term -> term.time(field).stream()).toList();
    }

    /// This filter with exactly `times` as conditions on the time `field`.
    ///
    /// @throws FilterSyntaxException if one of them is no time, or the text of the result would be too long
    public SandboxFilter withTimes(String field, List<String> times) {
        List<FilterTerm> conditions = times.stream()
                .flatMap(time -> parse(field + ":" + FilterValue.written(time, "<>=:")).terms.stream())
                .toList();
        return replacing(term -> term.time(field).isPresent(), conditions);
    }

    /// The metadata keys that this filter names in any term.
    public Set<String> labels() {
        return terms.stream()
                .flatMap(term -> term.label().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// This filter without the selected and excluded values of `field`.
    public SandboxFilter without(String field) {
        return new SandboxFilter(
                terms.stream().filter(term -> term.choices(field).isEmpty()).toList());
    }

    /// Only the selected and excluded values of `field` from this filter.
    public SandboxFilter only(String field) {
        return new SandboxFilter(
                terms.stream().filter(term -> !term.choices(field).isEmpty()).toList());
    }

    /// This filter with another spelling of each value of `field`, which allows no stars.
    ///
    /// @throws FilterSyntaxException if the text of the result would be too long
    public SandboxFilter respelled(String field, UnaryOperator<String> spelling) {
        var filter = new SandboxFilter(
                terms.stream().map(term -> term.respelled(field, spelling)).toList());
        requireShort(filter.toString(), filter.toString());
        return filter;
    }

    /// The values of `field` as written in this filter, selected or excluded, with their wildcards.
    List<FilterValue> written(String field) {
        return terms.stream().flatMap(term -> term.choices(field).stream()).toList();
    }

    /// This filter without the term at `index` of [#terms].
    public SandboxFilter withoutTerm(int index) {
        List<FilterTerm> rest = new ArrayList<>(terms);
        rest.remove(index);
        return new SandboxFilter(rest);
    }

    private SandboxFilter replacing(Predicate<FilterTerm> old, List<FilterTerm> replacement) {
        List<FilterTerm> changed = new ArrayList<>();
        boolean replaced = false;
        for (FilterTerm term : terms) {
            if (!old.test(term)) {
                changed.add(term);
            } else if (!replaced) {
                changed.addAll(replacement);
                replaced = true;
            }
        }
        if (!replaced) {
            changed.addAll(replacement);
        }
        var filter = new SandboxFilter(changed);
        requireShort(filter.toString(), filter.toString());
        return filter;
    }

    private Set<String> texts(String field, boolean negated) {
        return terms.stream()
                .filter(term -> term.negated() == negated)
                .flatMap(term -> term.choices(field).stream())
                .map(FilterValue::text)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean chooses(FilterTerm term, String field, boolean negated) {
        return term.negated() == negated && !term.choices(field).isEmpty();
    }

    private static void requireShort(String measured, String text) {
        if (measured.length() > MAXIMUM_LENGTH) {
            throw new FilterSyntaxException(
                    Message.of("rule.filter.length", String.valueOf(measured.length()), String.valueOf(MAXIMUM_LENGTH)),
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
        return String.join(" ", terms());
    }
}
