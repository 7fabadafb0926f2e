package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.filter.FilterSyntaxException;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Computes the values of a facet with their counts: the number of rows that the list has with only that value.
final class FacetChoices {

    /// The field of the metadata keys.
    static final String LABELS = "label";

    /// The field of the creators.
    static final String CREATOR = "creator";

    /// The value of the current user as creator.
    static final String ME = FacetLabels.ME;

    private final Inventory inventory;

    private final CurrentActor currentActor;

    FacetChoices(Inventory inventory, CurrentActor currentActor) {
        this.inventory = inventory;
        this.currentActor = currentActor;
    }

    /// The choices: the current user first, then the values that the filter names, even without a sandbox, then the
    /// others, most frequent first.
    ///
    /// @param field a field of the filter, such as `state`, or `label` (the metadata keys) or `label.<key>`
    List<FacetChoice> of(SandboxFilter filter, String field) {
        var actor = currentActor.get();
        Map<String, FacetChoice> listed = new LinkedHashMap<>();
        for (Value value :
                inventory.facets(actor, filter, Set.of(field)).of(field).values()) {
            listed.put(value.value(), choice(field, value));
        }
        Set<String> named = named(actor, filter, field);
        listed.values().removeIf(choice -> isMe(choice.creator(), actor) && !named.contains(choice.value()));
        Set<String> top = new LinkedHashSet<>(field.equals(CREATOR) ? Set.of(ME) : Set.of());
        top.addAll(named);
        List<FacetChoice> choices = new ArrayList<>();
        for (FacetChoice counted : counted(actor, filter, field, top)) {
            FacetChoice known = listed.remove(counted.value());
            choices.add(known == null ? counted : known);
        }
        choices.addAll(listed.values());
        return disambiguated(choices);
    }

    /// Adds hints that distinguish creators of the same name.
    private static List<FacetChoice> disambiguated(List<FacetChoice> choices) {
        Set<String> duplicate = duplicates(choices);
        return choices.stream()
                .map(choice -> choice.creator() == null
                        ? choice
                        : choice.hinted(hint(choice.creator(), duplicate.contains(choice.label()))))
                .toList();
    }

    private static Set<String> duplicates(List<FacetChoice> choices) {
        Set<String> seen = new HashSet<>();
        return choices.stream()
                .map(FacetChoice::label)
                .filter(label -> !seen.add(label))
                .collect(Collectors.toSet());
    }

    private static String hint(Creator creator, boolean duplicate) {
        String hint = CreatorLabel.hint(creator);
        return hint.isEmpty() && duplicate ? SafeText.line(creator.id()) : hint;
    }

    /// The values of `fields` that visible sandboxes have, with or without the filter.
    Map<String, Set<String>> known(Set<String> fields) {
        var facets = inventory.facets(currentActor.get(), SandboxFilter.EVERYTHING, fields);
        return fields.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        field -> facets.of(field).values().stream()
                                .map(Value::value)
                                .collect(Collectors.toSet())));
    }

    /// What the filter selects in `field`. A creator that is written by its name is selected by its ids, so that it is
    /// one choice.
    FacetSelection selection(SandboxFilter filter, String field) {
        return selection(currentActor.get(), filter, field);
    }

    private FacetSelection selection(Actor actor, SandboxFilter filter, String field) {
        var written = FacetSelection.of(filter, field);
        if (!field.equals(CREATOR) || written.size() == 0) {
            return written;
        }
        List<Value> creators = creators(actor);
        return new FacetSelection(ids(written.chosen(), creators), ids(written.leftOut(), creators));
    }

    private static Set<String> ids(Set<String> texts, List<Value> creators) {
        return texts.stream()
                .flatMap(text -> {
                    List<String> ids =
                            meant(text, creators).stream().map(Value::value).toList();
                    return ids.isEmpty() ? Stream.of(text) : ids.stream();
                })
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The one with the id `text`, or those with that name.
    private static List<Value> meant(String text, List<Value> creators) {
        List<Value> one =
                creators.stream().filter(value -> value.value().equals(text)).toList();
        return one.isEmpty()
                ? creators.stream()
                        .filter(value -> value.creator() != null && SandboxFilter.names(text, value.creator()))
                        .toList()
                : one;
    }

    private List<Value> creators(Actor actor) {
        return inventory
                .facets(actor, SandboxFilter.EVERYTHING, Set.of(CREATOR))
                .of(CREATOR)
                .values();
    }

    /// The names of the creators that `filter` has by id, where a name means only this one. Empty where none is known.
    Map<String, String> plainNames(SandboxFilter filter) {
        Set<String> written = new HashSet<>(filter.values(CREATOR));
        written.addAll(filter.excluded(CREATOR));
        if (written.isEmpty()) {
            return Map.of();
        }
        List<Value> creators = creators(currentActor.get());
        Map<String, String> names = new HashMap<>();
        for (Value value : creators) {
            if (value.creator() != null && written.contains(value.value())) {
                String name = value.creator().name();
                boolean plain = !name.isBlank()
                        && !name.equals(ME)
                        && SafeText.line(name).equals(name);
                if (plain && isOnlyOne(name, creators)) {
                    names.put(value.value(), name);
                }
            }
        }
        return names;
    }

    /// Whether `creator:` with this name finds the sandboxes of one creator.
    static boolean isOnlyOne(String name, List<Value> creators) {
        return creators.stream()
                        .filter(value -> value.creator() != null && SandboxFilter.names(name, value.creator()))
                        .count()
                == 1;
    }

    /// Words for `filters`, with the names of the creators that the current user sees.
    TermText words(Collection<SandboxFilter> filters) {
        Set<String> written = filters.stream()
                .flatMap(filter -> Stream.concat(filter.values(CREATOR).stream(), filter.excluded(CREATOR).stream()))
                .collect(Collectors.toSet());
        if (written.isEmpty()) {
            return new TermText(Map.of());
        }
        var actor = currentActor.get();
        List<Value> creators = creators(actor);
        Map<String, FacetChoice> choices =
                distinguished(creators).stream().collect(Collectors.toMap(FacetChoice::value, Function.identity()));
        Map<String, String> names = new HashMap<>();
        for (String text : written) {
            List<Value> meant = meant(text, creators);
            if (text.equals(ME)) {
                names.put(text, label(actor, CREATOR, ME));
            } else if (meant.size() == 1) {
                names.put(text, choices.get(meant.getFirst().value()).spoken());
            }
        }
        return new TermText(names);
    }

    /// The creators as choices; only those of equal names have a hint.
    static List<FacetChoice> distinguished(List<Value> creators) {
        List<FacetChoice> choices =
                creators.stream().map(value -> choice(CREATOR, value)).toList();
        Set<String> duplicate = duplicates(choices);
        return choices.stream()
                .map(choice -> choice.creator() != null && duplicate.contains(choice.label())
                        ? choice.hinted(CreatorLabel.shortHint(choice.creator()))
                        : choice)
                .toList();
    }

    /// The number of rows that the list has with each of `times` as filter of the time `field`, in their order; without
    /// those that make the filter too long.
    Map<String, Integer> times(SandboxFilter filter, String field, List<String> times) {
        Map<String, SandboxFilter> filters = new LinkedHashMap<>();
        times.forEach(time ->
                written(() -> filter.withTimes(field, List.of(time))).ifPresent(changed -> filters.put(time, changed)));
        Map<SandboxFilter, Integer> counts = inventory.counts(currentActor.get(), Set.copyOf(filters.values()));
        Map<String, Integer> result = new LinkedHashMap<>();
        filters.forEach((time, changed) -> result.put(time, counts.getOrDefault(changed, 0)));
        return result;
    }

    private Set<String> named(Actor actor, SandboxFilter filter, String field) {
        var selection = selection(actor, filter, field);
        Set<String> named = new LinkedHashSet<>(selection.chosen());
        named.addAll(selection.leftOut());
        if (field.equals(LABELS)) {
            named.addAll(filter.labels());
        }
        return named;
    }

    private List<FacetChoice> counted(Actor actor, SandboxFilter filter, String field, Set<String> values) {
        Map<String, SandboxFilter> alone = new LinkedHashMap<>();
        for (String value : values) {
            var only = new FacetSelection(Set.of(value), Set.of());
            written(() -> only.in(filter, field)).ifPresent(changed -> alone.put(value, changed));
        }
        Map<SandboxFilter, Integer> counts = inventory.counts(actor, Set.copyOf(alone.values()));
        return values.stream()
                .map(value -> new FacetChoice(
                        value,
                        label(actor, field, value),
                        count(counts, Optional.ofNullable(alone.get(value))),
                        isMe(field, value) ? currentUser(actor) : null))
                .toList();
    }

    private static int count(Map<SandboxFilter, Integer> counts, Optional<SandboxFilter> filter) {
        return filter.map(counted -> counts.getOrDefault(counted, 0)).orElse(0);
    }

    /// The filter; empty if its text would be too long.
    private static Optional<SandboxFilter> written(Supplier<SandboxFilter> filter) {
        try {
            return Optional.of(filter.get());
        } catch (FilterSyntaxException tooLong) {
            return Optional.empty();
        }
    }

    static FacetChoice choice(String field, Value value) {
        Creator creator = value.creator();
        String label =
                creator == null ? FacetLabels.of(field, value.value()) : SafeText.line(CreatorLabel.name(creator));
        return new FacetChoice(value.value(), label, value.count(), creator);
    }

    private static String label(Actor actor, String field, String value) {
        return isMe(field, value) ? text("filter.me", actor.name()) : FacetLabels.of(field, value);
    }

    private static boolean isMe(String field, String value) {
        return field.equals(CREATOR) && value.equals(ME);
    }

    private static Creator currentUser(Actor actor) {
        return new Creator.User(actor.id().value(), actor.name(), Evidence.RECORDED);
    }

    static boolean isMe(@Nullable Creator creator, Actor actor) {
        return creator instanceof Creator.User
                && actor.kind() == Actor.Kind.PERSON
                && (creator.id().equals(actor.id().value())
                        || creator.id().equals(actor.id().label()));
    }
}
