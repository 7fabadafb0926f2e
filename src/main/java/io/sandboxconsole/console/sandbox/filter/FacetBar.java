package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.component.StateBadge;
import io.sandboxconsole.console.facet.FacetButton;
import io.sandboxconsole.console.facet.FacetChip;
import io.sandboxconsole.console.facet.FacetChoice;
import io.sandboxconsole.console.facet.FacetPanel;
import io.sandboxconsole.console.sandbox.timeline.EndBadge;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.filter.FilterPart;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Row of the facets, each of which reads the filter and writes it, and of the terms that no facet covers.
///
/// The facets that most people need come first, the others behind a button. A facet that the filter uses is never
/// hidden, and one that was shown once stays, so that no button moves under a pointer.
final class FacetBar extends Div {

    /// Facets that only some engines fill.
    private static final Set<String> RARE = Set.of("region", "machine", "lease");

    private final FacetAccess facets;

    private final List<Facet> all = new ArrayList<>();

    private final Set<Facet> kept = new HashSet<>();

    private final Button more = new Button();

    private final Div terms = new Div();

    private Map<String, FacetChoices.FieldValues> fieldValues = Map.of();

    private boolean expanded;

    private boolean begun;

    /// A facet, whose chip is built when it is shown for the first time: most of them never are.
    private final class Facet {

        private final String field;

        private final boolean first;

        private final Supplier<FacetChip> build;

        private List<String> values = List.of();

        private @Nullable FacetChip chip;

        /// @param field its field; `label` covers all terms of metadata
        /// @param first whether it has its place before the others
        Facet(String field, boolean first, Supplier<FacetChip> build) {
            this.field = field;
            this.first = first;
            this.build = build;
        }

        void renew() {
            if (chip != null) {
                chip.renew();
            }
        }

        void show(List<String> shown) {
            values = shown;
            if (chip != null) {
                chip.show(shown);
            }
        }

        void setVisible(boolean visible) {
            if (visible && chip == null) {
                int place = (int) all.stream()
                        .takeWhile(other -> other != this)
                        .filter(other -> other.chip != null)
                        .count();
                chip = build.get();
                chip.show(values);
                addComponentAtIndex(place, chip);
            }
            if (chip != null) {
                chip.setVisible(visible);
            }
        }

        boolean covers(FilterPart part) {
            return switch (field) {
                case "age", "expires", "lived" -> part.field().equals(field) && !part.negated();
                case FacetChoices.LABELS ->
                    part.field().equals(field) || part.field().startsWith(FacetLabels.LABEL_PREFIX);
                default -> part.field().equals(field);
            };
        }
    }

    FacetBar(FacetAccess facets, FilterFields fields) {
        this.facets = facets;
        addClassName("facet-bar");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", text("filter.facets"));
        fields.first().forEach(field -> add(field, true));
        fields.others().forEach(field -> add(field, false));
        more.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        more.addClassName("facet-more");
        more.addClickListener(_ -> {
            expanded = !expanded;
            fieldValues = facets.fieldValues(fields());
            arrange();
        });
        terms.addClassName("filter-terms");
        add(more, terms);
    }

    /// Fills the panel that was opened before there were counts.
    void renew() {
        all.forEach(Facet::renew);
    }

    /// Shows `filter`.
    ///
    /// @return the number of its facets and other terms
    int show(SandboxFilter filter) {
        if (!begun) {
            begun = true;
            fieldValues = facets.fieldValues(fields());
        }
        var words = facets.words();
        int active = 0;
        for (Facet facet : all) {
            List<String> values = filter.parts().stream()
                    .filter(facet::covers)
                    .flatMap(part -> words.values(part).stream())
                    .toList();
            facet.show(values);
            if (!values.isEmpty()) {
                active++;
                kept.add(facet);
            }
        }
        arrange();
        return active + showTerms(filter, words);
    }

    /// Shows the terms that no facet covers, each with its removal.
    private int showTerms(SandboxFilter filter, TermText words) {
        terms.removeAll();
        List<FilterPart> parts = filter.parts();
        for (int i = 0; i < parts.size(); i++) {
            FilterPart part = parts.get(i);
            if (all.stream().noneMatch(facet -> facet.covers(part))) {
                int index = i;
                terms.add(FilterChips.chip(words.of(part), () -> facets.change(one -> one.withoutTerm(index))));
            }
        }
        return terms.getComponentCount();
    }

    private void arrange() {
        boolean others = false;
        for (Facet facet : all) {
            var values = fieldValues.getOrDefault(facet.field, FacetChoices.FieldValues.NOTHING);
            // A facet with one value cannot narrow the list.
            boolean first = facet.first && values.number() != 1;
            boolean there = !RARE.contains(facet.field) || values.some();
            if (first) {
                kept.add(facet);
            }
            others |= there && !kept.contains(facet);
            facet.setVisible(kept.contains(facet) || (expanded && there));
        }
        more.setVisible(others);
        more.setText(expanded ? text("filter.fewer") : text("filter.more"));
        more.getElement().setAttribute("aria-expanded", String.valueOf(expanded));
    }

    private static Set<String> fields() {
        Set<String> fields = new HashSet<>(RARE);
        fields.addAll(Set.of("state", "creator"));
        return fields;
    }

    private void add(String field, boolean first) {
        add(
                field,
                first,
                switch (field) {
                    case "age" -> () -> new TimePanel(facets, TimeFacet.AGE);
                    case "expires" -> () -> new TimePanel(facets, TimeFacet.EXPIRES);
                    case "lived" -> () -> new TimePanel(facets, TimeFacet.LIVED);
                    case FacetChoices.LABELS -> () -> new LabelPanel(facets);
                    case "state" -> values(field, FacetBar::state);
                    case "creator" -> values(field, FacetBar::creator);
                    case "cause" -> values(field, FacetBar::cause);
                    default -> values(field, FacetBar::plain);
                });
    }

    private Supplier<Component> values(String field, Function<FacetChoice, Component> face) {
        return () -> new FacetPanel(
                FacetLabels.field(field), facets.values(field), face, choice -> facets.lockButton(field, choice));
    }

    private void add(String field, boolean first, Supplier<Component> panel) {
        String label = FacetLabels.field(field);
        all.add(new Facet(
                field,
                first,
                () -> new FacetChip(
                        label, new FacetButton(label, panel, () -> facets.ready(field)), () -> remove(field))));
    }

    private void remove(String field) {
        facets.change(filter -> switch (field) {
            case "age", "expires", "lived" -> filter.withTimes(field, List.of());
            case FacetChoices.LABELS -> {
                SandboxFilter rest = filter.without(field);
                for (String key : filter.labels()) {
                    rest = rest.without(FacetLabels.LABEL_PREFIX + key);
                }
                yield rest;
            }
            default -> filter.without(field);
        });
    }

    private static Component state(FacetChoice choice) {
        return Kind.named(choice.value())
                .<Component>map(kind -> new StateBadge(new SandboxState(kind, choice.label())))
                .orElseGet(() -> plain(choice));
    }

    private static Component cause(FacetChoice choice) {
        return Cause.named(choice.value()).<Component>map(EndBadge::new).orElseGet(() -> plain(choice));
    }

    private static Component creator(FacetChoice choice) {
        if (choice.creator() == null) {
            return plain(choice);
        }
        if (choice.creator() instanceof Creator.User user && choice.value().equals(FacetChoices.ME)) {
            var me = new Span(CreatorLabel.avatar(user), plain(choice));
            me.addClassName("creator");
            return me;
        }
        var label = new CreatorLabel(choice.creator());
        // The checkbox beside it takes the keyboard focus.
        label.getElement().removeAttribute("tabindex");
        if (!choice.hint().isEmpty()) {
            var hint = new Span(choice.hint());
            hint.addClassName("facet-hint");
            label.add(hint);
        }
        return label;
    }

    private static Component plain(FacetChoice choice) {
        return new Span(choice.label());
    }
}
