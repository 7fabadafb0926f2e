package io.sandboxconsole.console.sandbox.filter;

import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.facet.FacetChoice;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The creators of the sandboxes that a user sees, found by what filters call them.
record KnownCreators(List<Value> values) {

    KnownCreators {
        values = List.copyOf(values);
    }

    /// The creators as choices; only those of equal names have a hint.
    List<FacetChoice> choices() {
        List<FacetChoice> choices = values.stream()
                .map(value -> FacetChoices.choice(FacetChoices.CREATOR, value))
                .toList();
        Set<String> duplicate = FacetChoices.duplicates(choices);
        return choices.stream()
                .map(choice -> choice.creator() != null && duplicate.contains(choice.label())
                        ? choice.hinted(CreatorLabel.shortHint(choice.creator()))
                        : choice)
                .toList();
    }

    /// The ids that `texts` mean; a text that means no creator stays.
    Set<String> ids(Set<String> texts) {
        return texts.stream()
                .flatMap(text -> {
                    List<String> ids = meant(text).stream().map(Value::value).toList();
                    return ids.isEmpty() ? Stream.of(text) : ids.stream();
                })
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The labels of those of `texts` that mean one creator.
    Map<String, String> labels(Set<String> texts) {
        Map<String, FacetChoice> choices =
                choices().stream().collect(Collectors.toMap(FacetChoice::value, Function.identity()));
        Map<String, String> labels = new HashMap<>();
        for (String text : texts) {
            List<Value> meant = meant(text);
            FacetChoice choice =
                    meant.size() == 1 ? choices.get(meant.getFirst().value()) : null;
            if (choice != null) {
                labels.put(text, choice.spoken());
            }
        }
        return labels;
    }

    /// The names of those of `ids` whose name means no other creator, and nothing else to a filter.
    Map<String, String> plainNames(Set<String> ids) {
        Map<String, String> names = new HashMap<>();
        for (Value value : values) {
            var creator = value.creator();
            if (creator != null && ids.contains(value.value())) {
                String name = creator.name();
                boolean plain = !name.isBlank()
                        && !name.equals(FacetChoices.ME)
                        && SafeText.line(name).equals(name);
                if (plain && isOnlyOne(name)) {
                    names.put(value.value(), name);
                }
            }
        }
        return names;
    }

    /// Whether `creator:` with this name finds the sandboxes of one creator.
    boolean isOnlyOne(String name) {
        return values.stream().filter(value -> answersTo(value, name)).count() == 1;
    }

    /// The one with the id `text`, or those with that name.
    private List<Value> meant(String text) {
        List<Value> one =
                values.stream().filter(value -> value.value().equals(text)).toList();
        return one.isEmpty()
                ? values.stream().filter(value -> answersTo(value, text)).toList()
                : one;
    }

    private static boolean answersTo(Value value, String name) {
        var creator = value.creator();
        return creator != null && SandboxFilter.names(name, creator);
    }
}
