package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.sandboxconsole.console.facet.FacetChoice;
import io.sandboxconsole.console.facet.FacetLine;
import io.sandboxconsole.console.facet.FacetPanel;
import io.sandboxconsole.console.facet.FacetSelection.Stand;
import java.util.List;

/// Panel of the metadata facet: the keys, then for one key its presence and its values.
final class LabelPanel extends Div {

    private static final int SHOWN = 60;

    private final FacetAccess facets;

    private final Div keys = new Div();

    LabelPanel(FacetAccess facets) {
        this.facets = facets;
        addClassName("facet-panel");
        keys.addClassName("facet-lines");
        showKeys();
    }

    private void showKeys() {
        List<FacetChoice> choices = facets.choices(FacetChoices.LABELS);
        var search = new TextField();
        search.setPlaceholder(text("filter.search-keys"));
        search.setAriaLabel(text("filter.search-keys"));
        search.setClearButtonVisible(true);
        search.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(event -> list(choices, event.getValue()));
        removeAll();
        add(search, keys);
        if (choices.isEmpty()) {
            add(new Paragraph(facets.ready(FacetChoices.LABELS) ? text("filter.no-keys") : text("details.awaited")));
        }
        facets.newest(FacetChoices.LABELS).ifPresent(rows -> add(new Paragraph(text("filter.newest-counted", rows))));
        list(choices, "");
    }

    private void list(List<FacetChoice> choices, String text) {
        keys.removeAll();
        choices.stream().filter(choice -> choice.fits(text)).limit(SHOWN).forEach(choice -> keys.add(key(choice)));
    }

    private Button key(FacetChoice choice) {
        var name = new Span(choice.label());
        name.addClassName("code");
        var line = new Div(name, FacetLine.count(choice.count()));
        line.addClassName("facet-key");
        var key = new Button(line, _ -> showValues(choice));
        key.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        key.setAriaLabel(text("filter.values-of", choice.label()));
        key.setClassName("chosen", facets.filter().labels().contains(choice.value()));
        return key;
    }

    private void showValues(FacetChoice key) {
        var back = new Button(text("filter.all-keys"), VaadinIcon.ARROW_LEFT.create(), _ -> showKeys());
        back.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        var heading = new Span(key.label());
        heading.addClassName("code");
        String field = FacetLabels.LABEL_PREFIX + key.value();
        var values = new FacetPanel(
                key.value(),
                facets.values(field),
                choice -> new Span(choice.label()),
                choice -> facets.lockButton(field, choice));
        var top = new Div(back, heading);
        top.addClassName("facet-top");
        removeAll();
        add(top, any(key), values);
        back.focus();
    }

    /// The line for the presence of the key with any value.
    private FacetLine any(FacetChoice key) {
        var choice = new FacetChoice(key.value(), text("filter.any-value"), key.count());
        var line = new FacetLine(choice, new Span(choice.label()), stand -> mark(key.value(), stand));
        line.show(facets.selection(FacetChoices.LABELS).of(key.value()));
        return line;
    }

    private Stand mark(String key, Stand stand) {
        var changed = facets.selection(FacetChoices.LABELS).with(key, stand);
        return facets.select(FacetChoices.LABELS, changed).of(key);
    }
}
