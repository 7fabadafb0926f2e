package io.sandboxconsole.console.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;

/// Shows the title of a page, and at the other end of the line the actions on the whole page.
public final class ViewHeading extends HorizontalLayout {

    public ViewHeading(String title, Component... tools) {
        this(new HorizontalLayout(Alignment.CENTER, new H1(title)), tools);
    }

    /// @param start the title and the components beside it
    public ViewHeading(HorizontalLayout start, Component... tools) {
        super(Alignment.CENTER, start);
        add(tools);
        expand(start);
        addClassName("view-heading");
    }
}
