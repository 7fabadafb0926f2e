package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxVariant;
import com.vaadin.flow.component.html.Div;
import io.sandboxconsole.sandbox.SandboxFilter;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// The facet for metadata: first a key, then values of that key.
final class LabelFacet extends Div {

    private final ComboBox<FacetChoice> key = new ComboBox<>();

    private final FacetButton values;

    private SandboxFilter filter = SandboxFilter.EVERYTHING;

    LabelFacet(Function<String, List<FacetChoice>> choices, BiConsumer<String, Set<String>> onChoose) {
        addClassName("label-facet");
        key.setPlaceholder("Metadata key");
        key.setAriaLabel("Metadata key");
        key.addThemeVariants(ComboBoxVariant.LUMO_SMALL);
        key.setClearButtonVisible(true);
        key.setItemLabelGenerator(FacetChoice::label);
        key.setItems(query -> choices.apply("label").stream()
                .filter(choice -> choice.label().contains(query.getFilter().orElse("")))
                .skip(query.getOffset())
                .limit(query.getLimit()));
        values = new FacetButton(
                "Values",
                () -> choices.apply("label." + key.getValue().value()),
                chosen -> onChoose.accept(key.getValue().value(), chosen));
        values.setVisible(false);
        key.addValueChangeListener(_ -> show(filter));
        add(key, values);
    }

    void show(SandboxFilter current) {
        filter = current;
        var chosen = key.getValue();
        values.setVisible(chosen != null);
        if (chosen != null) {
            values.show(filter.values("label." + chosen.value()));
        }
    }
}
