package io.sandboxconsole.console.overview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/// A part of the page with a heading.
final class Panel extends Section {

    Panel(String name, Component content) {
        addClassName("panel");
        getElement().setAttribute("aria-label", name);
        add(new H2(name), content);
    }
}
