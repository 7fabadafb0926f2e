package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.audit.AuditCriteria;
import io.sandboxconsole.audit.AuditCriteria.Values;
import io.sandboxconsole.audit.AuditFacet;
import io.sandboxconsole.audit.AuditField;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.facet.FacetButton;
import io.sandboxconsole.console.facet.FacetChip;
import io.sandboxconsole.console.facet.FacetChoice;
import io.sandboxconsole.console.facet.FacetPanel;
import io.sandboxconsole.console.facet.FacetSelection;
import io.sandboxconsole.console.facet.FacetValues;
import io.sandboxconsole.i18n.SafeText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The facets of the trail. The values of one are counted when its panel opens, in the background, under what the rest
/// of the filter leaves.
final class AuditFacets extends Div {

    private static final List<AuditField> ORDER = List.of(
            AuditField.ACTION,
            AuditField.ACTOR,
            AuditField.RESULT,
            AuditField.SANDBOX,
            AuditField.TEAM,
            AuditField.DOOR,
            AuditField.CONNECTION,
            AuditField.ADDRESS,
            AuditField.KIND,
            AuditField.REQUEST);

    private final transient AuditReader reader;

    private final transient CurrentActor currentActor;

    private final transient Background background;

    private final transient Clock clock;

    private final transient Consumer<AuditFilter> onChange;

    private final Map<AuditField, FacetChip> chips = new EnumMap<>(AuditField.class);

    private final transient Map<AuditField, AuditFacet> counted = new EnumMap<>(AuditField.class);

    private final Set<AuditField> counting = new HashSet<>();

    /// The names of values that entries have told.
    private final Map<AuditField, Map<String, String>> names = new EnumMap<>(AuditField.class);

    private transient AuditFilter shown = AuditFilter.NONE;

    private int generation;

    AuditFacets(
            AuditReader reader,
            CurrentActor currentActor,
            Background background,
            Clock clock,
            Consumer<AuditFilter> onChange) {
        this.reader = reader;
        this.currentActor = currentActor;
        this.background = background;
        this.clock = clock;
        this.onChange = onChange;
        addClassName("facet-bar");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", text("filter.facets"));
        ORDER.forEach(this::add);
    }

    private void add(AuditField field) {
        String label = AuditLabels.field(field);
        var values = new FieldValues(field);
        var button =
                new FacetButton(label, () -> new FacetPanel(label, values, AuditFacets::face), () -> isCounted(field));
        var chip = new FacetChip(label, button, () -> onChange.accept(shown.with(field, Values.FREE)));
        chips.put(field, chip);
        add(chip);
    }

    /// Shows the values that `filter` has. Counts of another filter are forgotten.
    void show(AuditFilter filter) {
        if (!filter.sameMatches(shown)) {
            generation++;
            counted.clear();
            counting.clear();
        }
        shown = filter;
        chips.forEach((field, chip) -> {
            Values values = filter.of(field);
            List<String> words = new ArrayList<>();
            new TreeSet<>(values.chosen()).forEach(value -> words.add(label(field, value)));
            new TreeSet<>(values.leftOut()).forEach(value -> words.add(text("audit.facet.not", label(field, value))));
            chip.show(words);
        });
    }

    /// Forgets the counts, because there are other rows.
    void renew() {
        generation++;
        counted.clear();
        counting.clear();
    }

    /// Learns the names of actors and targets from entries.
    void learn(List<AuditEntry> entries) {
        for (AuditEntry entry : entries) {
            learn(
                    AuditField.ACTOR,
                    entry.event().who().id(),
                    entry.event().who().name());
            var what = entry.event().what();
            if (what != null && what.id() != null && what.name() != null) {
                learn(AuditField.SANDBOX, what.id(), what.name());
            }
        }
        show(shown);
    }

    private void learn(AuditField field, String value, String name) {
        names.computeIfAbsent(field, _ -> new HashMap<>()).putIfAbsent(value, name);
    }

    private String label(AuditField field, String value) {
        @Nullable String name = names.getOrDefault(field, Map.of()).get(value);
        return name == null || name.isBlank() ? AuditLabels.value(field, value) : SafeText.line(name);
    }

    private boolean isCounted(AuditField field) {
        if (counted.containsKey(field)) {
            return true;
        }
        if (counting.add(field)) {
            count(field);
        }
        return false;
    }

    private void count(AuditField field) {
        var ui = UI.getCurrent();
        var actor = currentActor.get();
        var now = clock.instant();
        AuditCriteria wanted = shown.with(field, Values.FREE).criteria(now, PersonZone.of(ui));
        int mine = generation;
        background.read(ui, () -> reader.facet(actor, reader.searchable(wanted, now), field), result -> {
            if (mine == generation && !(result instanceof AsyncResult.Pending)) {
                // Without counts the chosen values can still be taken away: that the trail cannot be read is
                // said above the rows.
                take(
                        field,
                        result instanceof AsyncResult.Success<AuditFacet>(var facet)
                                ? facet
                                : new AuditFacet(List.of(), false));
            }
        });
    }

    private void take(AuditField field, AuditFacet facet) {
        counted.put(field, facet);
        facet.values().forEach(value -> {
            if (value.label() != null) {
                learn(field, value.value(), value.label());
            }
        });
        show(shown);
        chips.values().forEach(FacetChip::renew);
    }

    private static Component face(FacetChoice choice) {
        var face = new Span(choice.label());
        if (!choice.hint().isEmpty()) {
            var hint = new Span(choice.hint());
            hint.addClassName("audit-hint");
            face.add(hint);
        }
        return face;
    }

    /// The choices of one field: those that the filter names first, then the most frequent ones.
    private List<FacetChoice> choices(AuditField field) {
        @Nullable AuditFacet facet = counted.get(field);
        Map<String, FacetChoice> choices = new LinkedHashMap<>();
        Values named = shown.of(field);
        Set<String> first = new TreeSet<>(named.chosen());
        first.addAll(named.leftOut());
        first.forEach(value -> choices.put(value, choice(field, value, 0)));
        if (facet != null) {
            facet.values().forEach(value -> choices.put(value.value(), choice(field, value.value(), value.entries())));
        }
        return disambiguated(List.copyOf(choices.values()));
    }

    private FacetChoice choice(AuditField field, String value, int entries) {
        return new FacetChoice(value, label(field, value), entries);
    }

    /// Values of one name are told apart by their ids.
    private static List<FacetChoice> disambiguated(List<FacetChoice> choices) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        choices.forEach(choice -> {
            if (!seen.add(choice.label())) {
                twice.add(choice.label());
            }
        });
        return choices.stream()
                .map(choice -> twice.contains(choice.label())
                        ? choice.hinted(SafeText.shortened(SafeText.line(choice.value())))
                        : choice)
                .toList();
    }

    /// The values of one facet, for its panel.
    private final class FieldValues implements FacetValues {

        private final AuditField field;

        FieldValues(AuditField field) {
            this.field = field;
        }

        @Override
        public List<FacetChoice> choices() {
            return AuditFacets.this.choices(field);
        }

        @Override
        public boolean ready() {
            return isCounted(field);
        }

        @Override
        public Optional<String> note() {
            @Nullable AuditFacet facet = counted.get(field);
            return facet != null && facet.capped()
                    ? Optional.of(text("audit.facet.newest", AuditFacet.MOST))
                    : Optional.empty();
        }

        @Override
        public FacetSelection selection() {
            Values values = shown.of(field);
            return new FacetSelection(values.chosen(), values.leftOut());
        }

        @Override
        public FacetSelection select(FacetSelection selection) {
            onChange.accept(shown.with(field, new Values(selection.chosen(), selection.leftOut())));
            return selection();
        }
    }
}
