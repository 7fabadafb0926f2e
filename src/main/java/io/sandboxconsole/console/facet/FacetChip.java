package io.sandboxconsole.console.facet;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;

/// A facet in the bar: its button, and beside it, while the filter uses it, a button that removes its terms.
public final class FacetChip extends Div {

    private final String label;

    private final FacetButton button;

    private final Button remove;

    public FacetChip(String label, FacetButton button, Runnable onRemove) {
        this.label = label;
        this.button = button;
        addClassName("facet-chip");
        remove = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> onRemove.run());
        remove.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        add(button, remove);
        show(List.of());
    }

    /// Fills the panel that was opened before there were counts.
    public void renew() {
        button.renew();
    }

    /// Shows the values that the filter names.
    public void show(List<String> values) {
        boolean active = !values.isEmpty();
        button.show(values);
        remove.setVisible(active);
        remove.setAriaLabel(text("filter.facet.remove", text("filter.term", label, String.join(", ", values))));
        setClassName("active", active);
    }
}
