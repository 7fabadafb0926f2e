package io.sandboxconsole.console.overview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.card.CardVariant;
import com.vaadin.flow.component.html.H2;

/// A section of the page with a heading.
public final class Panel extends Card {

    public Panel(String name, Component content) {
        addThemeVariants(CardVariant.OUTLINED);
        setAriaLabel(name);
        setTitle(new H2(name));
        add(content);
    }
}
