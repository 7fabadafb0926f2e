package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.console.facet.FacetChoice;
import io.sandboxconsole.console.facet.FacetSelection;
import io.sandboxconsole.console.facet.FacetValues;
import io.sandboxconsole.console.sandbox.lock.LockButton;
import io.sandboxconsole.console.sandbox.lock.LockCalls;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockSubject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Access of the facets to the current filter and its counts.
///
/// @param counting counts the values of a facet
/// @param inForce supplies the current filter
/// @param edit changes the current filter; a change that makes its text too long is rejected with an error
/// @param lockButton creates the button that locks a group of sandboxes, where the user may
record FacetAccess(
        FacetChoices counting,
        Supplier<SandboxFilter> inForce,
        Consumer<UnaryOperator<SandboxFilter>> edit,
        Function<LockSubject, Optional<LockButton>> lockButton) {

    SandboxFilter filter() {
        return inForce.get();
    }

    /// The values of `field`.
    FacetValues values(String field) {
        return new FacetValues() {
            @Override
            public List<FacetChoice> choices() {
                return FacetAccess.this.choices(field);
            }

            @Override
            public boolean ready() {
                return FacetAccess.this.ready(field);
            }

            @Override
            public Optional<String> note() {
                var newest = newest(field);
                return newest.isEmpty()
                        ? Optional.empty()
                        : Optional.of(text("filter.newest-counted", newest.getAsInt()));
            }

            @Override
            public FacetSelection selection() {
                return FacetAccess.this.selection(field);
            }

            @Override
            public FacetSelection select(FacetSelection selection) {
                return FacetAccess.this.select(field, selection);
            }
        };
    }

    List<FacetChoice> choices(String field) {
        return counting.of(filter(), field);
    }

    Map<String, FacetChoices.FieldValues> fieldValues(Set<String> fields) {
        return counting.fieldValues(fields);
    }

    /// Words for the current filter.
    TermText words() {
        return counting.words(List.of(filter()));
    }

    void change(UnaryOperator<SandboxFilter> change) {
        edit.accept(change);
    }

    Map<String, Integer> times(String field, List<String> times) {
        return counting.times(filter(), field, times);
    }

    /// Creates the button that locks all sandboxes of the creator or with the metadata entry of a choice; empty where
    /// the choice is neither. The current user’s own ones have ids of several kinds.
    Optional<LockButton> lockButton(String field, FacetChoice choice) {
        if (field.startsWith(FacetLabels.LABEL_PREFIX)) {
            String key = field.substring(FacetLabels.LABEL_PREFIX.length());
            return lockButton.apply(new LockSubject.WithLabel(key, choice.value()));
        }
        return choice.creator() == null || choice.value().equals(FacetLabels.ME)
                ? Optional.empty()
                : lockButton.apply(LockCalls.ofCreator(choice.creator()));
    }

    /// Whether there are counts for `field` yet.
    boolean ready(String field) {
        return counting.ready(filter(), field);
    }

    /// How many of the newest rows the counts for `field` are about; empty for all rows.
    OptionalInt newest(String field) {
        return counting.newest(field);
    }

    FacetSelection selection(String field) {
        return counting.selection(filter(), field);
    }

    /// Applies a selection, and returns the one that the filter has afterwards.
    FacetSelection select(String field, FacetSelection selection) {
        edit.accept(filter -> selection.in(filter, field));
        return selection(field);
    }

    /// Filters the time `field` by `times`.
    void selectTimes(String field, List<String> times) {
        edit.accept(filter -> filter.withTimes(field, times));
    }
}
