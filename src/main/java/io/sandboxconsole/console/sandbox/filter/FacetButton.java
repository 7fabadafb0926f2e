package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.PopoverPosition;
import io.sandboxconsole.console.component.PanelButton;
import java.util.function.Supplier;

/// Button of a facet: opens its panel, and shows the number of selected values.
final class FacetButton extends PanelButton {

    private final String label;

    private final Supplier<Component> content;

    FacetButton(String label, Supplier<Component> content) {
        super(label, VaadinIcon.CHEVRON_DOWN_SMALL.create());
        this.label = label;
        this.content = content;
        setIconAfterText(true);
        addClassName("facet");
    }

    /// Shows the number of values that the filter names.
    void show(int named) {
        setText(named == 0 ? label : text("filter.facet.active", label, named));
        setClassName("chosen", named > 0);
    }

    @Override
    protected Component content() {
        return content.get();
    }

    @Override
    protected String panelLabel() {
        return text("filter.choose-by", label);
    }

    @Override
    protected String panelWidth() {
        return "min(21rem, 85vw)";
    }

    @Override
    protected PopoverPosition panelPosition() {
        return PopoverPosition.BOTTOM_START;
    }
}
