package io.sandboxconsole.console.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;

/// Lays out components below each other, each as wide as the stack, without a frame: the default layout of a page's
/// parts.
public class Stack extends VerticalLayout {

    public Stack(Component... components) {
        super(components);
        setPadding(false);
        setAlignItems(Alignment.STRETCH);
    }
}
