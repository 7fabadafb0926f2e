package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/// Button that counts the sandboxes added and removed since the list was read, and reads it again. It stands beside the
/// heading, so that its appearance moves no row.
final class NewRowsBanner extends Div {

    private final Button show;

    /// Text for screen readers, which announce every change: updated at the first change, then at each doubling.
    private final Span spoken = new Span();

    private int said;

    NewRowsBanner(Runnable onShow) {
        addClassName("arrivals");
        show = new Button(VaadinIcon.ARROW_UP.create(), _ -> onShow.run());
        show.addThemeVariants(ButtonVariant.LUMO_SMALL);
        show.setVisible(false);
        spoken.addClassName("spoken");
        spoken.getElement().setAttribute("role", "status");
        add(show, spoken);
    }

    void show(StableRows.Waiting waiting) {
        boolean anything = !waiting.equals(StableRows.Waiting.NOTHING);
        int changes = waiting.arrived() + waiting.gone();
        String text = sentence(waiting);
        show.setVisible(anything);
        show.setText(anything ? text("list.show", text) : "");
        if (changes == 0) {
            said = 0;
            spoken.setText("");
        } else if (changes >= 2 * said) {
            said = changes;
            spoken.setText(text);
        }
    }

    private static String sentence(StableRows.Waiting waiting) {
        if (waiting.arrived() > 0 && waiting.gone() > 0) {
            return text("list.arrived-and-gone", waiting.arrived(), waiting.gone());
        }
        if (waiting.arrived() > 0) {
            return text("list.arrived", waiting.arrived());
        }
        return waiting.gone() > 0 ? text("list.gone-count", waiting.gone()) : text("list.moved");
    }
}
