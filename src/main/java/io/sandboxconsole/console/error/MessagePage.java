package io.sandboxconsole.console.error;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;

/// A page with a message only: an icon, a headline, sentences and the next step.
final class MessagePage extends VerticalLayout {

    MessagePage(VaadinIcon sign, String headline) {
        addClassName("message");
        var icon = sign.create();
        icon.setSize("2.25rem");
        icon.setColor("var(--sc-muted)");
        setAlignItems(Alignment.CENTER);
        icon.getElement().setAttribute("aria-hidden", "true");
        add(icon, new H1(headline));
    }

    MessagePage paragraph(String sentence) {
        add(new Paragraph(sentence));
        return this;
    }

    MessagePage next(Component component) {
        add(component);
        return this;
    }
}
