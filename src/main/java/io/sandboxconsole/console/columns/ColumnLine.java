package io.sandboxconsole.console.columns;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.function.BiConsumer;

/// Line of a column in the chooser: a checkbox, and for a shown column the buttons to move it up and down.
final class ColumnLine extends Div {

    private final String key;

    private final Checkbox choice = new Checkbox();

    private final Button up;

    private final Button down;

    /// @param name the column's header
    ColumnLine(String key, String name, BiConsumer<String, Boolean> onChoose, BiConsumer<String, Integer> onMove) {
        this.key = key;
        addClassName("column-line");
        choice.setLabel(name);
        choice.setEnabled(!key.equals(ListColumns.NAME));
        choice.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                onChoose.accept(key, event.getValue());
            }
        });
        up = moving(text("list.columns.up", name), VaadinIcon.CHEVRON_UP_SMALL);
        up.addClickListener(_ -> onMove.accept(key, -1));
        down = moving(text("list.columns.down", name), VaadinIcon.CHEVRON_DOWN_SMALL);
        down.addClickListener(_ -> onMove.accept(key, 1));
        add(choice);
    }

    /// Marks the column as shown: it can be moved.
    void choose() {
        choice.setValue(true);
        add(up, down);
    }

    String key() {
        return key;
    }

    void setEnds(boolean first, boolean last) {
        up.setEnabled(!first);
        down.setEnabled(!last);
    }

    void focusChoice() {
        choice.focus();
    }

    void focusMove(int by) {
        var same = by < 0 ? up : down;
        var other = by < 0 ? down : up;
        (same.isEnabled() ? same : other).focus();
    }

    private static Button moving(String label, VaadinIcon icon) {
        var button = new Button(icon.create());
        button.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }
}
