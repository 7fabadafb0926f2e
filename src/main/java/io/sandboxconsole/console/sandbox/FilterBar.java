package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

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
import java.util.Set;
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

    /// What the screen holds; the field may differ from it while somebody types.
    private String applied = "";

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
        text.getElement().setAttribute("data-shortcut", "search");
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
        labels = new LabelFacet(choices, (key, values) -> choose("label." + key, values));
        add(labels, clear());
    }

    /// Shows the filter `written` stands for; a text that is none is shown with its error, and nothing is filtered.
    /// What is shown already is left alone, because somebody may be typing there.
    SandboxFilter show(String written) {
        if (written.equals(applied)) {
            return filter;
        }
        applied = written;
        text.setValue(written);
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
            apply(SandboxFilter.parse(written));
        } catch (FilterSyntaxException mistake) {
            // The list keeps the last filter that made sense, and the text stays as typed.
            refuse(mistake);
        }
    }

    private void refuse(FilterSyntaxException mistake) {
        text.setErrorMessage(say("rule.filter.at", mistake.offset() + 1, mistake.phrase()));
        text.setInvalid(true);
    }

    private void choose(String field, Set<String> values) {
        try {
            var changed = filter.with(field, values);
            text.setValue(changed.toString());
            apply(changed);
        } catch (FilterSyntaxException tooLong) {
            refuse(tooLong);
            showFacets();
        }
    }

    private void apply(SandboxFilter changed) {
        filter = changed;
        applied = changed.toString();
        text.setInvalid(false);
        showFacets();
        onFilter.accept(changed);
    }

    private void addFacet(String field, String label, Function<String, List<FacetChoice>> choices) {
        var facet = new FacetButton(label, () -> choices.apply(field), values -> choose(field, values));
        facets.put(field, facet);
        add(facet);
    }

    private Button clear() {
        var button = new Button("Clear", _ -> {
            text.setValue("");
            apply(SandboxFilter.EVERYTHING);
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel("Clear the filter");
        return button;
    }

    private void showFacets() {
        facets.forEach((field, facet) -> facet.show(filter.values(field)));
        labels.show(filter);
    }
}
