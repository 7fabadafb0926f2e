package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.function.Supplier;

/// A facet: a button that opens what can be chosen, and says how much is. The content is made when the facet is opened,
/// and nothing is kept while it is closed.
final class FacetButton extends Button {

    private final String label;

    FacetButton(String label, Supplier<Component> content) {
        super(label, VaadinIcon.CHEVRON_DOWN_SMALL.create());
        this.label = label;
        setIconAfterText(true);
        addThemeVariants(ButtonVariant.LUMO_SMALL);
        addClassName("facet");
        var popover = new Popover();
        popover.setTarget(this);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        // Known before there is a content, so that it opens to the side where it has room.
        popover.setWidth("min(21rem, 85vw)");
        popover.setModal(true);
        popover.setAutofocus(true);
        popover.setAriaLabel(say("filter.choose-by", label));
        popover.addOpenedChangeListener(event -> {
            popover.removeAll();
            if (event.isOpened()) {
                popover.add(content.get());
            }
        });
    }

    /// Shows how many values the filter names.
    void show(int named) {
        setText(named == 0 ? label : say("filter.facet.active", label, named));
        setClassName("chosen", named > 0);
    }
}
