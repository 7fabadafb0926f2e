package io.sandboxconsole.console.facet;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.console.facet.FacetSelection.Stand;
import java.text.NumberFormat;
import java.util.function.UnaryOperator;

/// Line of one value of a facet: a checkbox to include it, its count, and a button to exclude it.
public final class FacetLine extends Div {

    private final FacetChoice choice;

    private final Checkbox choose = new Checkbox();

    private final Button leaveOut;

    private Stand stand = Stand.FREE;

    /// @param onChange applies the user's choice, and returns the one that the filter has afterwards
    public FacetLine(FacetChoice choice, Component face, UnaryOperator<Stand> onChange) {
        this.choice = choice;
        addClassName("facet-line");
        choose.setLabelComponent(new Div(face, count(choice.count())));
        choose.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                show(onChange.apply(event.getValue() ? Stand.CHOSEN : Stand.FREE));
            }
        });
        leaveOut = new Button(
                VaadinIcon.BAN.create(),
                _ -> show(onChange.apply(stand == Stand.LEFT_OUT ? Stand.FREE : Stand.LEFT_OUT)));
        leaveOut.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        leaveOut.setAriaLabel(text("filter.leave-out", choice.spoken()));
        leaveOut.setTooltipText(text("filter.leave-out", choice.spoken()));
        add(choose, leaveOut);
    }

    public FacetChoice choice() {
        return choice;
    }

    public void show(Stand now) {
        stand = now;
        choose.setValue(now == Stand.CHOSEN);
        leaveOut.getElement().setAttribute("aria-pressed", String.valueOf(now == Stand.LEFT_OUT));
        setClassName("left-out", now == Stand.LEFT_OUT);
    }

    /// The number; an empty place where it is not counted.
    public static Span count(int number) {
        var count = new Span(
                number == FacetChoice.NOT_COUNTED
                        ? ""
                        : NumberFormat.getIntegerInstance(Texts.locale()).format(number));
        count.addClassName("count");
        return count;
    }
}
