package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.facet.FacetChoice;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.inventory.Facets;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Suggests how the text of a filter goes on: fields and metadata keys, then values, with the number of rows that the
/// list has with each. It counts only what the user may see, and not under the session lock.
final class FilterCompletion {

    /// Fields whose values are counted.
    private static final Set<String> COUNTED =
            Set.of("state", "creator", "team", "connection", "image", "region", "machine", "lease", "cause", "reason");

    /// Fields whose values are suggested together with the fields.
    private static final Set<String> TOGETHER = Set.of("state", "creator", "team");

    /// A single letter is in too many values.
    private static final int WORTH_VALUES = 2;

    private static final int MOST_FIELDS = 8;

    private static final int MOST_OTHERS = 5;

    private static final int MOST_VALUES = 12;

    private final FacetSource source;

    private final List<String> suggested;

    private final CurrentActor currentActor;

    private final Background background;

    private final Clock clock;

    /// @param suggested the fields, the most usual first
    FilterCompletion(
            FacetSource source, List<String> suggested, CurrentActor currentActor, Background background, Clock clock) {
        this.source = source;
        this.suggested = List.copyOf(suggested);
        this.currentActor = currentActor;
        this.background = background;
        this.clock = clock;
    }

    /// A suggestion.
    ///
    /// @param insert the text that takes the place of the term
    /// @param label what the list shows
    /// @param detail explains the label; mostly empty
    /// @param count the number of rows; negative where it is not counted
    /// @param goesOn whether a value is to follow
    record Suggestion(String insert, String label, String detail, int count, boolean goesOn) {}

    /// The suggestions for `text` with the caret at `caret`: they replace what stands between `from` and `to`.
    record Suggestions(String text, int caret, int from, int to, String spoken, List<Suggestion> list) {}

    private record Counted(Facets facets, Map<String, Integer> fixed) {}

    static boolean isField(String word) {
        return !word.equalsIgnoreCase(FacetChoices.LABELS)
                && Stream.concat(FilterFields.LIVE.suggested().stream(), FilterFields.PAST.suggested().stream())
                        .anyMatch(word::equalsIgnoreCase);
    }

    /// Passes the suggestions for `word` to `listener`, under the session lock.
    void suggest(UI ui, CompletionWord word, Consumer<Suggestions> listener) {
        if (word.typed().isEmpty() && !word.asked()) {
            listener.accept(suggestions(word, List.of()));
            return;
        }
        var actor = currentActor.get();
        background.read(ui, () -> count(actor, word), result -> {
            switch (result) {
                case AsyncResult.Pending<Counted>() -> {}
                case AsyncResult.Success<Counted>(var counted) ->
                    listener.accept(suggestions(word, list(word, counted)));
                case AsyncResult.Failure<Counted>(var cause) -> throw cause;
            }
        });
    }

    private static Suggestions suggestions(CompletionWord word, List<Suggestion> list) {
        // What is typed already needs no suggestion, and nothing may cover the rows that it finds.
        boolean typed = list.stream().anyMatch(one -> one.insert().equals(word.typed()));
        List<Suggestion> others = typed ? List.of() : list;
        String spoken = others.isEmpty() ? "" : text("filter.suggestions-count", others.size());
        return new Suggestions(word.text(), word.caret(), word.from(), word.to(), spoken, others);
    }

    private Counted count(Actor actor, CompletionWord word) {
        SandboxFilter rest = word.rest();
        String field = word.field();
        if (field.isEmpty()) {
            Set<String> fields = word.partial().length() < WORTH_VALUES
                    ? Set.of(FacetChoices.LABELS)
                    : Stream.concat(TOGETHER.stream(), Stream.of(FacetChoices.LABELS))
                            .collect(Collectors.toSet());
            return new Counted(source.facets(actor, rest, fields), Map.of());
        }
        Set<String> fields =
                COUNTED.contains(field) || field.startsWith(FacetChoices.LABELS) ? Set.of(field) : Set.of();
        Map<String, SandboxFilter> filters = new LinkedHashMap<>();
        fixed(field).forEach(value -> filters.put(value, with(rest, field, value)));
        Map<SandboxFilter, Integer> counts = source.counts(actor, Set.copyOf(filters.values()));
        Map<String, Integer> numbers = new HashMap<>();
        filters.forEach((value, filter) -> numbers.put(value, counts.getOrDefault(filter, FacetChoice.NOT_COUNTED)));
        return new Counted(source.facets(actor, rest, fields), numbers);
    }

    /// Values that are suggested whether or not a sandbox has them.
    private List<String> fixed(String field) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return switch (field) {
            case "creator" -> List.of(FacetLabels.ME);
            case "owner" -> List.of(FacetLabels.ME, FacetLabels.NONE);
            case "cleanup" -> List.of("delete", "skip");
            case "locked" -> List.of("yes", "no");
            case "age" -> TimeFacet.AGE.common();
            case "expires" -> TimeFacet.EXPIRES.common();
            case "activity" -> List.of("<1h", ">1h", ">1d");
            case "created" -> List.of(today.toString(), today.minusDays(1).toString(), today.minusDays(6) + "..");
            default -> List.of();
        };
    }

    private static SandboxFilter with(SandboxFilter rest, String field, String value) {
        return switch (field) {
            case "age", "expires", "activity", "created" -> rest.withTimes(field, List.of(value));
            default -> rest.with(field, Set.of(value));
        };
    }

    private List<Suggestion> list(CompletionWord word, Counted counted) {
        return switch (word.field()) {
            case "" -> fieldsAndValues(word, counted.facets());
            case FacetChoices.LABELS -> keys(word, counted.facets(), MOST_VALUES);
            default -> values(word, word.field(), counted, MOST_VALUES);
        };
    }

    private List<Suggestion> fieldsAndValues(CompletionWord word, Facets facets) {
        List<Suggestion> list = new ArrayList<>(suggested.stream()
                .filter(field -> word.fits(field) || word.fits(FacetLabels.field(field)))
                .limit(word.partial().isEmpty() ? suggested.size() : MOST_FIELDS)
                .map(FilterCompletion::field)
                .toList());
        if (!word.partial().isEmpty()) {
            list.addAll(keys(word, facets, MOST_OTHERS));
            for (String field : List.of("state", "creator", "team")) {
                list.addAll(values(word, field, new Counted(facets, Map.of()), MOST_OTHERS));
            }
        }
        return list;
    }

    private static Suggestion field(String field) {
        String insert = field.equals(FacetChoices.LABELS) ? FacetLabels.LABEL_PREFIX : field + ":";
        return new Suggestion(insert, insert, FacetLabels.field(field), -1, true);
    }

    private static List<Suggestion> keys(CompletionWord word, Facets facets, int most) {
        return facets.of(FacetChoices.LABELS).values().stream()
                .filter(key -> word.fits(key.value()))
                .limit(most)
                .map(key -> {
                    String insert = prefix(FacetLabels.LABEL_PREFIX + key.value());
                    return new Suggestion(
                            insert, SafeText.line(insert), text("filter.facet.labels"), key.count(), true);
                })
                .toList();
    }

    private List<Suggestion> values(CompletionWord word, String field, Counted counted, int most) {
        var actor = currentActor.get();
        List<Value> values = counted.facets().of(field).values();
        Stream<FacetChoice> fixed = fixed(field).stream()
                .filter(counted.fixed()::containsKey)
                .map(value -> new FacetChoice(
                        value, label(field, value), counted.fixed().getOrDefault(value, FacetChoice.NOT_COUNTED)));
        List<FacetChoice> choices = field.equals(FacetChoices.CREATOR)
                ? new KnownCreators(values).choices()
                : values.stream()
                        .map(value -> FacetChoices.choice(field, value))
                        .toList();
        boolean alone = word.field().isEmpty();
        String begin = prefix(field) + (alone ? "" : word.before());
        return Stream.concat(fixed, choices.stream())
                .filter(choice -> word.fits(choice.value()) || word.fits(choice.label()))
                .filter(choice -> choice.creator() == null
                        || !counted.fixed().containsKey(FacetLabels.ME)
                        || !FacetChoices.isMe(choice.creator(), actor))
                .filter(choice -> !word.before().contains(choice.value() + ","))
                .limit(most)
                .map(choice -> {
                    String label =
                            alone ? text("filter.term", FacetLabels.field(field), choice.label()) : choice.label();
                    return new Suggestion(
                            begin + written(choice, values), label, detail(field, choice), choice.count(), false);
                })
                .toList();
    }

    private String label(String field, String value) {
        if (field.equals("created")) {
            var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            return value.equals(today.toString())
                    ? text("filter.today")
                    : value.endsWith("..") ? text("filter.last-week") : text("filter.yesterday");
        }
        return value.equals(FacetLabels.ME)
                ? text("filter.me", currentActor.get().name())
                : FacetLabels.of(field, value);
    }

    /// The spelling of the value where the label does not tell it, or what distinguishes it from one of the same name.
    private static String detail(String field, FacetChoice choice) {
        if (choice.creator() != null) {
            return choice.hint();
        }
        boolean told = choice.label().equalsIgnoreCase(choice.value()) || field.startsWith(FacetLabels.LABEL_PREFIX);
        return told ? "" : SafeText.line(choice.value());
    }

    /// `state:`, `label.purpose=`
    private static String prefix(String field) {
        return field.startsWith(FacetLabels.LABEL_PREFIX)
                ? FacetLabels.LABEL_PREFIX
                        + SandboxFilter.writtenKey(field.substring(FacetLabels.LABEL_PREFIX.length()))
                        + "="
                : field + ":";
    }

    /// A creator by name where only one has that name, or else by id.
    private static String written(FacetChoice choice, List<Value> creators) {
        var creator = choice.creator();
        if (creator == null) {
            // Times hold signs that need no quotes behind their field.
            return choice.value().matches("[<>=.0-9a-z-]+")
                    ? choice.value()
                    : SandboxFilter.writtenValue(choice.value());
        }
        boolean one = new KnownCreators(creators).isOnlyOne(creator.name());
        boolean unknown = creator instanceof Creator.Unknown;
        return SandboxFilter.writtenValue(one && !unknown ? creator.name() : choice.value());
    }
}
