package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.sandboxconsole.sandbox.FilterSyntaxException;
import io.sandboxconsole.sandbox.SandboxFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// The filter as text, and the facets that read and write that text.
final class FilterBar extends Div {

    private static final int TYPING_PAUSE_MILLISECONDS = 250;

    private final TextField text = new TextField();

    private final Map<String, FacetButton> facets = new LinkedHashMap<>();

    private final LabelFacet labels;

    private final Consumer<SandboxFilter> onFilter;

    private SandboxFilter filter = SandboxFilter.EVERYTHING;

    /// @param choices the values a facet offers under the present filter, by the facet's field
    FilterBar(Function<String, List<FacetChoice>> choices, Consumer<SandboxFilter> onFilter) {
        this.onFilter = onFilter;
        addClassName("filter-bar");
        text.setPlaceholder("Filter: name, id, or state:running creator:me age:>3d label.env=dev");
        text.setAriaLabel("Filter");
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(TYPING_PAUSE_MILLISECONDS);
        text.setMaxLength(SandboxFilter.MAXIMUM_LENGTH);
        text.addClassName("filter-text");
        text.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                typed(event.getValue());
            }
        });
        add(text);
        addFacet("state", "State", choices);
        addFacet("creator", "Created by", choices);
        addFacet("team", "Team", choices);
        addFacet("connection", "Connection", choices);
        labels = new LabelFacet(choices, (key, values) -> change(filter.with("label." + key, values)));
        add(labels, clear());
    }

    /// Shows the filter `written` stands for; a text that is none is shown with its error, and nothing is filtered.
    SandboxFilter show(String written) {
        if (!text.getValue().equals(written)) {
            text.setValue(written);
        }
        try {
            filter = SandboxFilter.parse(written);
            text.setInvalid(false);
        } catch (FilterSyntaxException mistake) {
            filter = SandboxFilter.EVERYTHING;
            refuse(mistake);
        }
        showFacets();
        return filter;
    }

    private void typed(String written) {
        try {
            var parsed = SandboxFilter.parse(written);
            text.setInvalid(false);
            filter = parsed;
            showFacets();
            onFilter.accept(parsed);
        } catch (FilterSyntaxException mistake) {
            // The list keeps the last filter that made sense, and the text stays as typed.
            refuse(mistake);
        }
    }

    private void refuse(FilterSyntaxException mistake) {
        text.setErrorMessage("At character %d: %s".formatted(mistake.offset() + 1, mistake.getMessage()));
        text.setInvalid(true);
    }

    private void change(SandboxFilter changed) {
        filter = changed;
        text.setValue(changed.toString());
        text.setInvalid(false);
        showFacets();
        onFilter.accept(changed);
    }

    private void addFacet(String field, String label, Function<String, List<FacetChoice>> choices) {
        var facet = new FacetButton(label, () -> choices.apply(field), values -> change(filter.with(field, values)));
        facets.put(field, facet);
        add(facet);
    }

    private Button clear() {
        var button = new Button("Clear", _ -> change(SandboxFilter.EVERYTHING));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel("Clear the filter");
        return button;
    }

    private void showFacets() {
        facets.forEach((field, facet) -> facet.show(filter.values(field)));
        labels.show(filter);
    }
}
