package io.sandboxconsole.console.facet;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.sandboxconsole.console.facet.FacetSelection.Stand;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Panel of the values of a facet, to include or exclude.
public final class FacetPanel extends Div {

    /// Maximum number of listed values; the search finds the others.
    private static final int SHOWN = 60;

    /// Up to so many values need no search field.
    private static final int WORTH_A_SEARCH = 5;

    private final FacetValues values;

    private final List<FacetChoice> choices;

    private final Function<FacetChoice, Component> face;

    private final Function<FacetChoice, Optional<? extends Component>> beside;

    private final Div lines = new Div();

    private FacetSelection selection;

    /// @param face creates the component of a value
    public FacetPanel(String label, FacetValues values, Function<FacetChoice, Component> face) {
        this(label, values, face, _ -> Optional.empty());
    }

    /// @param face creates the component of a value
    /// @param beside creates what stands at the end of its line, if anything does
    public FacetPanel(
            String label,
            FacetValues values,
            Function<FacetChoice, Component> face,
            Function<FacetChoice, Optional<? extends Component>> beside) {
        this.values = values;
        this.face = face;
        this.beside = beside;
        this.choices = values.choices();
        this.selection = values.selection();
        addClassName("facet-panel");
        lines.addClassName("facet-lines");
        lines.getElement().setAttribute("role", "group");
        lines.getElement().setAttribute("aria-label", label);
        if (choices.size() > WORTH_A_SEARCH) {
            add(search(label));
        }
        add(lines);
        if (choices.isEmpty()) {
            add(new Paragraph(values.ready() ? text("filter.no-values") : text("details.awaited")));
        } else {
            add(allAndNone());
        }
        values.note().ifPresent(note -> add(new Paragraph(note)));
        list("");
    }

    private TextField search(String label) {
        var search = new TextField();
        search.setPlaceholder(text("filter.search-values"));
        search.setAriaLabel(text("filter.search-values-of", label));
        search.setClearButtonVisible(true);
        search.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(event -> list(event.getValue()));
        return search;
    }

    private Div allAndNone() {
        var all = new Button(text("filter.all"), _ -> chooseAll());
        var none = new Button(text("filter.none"), _ -> select(FacetSelection.FREE));
        all.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        none.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        var both = new Div(all, none);
        both.addClassName("facet-footer");
        return both;
    }

    /// Includes all listed values, which the search may have narrowed.
    private void chooseAll() {
        var changed = selection;
        for (FacetLine line : lines()) {
            changed = changed.with(line.choice().value(), Stand.CHOSEN);
        }
        select(changed);
    }

    private void list(String text) {
        List<FacetChoice> found =
                choices.stream().filter(choice -> choice.fits(text)).toList();
        lines.removeAll();
        found.stream().limit(SHOWN).forEach(choice -> lines.add(line(choice)));
        if (found.size() > SHOWN) {
            lines.add(new Paragraph(text("filter.more-values", found.size() - SHOWN)));
        }
        show();
    }

    private FacetLine line(FacetChoice choice) {
        var line = new FacetLine(choice, face.apply(choice), stand -> {
            select(selection.with(choice.value(), stand));
            return selection.of(choice.value());
        });
        beside.apply(choice).ifPresent(line::add);
        return line;
    }

    private void select(FacetSelection changed) {
        selection = values.select(changed);
        show();
    }

    private void show() {
        lines().forEach(line -> line.show(selection.of(line.choice().value())));
    }

    private List<FacetLine> lines() {
        return lines.getChildren()
                .filter(FacetLine.class::isInstance)
                .map(FacetLine.class::cast)
                .toList();
    }
}
