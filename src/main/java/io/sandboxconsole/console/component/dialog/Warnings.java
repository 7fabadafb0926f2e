package io.sandboxconsole.console.component.dialog;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;

/// Lists warnings before a confirmation; invisible while there are none.
public final class Warnings extends Div {

    public Warnings(List<String> sentences) {
        addClassName("warnings");
        getElement().setAttribute("role", "status");
        show(sentences);
    }

    public void show(List<String> sentences) {
        removeAll();
        sentences.forEach(sentence -> {
            var icon = VaadinIcon.WARNING.create();
            icon.getElement().setAttribute("aria-hidden", "true");
            var line = new Div(icon, new Span(sentence));
            line.addClassName("warning");
            add(line);
        });
    }
}
