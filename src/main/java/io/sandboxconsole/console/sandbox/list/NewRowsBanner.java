package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;

/// Button that says what has changed since the list was read, and reads it again. It stands beside the
/// heading, so that its appearance moves no row.
public final class NewRowsBanner extends Div {

    private final Button show;

    /// Text for screen readers, which announce every change: updated at the first change, then at each doubling.
    private final Span spoken = new Span();

    private int said;

    public NewRowsBanner(Runnable onShow) {
        addClassName("arrivals");
        show = new Button(VaadinIcon.ARROW_UP.create(), _ -> onShow.run());
        show.addThemeVariants(ButtonVariant.LUMO_SMALL);
        show.setVisible(false);
        spoken.addClassName("spoken");
        spoken.getElement().setAttribute("role", "status");
        add(show, spoken);
    }

    public void show(WaitingRows waiting) {
        boolean anything = !waiting.equals(WaitingRows.NONE);
        int changes = waiting.arrived() + waiting.gone() + waiting.unmatched();
        String text = sentence(waiting);
        show.setVisible(anything);
        show.setText(anything ? label(waiting, text) : "");
        if (changes == 0) {
            said = 0;
            spoken.setText("");
        } else if (changes >= 2 * said) {
            said = changes;
            spoken.setText(text);
        }
    }

    /// What is new can be shown; what has gone or changed makes an update.
    private static String label(WaitingRows waiting, String text) {
        return waiting.arrived() > 0 && waiting.gone() + waiting.unmatched() == 0
                ? text("list.show", text)
                : text("list.update", text);
    }

    private static String sentence(WaitingRows waiting) {
        List<String> changes = new ArrayList<>();
        if (waiting.arrived() > 0) {
            changes.add(text("list.arrived", waiting.arrived()));
        }
        if (waiting.gone() > 0) {
            changes.add(text("list.gone-count", waiting.gone()));
        }
        if (waiting.unmatched() > 0) {
            changes.add(text("list.unmatched-count", waiting.unmatched()));
        }
        return changes.isEmpty() ? text("list.moved") : String.join(" · ", changes);
    }
}
