package io.sandboxconsole.console.sandbox.filter;

import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// How facets read the filter as it is now, and write it.
///
/// @param inForce the filter in force
/// @param edit changes the filter in force; a change that would make its text too long is told and not made
record FacetAccess(
        FacetChoices counting, Supplier<SandboxFilter> inForce, Consumer<UnaryOperator<SandboxFilter>> edit) {

    SandboxFilter filter() {
        return inForce.get();
    }

    List<FacetChoice> choices(String field) {
        return counting.of(filter(), field);
    }

    /// Which of `fields` some sandbox has a value for.
    Set<String> visible(Set<String> fields) {
        return counting.visible(fields);
    }

    Map<String, Integer> times(String field, List<String> times) {
        return counting.times(filter(), field, times);
    }

    FacetSelection selection(String field) {
        return FacetSelection.of(filter(), field);
    }

    /// Takes over a selection, and answers which one the filter has then.
    FacetSelection select(String field, FacetSelection wanted) {
        edit.accept(filter -> wanted.in(filter, field));
        return selection(field);
    }

    /// Asks `times` about the time `field`.
    void ask(String field, List<String> times) {
        edit.accept(filter -> filter.withTimes(field, times));
    }
}
