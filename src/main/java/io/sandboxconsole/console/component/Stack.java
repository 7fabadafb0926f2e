package io.sandboxconsole.console.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;

/// Components below each other, each as wide as the stack, without a frame: the one way in which most parts of a page
/// stand.
public class Stack extends VerticalLayout {

    public Stack(Component... components) {
        super(components);
        setPadding(false);
        setAlignItems(Alignment.STRETCH);
    }
}
