package io.sandboxconsole.console.error;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;

/// A page that only says something: a sign, a headline, sentences, and what to do next.
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

    MessagePage offer(Component next) {
        add(next);
        return this;
    }
}
