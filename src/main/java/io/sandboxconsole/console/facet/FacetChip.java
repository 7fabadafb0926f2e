package io.sandboxconsole.console.facet;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A facet in the bar: its button, and beside it, while the filter uses it, a button that removes its terms.
public final class FacetChip extends Div {

    private final String label;

    private final FacetButton button;

    private final transient Runnable onRemove;

    /// Built when the filter uses the facet for the first time.
    private @Nullable Button remove;

    public FacetChip(String label, FacetButton button, Runnable onRemove) {
        this.label = label;
        this.button = button;
        this.onRemove = onRemove;
        addClassName("facet-chip");
        add(button);
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
        setClassName("active", active);
        if (active && remove == null) {
            remove = removal();
            add(remove);
        }
        if (remove != null) {
            remove.setVisible(active);
            remove.setAriaLabel(text("filter.facet.remove", text("filter.term", label, String.join(", ", values))));
        }
    }

    private Button removal() {
        var removal = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> onRemove.run());
        removal.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return removal;
    }
}
