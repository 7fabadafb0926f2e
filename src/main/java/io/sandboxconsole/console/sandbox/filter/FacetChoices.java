package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.facet.FacetChoice;
import io.sandboxconsole.console.facet.FacetSelection;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.inventory.Facets.Value;
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
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Computes the values of a facet with their counts: the number of rows that the list has with only that value.
final class FacetChoices {

    /// The field of the metadata keys.
    static final String LABELS = "label";

    /// The field of the creators.
    static final String CREATOR = "creator";

    /// The value of the current user as creator.
    static final String ME = FacetLabels.ME;

    private final FacetSource source;

    private final CurrentActor currentActor;

    FacetChoices(FacetSource source, CurrentActor currentActor) {
        this.source = source;
        this.currentActor = currentActor;
    }

    /// Whether there are counts for `field` yet.
    boolean ready(SandboxFilter filter, String field) {
        return source.ready(filter, field);
    }

    /// How many of the newest rows the counts for `field` are about; empty for all rows.
    OptionalInt newest(String field) {
        return source.newest(field);
    }

    /// The choices: the current user first, then the values that the filter names, even without a sandbox, then the
    /// others, most frequent first.
    ///
    /// @param field a field of the filter, such as `state`, or `label` (the metadata keys) or `label.<key>`
    List<FacetChoice> of(SandboxFilter filter, String field) {
        var actor = currentActor.get();
        Map<String, FacetChoice> listed = new LinkedHashMap<>();
        for (Value value : source.facets(actor, filter, Set.of(field)).of(field).values()) {
            listed.put(value.value(), choice(field, value));
        }
        Set<String> named = named(actor, filter, field);
        listed.values().removeIf(choice -> isMe(choice.creator(), actor) && !named.contains(choice.value()));
        Set<String> top = new LinkedHashSet<>(field.equals(CREATOR) ? Set.of(ME) : Set.of());
        top.addAll(named);
        Map<String, FacetChoice> elsewhere = field.equals(CREATOR) && !named.isEmpty()
                ? creators(actor).choices().stream().collect(Collectors.toMap(FacetChoice::value, Function.identity()))
                : Map.of();
        List<FacetChoice> choices = new ArrayList<>();
        for (FacetChoice counted : counted(actor, filter, field, top)) {
            FacetChoice known = listed.remove(counted.value());
            choices.add(known == null ? named(counted, elsewhere) : known);
        }
        choices.addAll(listed.values());
        return disambiguated(choices);
    }

    /// A creator that has rows, but none with the rest of the filter, is known by name all the same.
    private static FacetChoice named(FacetChoice counted, Map<String, FacetChoice> elsewhere) {
        FacetChoice known = elsewhere.get(counted.value());
        return known == null
                ? counted
                : new FacetChoice(counted.value(), known.label(), counted.count(), known.creator());
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

    static Set<String> duplicates(List<FacetChoice> choices) {
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

    /// What values a field has among all visible sandboxes, with or without the filter. An open list keeps it, and not
    /// the values, which are many.
    ///
    /// @param number how many there are
    /// @param some whether one of them says more than that there is none
    record FieldValues(int number, boolean some) {

        static final FieldValues NOTHING = new FieldValues(0, false);
    }

    Map<String, FieldValues> fieldValues(Set<String> fields) {
        var facets = source.facets(currentActor.get(), SandboxFilter.EVERYTHING, fields);
        return fields.stream().collect(Collectors.toMap(Function.identity(), field -> {
            var values = facets.of(field).values();
            return new FieldValues(
                    values.size(),
                    values.stream().anyMatch(value -> !value.value().equals(FacetLabels.NONE)));
        }));
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
        KnownCreators creators = creators(actor);
        return new FacetSelection(creators.ids(written.chosen()), creators.ids(written.leftOut()));
    }

    private KnownCreators creators(Actor actor) {
        return new KnownCreators(source.facets(actor, SandboxFilter.EVERYTHING, Set.of(CREATOR))
                .of(CREATOR)
                .values());
    }

    private static Set<String> creatorsIn(SandboxFilter filter) {
        Set<String> written = new LinkedHashSet<>(filter.values(CREATOR));
        written.addAll(filter.excluded(CREATOR));
        return written;
    }

    /// The names of the creators that `filter` has by id, where a name means only this one. Empty where none is known.
    Map<String, String> plainNames(SandboxFilter filter) {
        Set<String> written = creatorsIn(filter);
        return written.isEmpty() ? Map.of() : creators(currentActor.get()).plainNames(written);
    }

    /// Words for `filters`, with the names of the creators that the current user sees.
    TermText words(Collection<SandboxFilter> filters) {
        Set<String> written =
                filters.stream().flatMap(filter -> creatorsIn(filter).stream()).collect(Collectors.toSet());
        if (written.isEmpty()) {
            return new TermText(Map.of());
        }
        var actor = currentActor.get();
        Map<String, String> names = new HashMap<>(creators(actor).labels(written));
        if (written.contains(ME)) {
            names.put(ME, label(actor, CREATOR, ME));
        }
        return new TermText(names);
    }

    /// The number of rows that the list has with each of `times` as filter of the time `field`, in their order; without
    /// those that make the filter too long.
    Map<String, Integer> times(SandboxFilter filter, String field, List<String> times) {
        Map<String, SandboxFilter> filters = new LinkedHashMap<>();
        times.forEach(time ->
                written(() -> filter.withTimes(field, List.of(time))).ifPresent(changed -> filters.put(time, changed)));
        Map<SandboxFilter, Integer> counts = source.counts(currentActor.get(), Set.copyOf(filters.values()));
        Map<String, Integer> result = new LinkedHashMap<>();
        filters.forEach((time, changed) -> result.put(time, counts.getOrDefault(changed, FacetChoice.NOT_COUNTED)));
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
        Map<SandboxFilter, Integer> counts = source.counts(actor, Set.copyOf(alone.values()));
        return values.stream()
                .map(value -> new FacetChoice(
                        value,
                        label(actor, field, value),
                        count(counts, Optional.ofNullable(alone.get(value))),
                        isMe(field, value) ? currentUser(actor) : null))
                .toList();
    }

    private static int count(Map<SandboxFilter, Integer> counts, Optional<SandboxFilter> filter) {
        return filter.map(counted -> counts.getOrDefault(counted, FacetChoice.NOT_COUNTED))
                .orElse(0);
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
