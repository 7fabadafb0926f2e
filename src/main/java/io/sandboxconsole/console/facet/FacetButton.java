package io.sandboxconsole.console.facet;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.PopoverPosition;
import io.sandboxconsole.console.component.PanelButton;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Button of a facet: opens its panel, and shows the selected value, or the number of several.
public final class FacetButton extends PanelButton {

    private final String label;

    private final Supplier<Component> content;

    private final BooleanSupplier ready;

    private @Nullable Div early;

    /// Whether it has a tooltip, which would be a component more of each facet.
    private boolean explained;

    /// @param ready whether there are counts for the content
    public FacetButton(String label, Supplier<Component> content, BooleanSupplier ready) {
        super(
                label,
                VaadinIcon.CHEVRON_DOWN_SMALL.create(),
                new Panel(text("filter.choose-by", label), "min(21rem, 85vw)", PopoverPosition.BOTTOM_START));
        this.label = label;
        this.content = content;
        this.ready = ready;
        setIconAfterText(true);
        addClassName("facet");
    }

    /// Shows the values that the filter names.
    public void show(List<String> values) {
        setText(
                switch (values.size()) {
                    case 0 -> label;
                    case 1 -> text("filter.term", label, values.getFirst());
                    default -> text("filter.facet.active", label, values.size());
                });
        explained |= !values.isEmpty();
        if (explained) {
            // The button cuts a long text.
            setTooltipText(values.isEmpty() ? "" : text("filter.term", label, String.join(", ", values)));
        }
        setClassName("chosen", !values.isEmpty());
    }

    @Override
    protected Component content() {
        var panel = content.get();
        early = null;
        if (ready.getAsBoolean()) {
            return panel;
        }
        early = new Div(panel);
        return early;
    }

    /// Fills the open panel anew, if it was opened before there were counts.
    public void renew() {
        if (early != null && isOpen() && ready.getAsBoolean()) {
            early.removeAll();
            early.add(content.get());
            early = null;
        }
    }
}
