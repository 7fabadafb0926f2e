package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.sandboxconsole.sandbox.filter.FilterSyntaxException;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How old sandboxes are, or how much time they have left: some usual bounds with their counts, or any range.
final class TimePanel extends Div {

    private static final String ANY = "";

    private final FacetAccess facets;

    private final TimeFacet facet;

    private final RadioButtonGroup<String> usual = new RadioButtonGroup<>();

    private final TextField least = new TextField();

    private final TextField most = new TextField();

    TimePanel(FacetAccess facets, TimeFacet facet) {
        this.facets = facets;
        this.facet = facet;
        addClassName("facet-panel");
        Map<String, Integer> counts = facets.times(facet.field(), facet.usual());
        List<String> items = new ArrayList<>(List.of(ANY));
        items.addAll(counts.keySet());
        usual.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        usual.setAriaLabel(facet.label());
        usual.setItems(items);
        usual.setRenderer(new ComponentRenderer<>(item -> line(item, counts)));
        usual.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                ask(event.getValue().equals(ANY) ? List.of() : List.of(event.getValue()));
            }
        });
        bound(least, text("filter.at-least"));
        bound(most, text("filter.at-most"));
        var apply = new Button(text("filter.apply-range"), _ -> applyRange());
        apply.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var range = new Div(least, most, apply);
        range.addClassName("facet-range");
        add(usual, range);
        show();
    }

    private static void bound(TextField field, String label) {
        field.setLabel(label);
        field.setPlaceholder("36h");
        field.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        field.setClearButtonVisible(true);
    }

    private Div line(String item, Map<String, Integer> counts) {
        var line = new Div(new Span(item.equals(ANY) ? text("filter.any-time") : facet.words(item)));
        line.addClassName("facet-value");
        if (!item.equals(ANY)) {
            line.add(FacetLine.count(counts.getOrDefault(item, 0)));
        }
        return line;
    }

    private void applyRange() {
        List<String> times = new ArrayList<>();
        // Both are looked at, so that both mistakes show.
        boolean clearLeast = add(times, ">=", least);
        boolean clearMost = add(times, "<=", most);
        if (clearLeast && clearMost) {
            ask(times);
        }
    }

    /// Adds what stands in `field`, or says there what is wrong with it.
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
            field.setErrorMessage(text(mistake.phrase()));
            field.setInvalid(true);
            return false;
        }
    }

    private void ask(List<String> times) {
        facets.ask(facet.field(), times);
        show();
    }

    /// Nothing usual is marked while the filter asks for something of its own.
    private void show() {
        List<String> asked = facets.filter().times(facet.field());
        usual.setValue(
                asked.isEmpty()
                        ? ANY
                        : asked.size() == 1 && facet.usual().contains(asked.getFirst()) ? asked.getFirst() : null);
        least.setValue(bound(asked, ">"));
        most.setValue(bound(asked, "<"));
    }

    private static String bound(List<String> asked, String sign) {
        return asked.stream()
                .filter(time -> time.startsWith(sign + "="))
                .map(time -> time.substring(2))
                .findFirst()
                .orElse("");
    }
}
