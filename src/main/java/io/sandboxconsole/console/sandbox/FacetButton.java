package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A facet: a button that opens the values with their counts, to choose any number of. The values are asked for when
/// the facet is opened, and nothing is kept while it is closed.
final class FacetButton extends Button {

    /// How many values are listed at once; the search finds the others.
    private static final int SHOWN = 60;

    private final String label;

    private final Consumer<Set<String>> onChoose;

    private Set<String> chosen = Set.of();

    FacetButton(String label, Supplier<List<FacetChoice>> choices, Consumer<Set<String>> onChoose) {
        super(label, VaadinIcon.CHEVRON_DOWN_SMALL.create());
        this.label = label;
        this.onChoose = onChoose;
        setIconAfterText(true);
        addThemeVariants(ButtonVariant.LUMO_SMALL);
        addClassName("facet");
        var popover = new Popover();
        popover.setTarget(this);
        popover.setModal(true);
        popover.setAriaLabel("Choose by " + label.toLowerCase(Locale.ROOT));
        popover.addOpenedChangeListener(event -> {
            popover.removeAll();
            if (event.isOpened()) {
                popover.add(content(choices.get()));
            }
        });
    }

    /// Shows which values the filter has.
    void show(Set<String> values) {
        chosen = Set.copyOf(values);
        setText(chosen.isEmpty() ? label : "%s · %d".formatted(label, chosen.size()));
        setClassName("chosen", !chosen.isEmpty());
    }

    private Div content(List<FacetChoice> choices) {
        var group = new CheckboxGroup<FacetChoice>();
        group.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        group.setRenderer(new ComponentRenderer<>(FacetButton::line));
        var search = new TextField();
        search.setPlaceholder("Search values");
        search.setAriaLabel("Search values of " + label);
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(event -> list(group, choices, event.getValue()));
        group.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                choose(group);
            }
        });
        list(group, choices, "");
        var content = new Div(search, group);
        content.addClassName("facet-values");
        if (choices.isEmpty()) {
            content.add(new Paragraph("No sandbox in the list has a value here."));
        }
        return content;
    }

    private void list(CheckboxGroup<FacetChoice> group, List<FacetChoice> choices, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        List<FacetChoice> shown = choices.stream()
                .filter(choice -> choice.label().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(SHOWN)
                .toList();
        group.setItems(shown);
        group.setValue(new LinkedHashSet<>(
                shown.stream().filter(choice -> chosen.contains(choice.value())).toList()));
    }

    /// What was chosen but is not listed now, because of the search, stays chosen.
    private void choose(CheckboxGroup<FacetChoice> group) {
        Set<String> next = new LinkedHashSet<>(chosen);
        group.getListDataView().getItems().map(FacetChoice::value).forEach(next::remove);
        group.getValue().stream().map(FacetChoice::value).forEach(next::add);
        show(next);
        onChoose.accept(next);
    }

    private static Div line(FacetChoice choice) {
        var count = new Span(String.valueOf(choice.count()));
        count.addClassName("count");
        var line = new Div(new Span(choice.label()), count);
        line.addClassName("facet-value");
        return line;
    }
}
