package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.component.StateBadge;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Row of the facets. Each of them reads the filter and writes it.
final class FacetBar extends Div {

    private final FacetAccess facets;

    private final Map<FacetButton, ToIntFunction<SandboxFilter>> buttons = new LinkedHashMap<>();

    /// Facets that not every engine supports: shown once a sandbox has a value or the filter names the field.
    private final Map<String, FacetButton> hidden = new LinkedHashMap<>();

    FacetBar(FacetAccess facets) {
        this.facets = facets;
        addClassName("facet-bar");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", text("filter.facets"));
        addValues("state", text("filter.facet.state"), FacetBar::state);
        addValues("creator", text("filter.facet.creator"), FacetBar::creator);
        addValues("team", text("filter.facet.team"), FacetBar::plain);
        addValues("connection", text("filter.facet.connection"), FacetBar::plain);
        addValues("image", text("filter.facet.image"), FacetBar::plain);
        hidden.put("region", addValues("region", text("filter.facet.region"), FacetBar::plain));
        hidden.put("machine", addValues("machine", text("filter.facet.machine"), FacetBar::plain));
        hidden.put("lease", addValues("lease", text("filter.facet.lease"), FacetBar::plain));
        hidden.values().forEach(button -> button.setVisible(false));
        add(new FacetButton(text("filter.facet.labels"), () -> new LabelPanel(facets)), FacetBar::labels);
        for (TimeFacet time : TimeFacet.values()) {
            add(
                    new FacetButton(time.label(), () -> new TimePanel(facets, time)),
                    filter -> filter.times(time.field()).size());
        }
    }

    /// Shows `filter`.
    ///
    /// @return the number of facets that it uses
    int show(SandboxFilter filter) {
        reveal(filter);
        int active = 0;
        for (Map.Entry<FacetButton, ToIntFunction<SandboxFilter>> entry : buttons.entrySet()) {
            int named = entry.getValue().applyAsInt(filter);
            entry.getKey().show(named);
            active += named > 0 ? 1 : 0;
        }
        return active;
    }

    /// Shows hidden facets once they apply. A facet that was shown once stays, so that no button moves under a pointer.
    private void reveal(SandboxFilter filter) {
        if (hidden.isEmpty()) {
            return;
        }
        Set<String> visible = facets.visible(Set.copyOf(hidden.keySet()));
        hidden.entrySet().removeIf(entry -> {
            boolean applies = visible.contains(entry.getKey())
                    || FacetSelection.of(filter, entry.getKey()).size() > 0;
            entry.getValue().setVisible(applies);
            return applies;
        });
    }

    private FacetButton addValues(String field, String label, Function<FacetChoice, Component> face) {
        var button = new FacetButton(label, () -> new FacetPanel(label, field, facets, face));
        add(button, filter -> FacetSelection.of(filter, field).size());
        return button;
    }

    private void add(FacetButton button, ToIntFunction<SandboxFilter> named) {
        buttons.put(button, named);
        add(button);
    }

    private static int labels(SandboxFilter filter) {
        int values = filter.labels().stream()
                .mapToInt(key -> FacetSelection.of(filter, "label." + key).size())
                .sum();
        return values + FacetSelection.of(filter, FacetChoices.LABELS).size();
    }

    private static Component state(FacetChoice choice) {
        return Kind.named(choice.value())
                .<Component>map(kind -> new StateBadge(new SandboxState(kind, choice.label())))
                .orElseGet(() -> plain(choice));
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
