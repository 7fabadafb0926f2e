package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.sandboxconsole.console.facet.FacetLine;
import io.sandboxconsole.sandbox.filter.FilterSyntaxException;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Panel for the age, the remaining time or the lifetime of sandboxes: common bounds with their counts, or a range.
final class TimePanel extends Div {

    private static final String ANY = "";

    private final FacetAccess facets;

    private final TimeFacet facet;

    private final RadioButtonGroup<String> common = new RadioButtonGroup<>();

    private final TextField least = new TextField();

    private final TextField most = new TextField();

    TimePanel(FacetAccess facets, TimeFacet facet) {
        this.facets = facets;
        this.facet = facet;
        addClassName("facet-panel");
        Map<String, Integer> counts = facets.times(facet.field(), facet.common());
        List<String> items = new ArrayList<>(List.of(ANY));
        items.addAll(counts.keySet());
        common.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        common.setAriaLabel(facet.label());
        common.setItems(items);
        common.setRenderer(new ComponentRenderer<>(item -> line(item, counts)));
        common.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                select(event.getValue().equals(ANY) ? List.of() : List.of(event.getValue()));
            }
        });
        bound(least, text("filter.at-least"));
        bound(most, text("filter.at-most"));
        var apply = new Button(text("filter.apply-range"), _ -> applyRange());
        apply.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var range = new Div(least, most, apply);
        range.addClassName("facet-range");
        facets.values(facet.field()).note().ifPresent(note -> add(new Paragraph(note)));
        add(common, range);
        show();
    }

    private static void bound(TextField field, String label) {
        field.setLabel(label);
        field.setPlaceholder("36h");
        field.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        field.setClearButtonVisible(true);
    }

    private Div line(String item, Map<String, Integer> counts) {
        var line = new Div(new Span(item.equals(ANY) ? text("filter.any-time") : facet.label(item)));
        line.addClassName("facet-value");
        if (!item.equals(ANY)) {
            line.add(FacetLine.count(counts.getOrDefault(item, 0)));
        }
        return line;
    }

    private void applyRange() {
        List<String> times = new ArrayList<>();
        // Checks both, so that both errors show.
        boolean validLeast = add(times, ">=", least);
        boolean validMost = add(times, "<=", most);
        if (validLeast && validMost) {
            select(times);
        }
    }

    /// Adds the bound in `field` if there is one, or shows its error there.
    ///
    /// @return whether the field is valid
    private boolean add(List<String> times, String sign, TextField field) {
        String amount = field.getValue().strip();
        field.setInvalid(false);
        if (amount.isEmpty()) {
            return true;
        }
        try {
            SandboxFilter.EVERYTHING.withTimes(facet.field(), List.of(sign + amount));
            times.add(sign + amount);
            return true;
        } catch (FilterSyntaxException mistake) {
            field.setErrorMessage(text(mistake.explanation()));
            field.setInvalid(true);
            return false;
        }
    }

    private void select(List<String> times) {
        facets.selectTimes(facet.field(), times);
        show();
    }

    /// Selects no common bound while the filter has another one.
    private void show() {
        List<String> times = facets.filter().times(facet.field());
        common.setValue(
                times.isEmpty()
                        ? ANY
                        : times.size() == 1 && facet.common().contains(times.getFirst()) ? times.getFirst() : null);
        least.setValue(bound(times, ">"));
        most.setValue(bound(times, "<"));
    }

    private static String bound(List<String> times, String sign) {
        return times.stream()
                .filter(time -> time.startsWith(sign + "="))
                .map(time -> time.substring(2))
                .findFirst()
                .orElse("");
    }
}
