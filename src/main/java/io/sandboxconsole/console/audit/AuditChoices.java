package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.audit.AuditTally;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.i18n.SafeText;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The actions, and the people and keys, that the rest of a filter leaves. Each is counted under the other's choice.
record AuditChoices(List<AuditChoice> actions, List<AuditChoice> actors) {

    static final AuditChoices NONE = new AuditChoices(List.of(), List.of());

    AuditChoices {
        actions = List.copyOf(actions);
        actors = List.copyOf(actors);
    }

    /// @param tallies what `filter` leaves without its action and its actor
    static AuditChoices of(List<AuditTally> tallies, AuditFilter filter) {
        // A trail longer than what is counted has more entries than the counts say.
        boolean counted = tallies.stream().mapToInt(AuditTally::entries).sum() < AuditTally.MOST;
        return new AuditChoices(actions(tallies, filter.actor(), counted), actors(tallies, filter.action(), counted));
    }

    /// The actions that occur, then the others that are known, each by name.
    private static List<AuditChoice> actions(List<AuditTally> tallies, @Nullable String actor, boolean counted) {
        var counts = counts(tallies, AuditTally::action, tally -> fits(actor, tally.actor()));
        List<AuditChoice> choices = new ArrayList<>(sorted(counts.keySet().stream()
                .map(action -> action(action, counted ? counts.get(action) : null))
                .toList()));
        choices.addAll(sorted(AuditActionText.KNOWN.stream()
                .filter(action -> !counts.containsKey(action))
                .map(action -> action(action, counted ? 0 : null))
                .toList()));
        return choices;
    }

    static AuditChoice action(String action, @Nullable Integer entries) {
        return new AuditChoice(action, AuditActionText.label(action), "", entries);
    }

    private static List<AuditChoice> actors(List<AuditTally> tallies, @Nullable String action, boolean counted) {
        var counts = counts(tallies, AuditTally::actor, tally -> fits(action, tally.action()));
        Map<String, AuditTally> latest = new HashMap<>();
        tallies.forEach(tally ->
                latest.merge(tally.actor(), tally, (one, other) -> one.newest() >= other.newest() ? one : other));
        Map<String, Long> named =
                latest.values().stream().collect(Collectors.groupingBy(AuditTally::name, Collectors.counting()));
        return sorted(latest.values().stream()
                .map(tally -> new AuditChoice(
                        tally.actor(),
                        SafeText.line(tally.name()),
                        hint(tally, Objects.requireNonNull(named.get(tally.name())) > 1),
                        counted ? counts.getOrDefault(tally.actor(), 0) : null))
                .toList());
    }

    /// Two actors of one name are told apart by their ids.
    private static String hint(AuditTally tally, boolean ambiguous) {
        String kind = kind(tally.kind());
        return ambiguous ? "%s · %s".formatted(kind, SafeText.shortened(SafeText.line(tally.actor()))) : kind;
    }

    /// The kind of an actor as the trail spells it, in words.
    static String kind(String kind) {
        return switch (kind) {
            case "person" -> text("audit.kind.person");
            case "key" -> text("audit.kind.key");
            case "service" -> text("audit.kind.service");
            case "system" -> text("audit.kind.system");
            default -> SafeText.line(kind);
        };
    }

    private static boolean fits(@Nullable String chosen, String value) {
        return chosen == null || chosen.equals(value);
    }

    private static Map<String, Integer> counts(
            List<AuditTally> tallies, Function<AuditTally, String> field, Predicate<AuditTally> counts) {
        return tallies.stream()
                .filter(counts)
                .collect(Collectors.groupingBy(field, Collectors.summingInt(AuditTally::entries)));
    }

    private static List<AuditChoice> sorted(List<AuditChoice> choices) {
        var collator = Collator.getInstance(Texts.locale());
        return choices.stream()
                .sorted(Comparator.comparing(AuditChoice::label, collator::compare)
                        .thenComparing(AuditChoice::value))
                .toList();
    }
}
